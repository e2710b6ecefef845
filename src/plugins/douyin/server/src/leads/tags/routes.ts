import { grants } from '../../../../contracts/grants';
import { tagContracts as contracts, tagSettingContracts as settings } from '../../../../contracts/lead-tags';
import { bothRouters, panelRoute } from '../rights/http';

const panel = [
  panelRoute(settings.list, 'lead-tag-settings.find', 'read'),
  panelRoute(settings.save, 'lead-tag-settings.save', 'settings'),
  panelRoute(settings.remove, 'lead-tag-settings.remove', 'settings'),
];

/** Routes of the tags. */
export const tagRoutes = bothRouters(
  'lead-tags',
  'lead-tags',
  [
    [contracts.list, 'tagsFind', grants.leadsView, 'read'],
    [contracts.replace, 'replaceTag', grants.leadsEdit, 'update'],
  ],
  panel,
);
