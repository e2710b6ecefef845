import { grants } from '../../../../contracts/grants';
import { leadDuplicateContracts, leadMatchContracts } from '../../../../contracts/lead-duplicates';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

const { search, state, list, keepApart } = leadDuplicateContracts;

/** Routes for finding duplicates. */
export const leadDuplicateRoutes = {
  'lead-duplicates-api': siteRouter([siteRoute(leadMatchContracts.match, grants.leadsView, 'match')]),
  'lead-duplicates-panel': panelRouter([
    panelRoute(search, 'lead-duplicates.search', 'merge'),
    panelRoute(state, 'lead-duplicates.state', 'merge'),
    panelRoute(list, 'lead-duplicates.find', 'merge'),
    panelRoute(keepApart, 'lead-duplicates.keepApart', 'merge'),
    panelRoute(leadMatchContracts.match, 'lead-duplicates.match', 'read'),
  ]),
};
