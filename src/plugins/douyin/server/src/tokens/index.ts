import { clock } from '../shared/clock';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { sealedAppTokens } from './app/row';
import { appTokenSchema } from './app/schema';
import { tellKeys } from './alerts';
import { backfill } from './backfill';
import { tokenController } from './controller';
import { scheduleTokens } from './jobs';
import { nameRefreshes, readGrants } from './metrics';
import { sealedColumns } from './row';
import { tokenRoutes } from './routes';
import { tokenSchema } from './schema';
import { narrowToState } from './state';
import { tokensService } from './service';

/** The sealed tokens of accounts and apps, kept alive by cron and on demand. */
export const tokens = {
  routes: tokenRoutes,
  controllers: { token: tokenController },
  services: { tokens: tokensService },
  contentTypes: { token: { schema: tokenSchema }, 'app-token': { schema: appTokenSchema } },
  register({ strapi }) {
    service(strapi, 'secrets').keep(sealedColumns);
    service(strapi, 'secrets').keep(sealedAppTokens);
  },
  async bootstrap({ strapi }) {
    const tokens = service(strapi, 'tokens');
    service(strapi, 'accounts').registerTokens({
      read: (ids) => tokens.views(ids),
      narrowToState: (accounts, state) => narrowToState(accounts, state, clock.now()),
      drop: (accountId, actor) => tokens.drop(accountId, actor),
    });
    await backfill(strapi);
    await tellKeys(strapi);
    scheduleTokens(strapi);
    nameRefreshes(strapi);
    service(strapi, 'metrics').source('tokens', () => readGrants(strapi));
  },
} satisfies Feature;
