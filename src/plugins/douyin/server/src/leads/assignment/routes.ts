import { assignmentContracts } from '../../../../contracts/lead-assignment';
import { panelRoute, panelRouter } from '../rights/http';

/** Routes of dealing out leads in the panel. */
const panel = [
  panelRoute(assignmentContracts.rules, 'lead-assignment.find', 'settings'),
  panelRoute(assignmentContracts.createRule, 'lead-assignment.create', 'settings'),
  panelRoute(assignmentContracts.updateRule, 'lead-assignment.update', 'settings'),
  panelRoute(assignmentContracts.removeRule, 'lead-assignment.delete', 'settings'),
  panelRoute(assignmentContracts.orderRules, 'lead-assignment.order', 'settings'),
  panelRoute(assignmentContracts.claim, 'lead-assignment.claim', 'update'),
];

/** Routes of the feature. */
export const assignmentRoutes = {
  'lead-assignment-panel': panelRouter(panel),
};
