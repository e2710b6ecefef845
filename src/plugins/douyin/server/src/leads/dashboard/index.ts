import { dashboardContracts as contracts } from '../../../../contracts/lead-dashboard';
import type { Feature } from '../../shared/feature';
import { action, adminOf } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { countFollowUps } from '../counts/follow-ups';
import { panelAsker } from '../rights/actions';
import { panelRoute, panelRouter } from '../rights/http';
import { readDashboard } from './read';

const invalid = 'QUERY_INVALID';

function dashboardController({ strapi }: Context) {
  const askerOf = panelAsker(strapi);
  return {
    find: action(
      contracts.read,
      async ({ query }, ctx) => readDashboard(strapi, query, (await askerOf(ctx, 'read')).reach),
      invalid,
    ),
    mine: action(
      contracts.mine,
      async ({ query: { zone } }, ctx) => {
        const owner = Number(adminOf(ctx)?.id ?? 0);
        const { reach } = await askerOf(ctx, 'read');
        return { owner, ...(await countFollowUps(strapi, zone, reach, owner)) };
      },
      invalid,
    ),
    rebuild: action(contracts.rebuild, async () => {
      await service(strapi, 'leadTally').rebuild();
      return {};
    }),
  };
}

/** What becomes of the leads, in numbers: the page of the panel and the boxes of the home page. */
export const dashboard = {
  routes: {
    'lead-dashboard': panelRouter([
      panelRoute(contracts.read, 'lead-dashboard.find', 'read'),
      panelRoute(contracts.mine, 'lead-dashboard.mine', 'read'),
      panelRoute(contracts.rebuild, 'lead-dashboard.rebuild', 'settings'),
    ]),
  },
  controllers: { 'lead-dashboard': dashboardController },
} satisfies Feature;
