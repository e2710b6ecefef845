import { grants } from '../../../../contracts/grants';
import { leadDuplicateContracts, leadMatchContracts } from '../../../../contracts/lead-duplicates';
import { panelRoute, siteRoute } from '../rights/http';

const { search, state, list, keepApart } = leadDuplicateContracts;

/** Routes for finding duplicates. */
export const leadDuplicateRoutes = {
  'lead-duplicates-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [siteRoute(leadMatchContracts.match, grants.leadsView, 'match')],
  },
  'lead-duplicates-panel': {
    type: 'admin' as const,
    routes: [
      panelRoute(search, 'lead-duplicates.search', 'merge'),
      panelRoute(state, 'lead-duplicates.state', 'merge'),
      panelRoute(list, 'lead-duplicates.find', 'merge'),
      panelRoute(keepApart, 'lead-duplicates.keepApart', 'merge'),
      panelRoute(leadMatchContracts.match, 'lead-duplicates.match', 'read'),
    ],
  },
};
