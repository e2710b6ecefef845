import type { Feature } from '../shared/feature';
import { appController } from './controller';
import { applyEnvironment } from './environment';
import { refuseUnsafeProduction } from './production';
import { appRoutes } from './routes';
import { appSchema } from './schema';
import { appsService } from './service';

/** The registered applications: many of them, each with its own secret, scopes and switches. */
export const apps = {
  routes: appRoutes,
  controllers: { app: appController },
  services: { apps: appsService },
  contentTypes: { app: { schema: appSchema } },
  async bootstrap({ strapi }) {
    await applyEnvironment(strapi);
    await refuseUnsafeProduction(strapi);
  },
} satisfies Feature;
