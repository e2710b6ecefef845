import { absenceContracts } from '../../../../contracts/lead-absence';
import { teamContracts } from '../../../../contracts/lead-teams';
import { panelRoute, panelRouter } from '../rights/http';

/** Routes of the teams in the panel. */
const panel = [
  panelRoute(teamContracts.list, 'lead-teams.find', 'read'),
  panelRoute(teamContracts.create, 'lead-teams.create', 'settings'),
  panelRoute(teamContracts.update, 'lead-teams.update', 'settings'),
  panelRoute(teamContracts.remove, 'lead-teams.delete', 'settings'),
  panelRoute(absenceContracts.mine, 'lead-absence.find', 'read'),
  panelRoute(absenceContracts.setMine, 'lead-absence.setMine', 'read'),
  panelRoute(absenceContracts.set, 'lead-absence.set', 'settings'),
];

/** Routes of the feature. */
export const teamRoutes = {
  'lead-teams-panel': panelRouter(panel),
};
