import type { Feature } from '../../shared/feature';
import { tagController } from './controller';
import { ensureTagNames } from './names';
import { tagRoutes } from './routes';

/** The tags that leads have, each with how many. */
export const tags = {
  routes: tagRoutes,
  controllers: { 'lead-tags': tagController },
  bootstrap: ({ strapi }) => ensureTagNames(strapi),
} satisfies Feature;
