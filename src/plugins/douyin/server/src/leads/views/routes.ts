import { viewContracts as contracts } from '../../../../contracts/lead-views';
import { panelRoute, panelRouter } from '../rights/http';

/** Routes of the views. */
export const viewRoutes = {
  'lead-views-panel': panelRouter([
    panelRoute(contracts.list, 'lead-views.find', 'read'),
    panelRoute(contracts.create, 'lead-views.create', 'read'),
    panelRoute(contracts.update, 'lead-views.update', 'read'),
    panelRoute(contracts.remove, 'lead-views.delete', 'read'),
    panelRoute(contracts.setOwnDefault, 'lead-views.setOwnDefault', 'read'),
    panelRoute(contracts.setSharedDefault, 'lead-views.setSharedDefault', 'views'),
  ]),
};
