import { grants } from '../../../../contracts/grants';
import { leadMergeContracts } from '../../../../contracts/lead-merge';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

const { preview, merge, merges, separate } = leadMergeContracts;

/** Routes for merging leads. */
export const leadMergeRoutes = {
  'lead-merge-api': siteRouter([
    siteRoute(preview, grants.leadsMerge, 'preview'),
    siteRoute(merge, grants.leadsMerge, 'merge'),
    siteRoute(merges, grants.leadsMerge, 'find'),
    siteRoute(separate, grants.leadsMerge, 'separate'),
  ]),
  'lead-merge-panel': panelRouter([
    panelRoute(preview, 'lead-merge-panel.preview', 'merge'),
    panelRoute(merge, 'lead-merge-panel.merge', 'merge'),
    panelRoute(merges, 'lead-merge-panel.find', 'merge'),
    panelRoute(separate, 'lead-merge-panel.separate', 'merge'),
  ]),
};
