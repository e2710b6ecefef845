import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { metricsContracts } from '../../../contracts/metrics';
import { apiPrefix, settingsOf } from '../config';
import { PluginError } from '../shared/errors';
import type { Feature } from '../shared/feature';
import { answerError, grantedRoute, isProgram } from '../shared/http';
import { service, type Context } from '../shared/service';
import { mayPass } from './gate';
import { metricsService } from './service';

async function answer(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const { type, text } = await service(strapi, 'metrics').text();
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Type', type);
  ctx.body = text;
}

/** Answers whoever asks from an address of the list, before Strapi asks for a token. */
function openToAddresses(strapi: Core.Strapi): void {
  const { metrics, login } = settingsOf(strapi);
  const path = `${apiPrefix(strapi)}/douyin${metricsContracts.read.path}`;
  strapi.server.use(async (ctx: KoaContext, next: Next) => {
    const isAsked = ctx.method === 'GET' && ctx.path === path;
    if (isAsked && mayPass(ctx, metrics.addresses, login.proxies)) return answer(strapi, ctx);
    return next();
  });
}

const metricsController = ({ strapi }: Context) => ({
  /** For programs with a token only: the role of all visitors could be given the permission by mistake. */
  async scrape(ctx: KoaContext) {
    if (isProgram(ctx)) return answer(strapi, ctx);
    answerError(ctx, new PluginError('CONFIG_FORBIDDEN', 'Metrics are for API tokens and listed addresses'));
  },
});

/** What the site and this process count, for Prometheus. */
export const metrics = {
  routes: {
    'metrics-api': {
      type: 'content-api' as const,
      routes: [grantedRoute(metricsContracts.read, 'metrics.scrape')],
    },
  },
  controllers: { metrics: metricsController },
  services: { metrics: metricsService },
  register: ({ strapi }) => openToAddresses(strapi),
} satisfies Feature;
