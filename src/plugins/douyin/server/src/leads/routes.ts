import { leadContracts } from '../../../contracts/leads';

/** Routes of the leads. */
export const leadRoutes = {
  // Roles and API tokens are granted `plugin::douyin.lead.find`: the ending lets read-only tokens in.
  'leads-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [{ method: 'GET' as const, path: leadContracts.list.path, handler: 'lead.find' }],
  },
};
