import { grants } from '../../../../contracts/grants';
import { countContracts as contracts } from '../../../../contracts/lead-counts';
import { bothRouters } from '../rights/http';

/** Routes of numbers. */
export const countRoutes = bothRouters('lead-counts', 'lead-counts', [
  [contracts.chart, 'chartFind', grants.leadsView, 'read'],
  [contracts.followUps, 'followUpsFind', grants.leadsView, 'read'],
  [contracts.stages, 'stagesFind', grants.leadsView, 'read'],
]);
