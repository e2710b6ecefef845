import { grants } from '../../../../contracts/grants';
import { leadMergeContracts as contracts } from '../../../../contracts/lead-merge';
import { bothRouters } from '../rights/http';

/** Routes for merging leads. */
export const leadMergeRoutes = bothRouters('lead-merge', 'lead-merge-panel', [
  [contracts.preview, 'preview', grants.leadsMerge, 'merge'],
  [contracts.merge, 'merge', grants.leadsMerge, 'merge'],
  [contracts.merges, 'find', grants.leadsMerge, 'merge'],
  [contracts.separate, 'separate', grants.leadsMerge, 'merge'],
]);
