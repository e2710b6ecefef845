import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { accountController, meController } from './controller';
import { sealedColumns } from './phone';
import { accountRoutes } from './routes';
import { accountSchema } from './schema';
import { accountsService } from './service';

/** The platform users who authorised our apps, each perhaps tied to a user of this site. */
export const accounts = {
  routes: accountRoutes,
  controllers: { account: accountController, me: meController },
  services: { accounts: accountsService },
  contentTypes: { account: { schema: accountSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedColumns),
  bootstrap({ strapi }) {
    service(strapi, 'apps').registerDependents((ids) => service(strapi, 'accounts').countByApp(ids));
  },
} satisfies Feature;
