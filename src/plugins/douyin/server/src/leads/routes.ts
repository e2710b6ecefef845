import { leadContracts } from '../../../contracts/leads';
import { grantedRoute } from '../shared/http';

/** Routes of the leads. */
export const leadRoutes = {
  // Roles and API tokens are granted `plugin::douyin.<handler>`: the endings of the first two let read-only tokens in.
  'leads-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [
      grantedRoute(leadContracts.list, 'lead.find'),
      grantedRoute(leadContracts.read, 'lead.findOne'),
      grantedRoute(leadContracts.update, 'lead.update'),
    ],
  },
};
