import { grants } from '../../../../contracts/grants';
import { leadDuplicateContracts, leadMatchContracts } from '../../../../contracts/lead-duplicates';
import { bothRouters, panelRoute } from '../rights/http';

const { search, state, cancel, list, keepApart, takeBack } = leadDuplicateContracts;

const panel = [
  panelRoute(search, 'lead-duplicates.search', 'merge'),
  panelRoute(state, 'lead-duplicates.state', 'merge'),
  panelRoute(cancel, 'lead-duplicates.cancel', 'merge'),
  panelRoute(list, 'lead-duplicates.find', 'merge'),
  panelRoute(keepApart, 'lead-duplicates.keepApart', 'merge'),
  panelRoute(takeBack, 'lead-duplicates.takeBack', 'merge'),
];

/** Routes for finding duplicates; all but the question which leads people are stand in the panel alone. */
export const leadDuplicateRoutes = bothRouters(
  'lead-duplicates',
  'lead-duplicates',
  [[leadMatchContracts.match, 'match', grants.leadsView, 'read']],
  panel,
);
