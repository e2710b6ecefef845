import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { appController } from './controller';
import { applyEnvironment } from './environment';
import { refuseUnsafeProduction } from './production';
import { appRoutes } from './routes';
import { appSchema } from './schema';
import { sealedColumns } from './secret';
import { appsService } from './service';

/** The registered applications: many of them, each with its own secret, scopes and switches. */
export const apps = {
  routes: appRoutes,
  controllers: { app: appController },
  services: { apps: appsService },
  contentTypes: { app: { schema: appSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedColumns),
  async bootstrap({ strapi }) {
    await applyEnvironment(strapi);
    await refuseUnsafeProduction(strapi);
  },
} satisfies Feature;
