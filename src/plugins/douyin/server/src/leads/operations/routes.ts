import { grants } from '../../../../contracts/grants';
import { operationContracts } from '../../../../contracts/lead-operations';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

/** Routes of changing many leads in the content API. */
const site = [
  siteRoute(operationContracts.start, grants.leadsEdit, 'startMany'),
  siteRoute(operationContracts.list, grants.leadsEdit, 'listMany'),
  siteRoute(operationContracts.read, grants.leadsEdit, 'followMany'),
  siteRoute(operationContracts.cancel, grants.leadsEdit, 'cancelMany'),
  siteRoute(operationContracts.undo, grants.leadsEdit, 'undoMany'),
];

/** The same in the panel. */
const panel = [
  panelRoute(operationContracts.start, 'lead-operations.startMany', 'update'),
  panelRoute(operationContracts.list, 'lead-operations.listMany', 'update'),
  panelRoute(operationContracts.read, 'lead-operations.followMany', 'update'),
  panelRoute(operationContracts.cancel, 'lead-operations.cancelMany', 'update'),
  panelRoute(operationContracts.undo, 'lead-operations.undoMany', 'update'),
];

/** Routes of the feature. */
export const operationRoutes = {
  'lead-operations-api': siteRouter(site),
  'lead-operations-panel': panelRouter(panel),
};
