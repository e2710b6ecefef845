import { grants } from '../../../../contracts/grants';
import { tagContracts } from '../../../../contracts/lead-tags';
import { panelRoute, siteRoute } from '../rights/http';

/** Routes of the tags in the content API. */
export const tagSite = [
  siteRoute(tagContracts.list, grants.leadsView, 'tagsFind'),
  siteRoute(tagContracts.replace, grants.leadsEdit, 'replaceTag'),
];

/** The same in the panel. */
export const tagPanel = [
  panelRoute(tagContracts.list, 'lead-tags.tagsFind', 'read'),
  panelRoute(tagContracts.replace, 'lead-tags.replaceTag', 'update'),
];
