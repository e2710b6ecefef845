import type { Feature } from '../../shared/feature';
import { tagController, tagSettingController } from './controller';
import { ensureTagNames } from './names';
import { tagRoutes } from './routes';
import { leadTagSettingSchema } from './schema';

/** The tags that leads have, each with how many. */
export const tags = {
  routes: tagRoutes,
  controllers: { 'lead-tags': tagController, 'lead-tag-settings': tagSettingController },
  contentTypes: { 'lead-tag-setting': { schema: leadTagSettingSchema } },
  bootstrap: ({ strapi }) => ensureTagNames(strapi),
} satisfies Feature;
