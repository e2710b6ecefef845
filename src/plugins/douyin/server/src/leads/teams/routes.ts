import { teamContracts } from '../../../../contracts/lead-teams';
import { panelRoute } from '../rights/http';

/** Routes of the teams in the panel. */
export const teamPanel = [
  panelRoute(teamContracts.list, 'lead-teams.find', 'read'),
  panelRoute(teamContracts.create, 'lead-teams.create', 'settings'),
  panelRoute(teamContracts.update, 'lead-teams.update', 'settings'),
  panelRoute(teamContracts.remove, 'lead-teams.delete', 'settings'),
];
