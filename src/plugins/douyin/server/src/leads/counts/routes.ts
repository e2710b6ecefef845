import { grants } from '../../../../contracts/grants';
import { countContracts } from '../../../../contracts/lead-counts';
import { panelRoute, siteRoute } from '../rights/http';

/** Routes of numbers in the content API. */
export const countSite = [
  siteRoute(countContracts.chart, grants.leadsView, 'chartFind'),
  siteRoute(countContracts.followUps, grants.leadsView, 'followUpsFind'),
  siteRoute(countContracts.stages, grants.leadsView, 'stagesFind'),
];

/** The same in the panel. */
export const countPanel = [
  panelRoute(countContracts.chart, 'lead-counts.chartFind', 'read'),
  panelRoute(countContracts.followUps, 'lead-counts.followUpsFind', 'read'),
  panelRoute(countContracts.stages, 'lead-counts.stagesFind', 'read'),
];
