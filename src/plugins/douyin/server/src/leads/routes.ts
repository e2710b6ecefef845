import { grants } from '../../../contracts/grants';
import { leadContracts as contracts } from '../../../contracts/leads';
import { panelOnly } from './panel/routes';
import { bothRouters } from './rights/http';

/** Routes of the leads themselves. */
export const leadRoutes = bothRouters(
  'leads',
  'lead-panel',
  [
    [contracts.list, 'find', grants.leadsView, 'read'],
    [contracts.read, 'findOne', grants.leadsView, 'read'],
    [contracts.update, 'update', grants.leadsEdit, 'update'],
  ],
  panelOnly,
);
