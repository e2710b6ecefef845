import type { Contract } from '../../../contracts/contract';
import { leadContracts } from '../../../contracts/leads';

const granted = ({ method, path }: Contract, handler: string) => ({ method, path, handler });

/** Routes of the leads. */
export const leadRoutes = {
  // Roles and API tokens are granted `plugin::douyin.<handler>`: the endings of the first two let read-only tokens in.
  'leads-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [
      granted(leadContracts.list, 'lead.find'),
      granted(leadContracts.read, 'lead.findOne'),
      granted(leadContracts.update, 'lead.update'),
    ],
  },
};
