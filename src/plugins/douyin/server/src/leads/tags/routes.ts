import { grants } from '../../../../contracts/grants';
import { tagContracts } from '../../../../contracts/lead-tags';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

/** Routes of the tags in the content API. */
const site = [
  siteRoute(tagContracts.list, grants.leadsView, 'tagsFind'),
  siteRoute(tagContracts.replace, grants.leadsEdit, 'replaceTag'),
];

/** The same in the panel. */
const panel = [
  panelRoute(tagContracts.list, 'lead-tags.tagsFind', 'read'),
  panelRoute(tagContracts.replace, 'lead-tags.replaceTag', 'update'),
];

/** Routes of the feature. */
export const tagRoutes = {
  'lead-tags-api': siteRouter(site),
  'lead-tags-panel': panelRouter(panel),
};
