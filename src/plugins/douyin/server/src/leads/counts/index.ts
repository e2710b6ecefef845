import type { Feature } from '../../shared/feature';
import { countController } from './controller';
import { countRoutes } from './routes';

/** How many leads there are: by day, source, status and owner, and to be followed up. */
export const counts = {
  routes: countRoutes,
  controllers: { 'lead-counts': countController },
} satisfies Feature;
