import { grants } from '../../../../contracts/grants';
import { countContracts } from '../../../../contracts/lead-counts';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

/** Routes of numbers in the content API. */
const site = [
  siteRoute(countContracts.chart, grants.leadsView, 'chartFind'),
  siteRoute(countContracts.followUps, grants.leadsView, 'followUpsFind'),
  siteRoute(countContracts.stages, grants.leadsView, 'stagesFind'),
];

/** The same in the panel. */
const panel = [
  panelRoute(countContracts.chart, 'lead-counts.chartFind', 'read'),
  panelRoute(countContracts.followUps, 'lead-counts.followUpsFind', 'read'),
  panelRoute(countContracts.stages, 'lead-counts.stagesFind', 'read'),
];

/** Routes of the feature. */
export const countRoutes = {
  'lead-counts-api': siteRouter(site),
  'lead-counts-panel': panelRouter(panel),
};
