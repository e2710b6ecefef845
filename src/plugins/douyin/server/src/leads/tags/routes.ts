import { grants } from '../../../../contracts/grants';
import { tagContracts as contracts } from '../../../../contracts/lead-tags';
import { bothRouters } from '../rights/http';

/** Routes of the tags. */
export const tagRoutes = bothRouters('lead-tags', 'lead-tags', [
  [contracts.list, 'tagsFind', grants.leadsView, 'read'],
  [contracts.replace, 'replaceTag', grants.leadsEdit, 'update'],
]);
