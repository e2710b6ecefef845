import type { Feature } from '../../shared/feature';
import { viewController } from './controller';
import { viewRoutes } from './routes';
import { leadViewDefaultSchema, leadViewSchema } from './schema';

/** Ways to look at the leads that are saved, shared, and opened with. */
export const views = {
  routes: viewRoutes,
  controllers: { 'lead-views': viewController },
  contentTypes: {
    'lead-view': { schema: leadViewSchema },
    'lead-view-default': { schema: leadViewDefaultSchema },
  },
} satisfies Feature;
