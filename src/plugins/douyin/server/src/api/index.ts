import type { Feature } from '../shared/feature';
import { explorerController } from './controller';
import { explorerRoutes } from './routes';
import { apiService } from './service';

/** The account APIs of the platforms, as a service and, for reads, by hand in the admin. */
export const api = {
  routes: explorerRoutes,
  controllers: { explorer: explorerController },
  services: { api: apiService },
} satisfies Feature;
