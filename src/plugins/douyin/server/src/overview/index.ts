import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import { overviewContracts } from '../../../contracts/overview';
import { addSeconds, clock } from '../shared/clock';
import type { Feature } from '../shared/feature';
import { action, adminRoute } from '../shared/http';
import { service, type Context } from '../shared/service';

async function read(strapi: Core.Strapi): Promise<Answer<typeof overviewContracts.read>> {
  const [apps, accounts, states, loginsToday, incidentsOpen] = await Promise.all([
    service(strapi, 'apps').views({ deleted: false, hostInUse: null }),
    service(strapi, 'accounts').count(),
    service(strapi, 'tokens').countStates(),
    service(strapi, 'audit').countSince('login.succeeded', addSeconds(clock.now(), -86_400)),
    service(strapi, 'notices').countOpen(),
  ]);
  return {
    apps: apps.length,
    appsOn: apps.filter(({ switches }) => Object.values(switches).some(Boolean)).length,
    appsFailing: apps.filter(({ checks }) => checks.some(({ outcome }) => outcome === 'fail')).length,
    accounts,
    accountsHealthy: states.healthy,
    accountsDue: states.due,
    accountsExpired: states.expired,
    loginsToday,
    incidentsOpen,
    keys: service(strapi, 'secrets').state(),
  };
}

const overviewController = ({ strapi }: Context) => ({
  find: action(overviewContracts.read, () => read(strapi)),
});

/** The numbers of the start page and of the home-page widget. */
export const overview = {
  routes: {
    'overview-admin': {
      type: 'admin' as const,
      routes: [adminRoute(overviewContracts.read, 'overview.find', 'app.read')],
    },
  },
  controllers: { overview: overviewController },
} satisfies Feature;
