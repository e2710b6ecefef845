import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { addressOf, limitNetwork } from '../network';
import { sendError } from './send';
import { tooOften } from './too-often';

/** Other requests of a login for each start: poll, callback, exchange, and some more tabs. */
const perStart = 20;

/**
 * Middleware that keeps floods from the database: each process and route lets a network through only so often a minute,
 * and answers 429 with the seconds to wait. The limit on starts is another one, and shared by all processes.
 */
export function loginLimit(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  const points = settingsOf(strapi).login.perMinute * perStart;
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await limiter.consume(limitNetwork(addressOf(strapi, ctx)));
    } catch (rejected) {
      const error = tooOften(rejected);
      if (!(error instanceof PluginError)) throw error;
      // What a browser opens is a page, what a script calls is JSON.
      const isPage = ctx.method === 'GET' && !/^\/douyin\/(login|again)\/attempts\//.test(ctx.path);
      if (isPage) sendError(ctx, error);
      else answerError(ctx, error);
      return;
    }
    await next();
  };
}
