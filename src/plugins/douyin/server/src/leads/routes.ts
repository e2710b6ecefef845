import type { Contract } from '../../../contracts/contract';
import { grants, type Grant } from '../../../contracts/grants';
import { leadContracts } from '../../../contracts/leads';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import type { LeadAction } from '../../../contracts/permissions';
import { adminRoute, grantedRoute } from '../shared/http';

/** Whether a sender may is for the controller to say: a route's box gives all leads, another one some. */
const site = (contract: Contract, grant: Grant, box: string) =>
  grantedRoute(contract, `${grant}.${box}`, { auth: { scope: [] } });

const panel = (contract: Contract, handler: string, what: LeadAction) =>
  adminRoute(contract, `lead-panel.${handler}`, `lead.${what}`);

/** Routes of the leads. */
export const leadRoutes = {
  'leads-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [
      site(leadContracts.list, grants.leadsView, 'find'),
      site(leadContracts.read, grants.leadsView, 'findOne'),
      site(leadContracts.update, grants.leadsEdit, 'update'),
    ],
  },
  'leads-panel': {
    type: 'admin' as const,
    routes: [
      panel(leadPanelContracts.list, 'find', 'read'),
      panel(leadPanelContracts.read, 'findOne', 'read'),
      panel(leadPanelContracts.update, 'update', 'update'),
    ],
  },
};
