import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { settingsOf } from '../config';
import { PluginError } from '../shared/errors';
import { answerError } from '../shared/http';
import { sendError } from './send';

/** Middleware that lets each address through only so often a minute; answers 429 with the seconds to wait. */
export function loginLimit(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  const limiter = new RateLimiterMemory({ points: settingsOf(strapi).login.perMinute, duration: 60 });
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await limiter.consume(ctx.ip);
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      const seconds = Math.ceil(rejected.msBeforeNext / 1000);
      ctx.set('Retry-After', String(seconds));
      const error = new PluginError('AUTH_TOO_OFTEN', `Too many tries: wait ${seconds} s`, { seconds });
      // What a browser opens is a page, what a script calls is JSON.
      if (ctx.method === 'GET') sendError(ctx, error);
      else answerError(ctx, error);
      return;
    }
    await next();
  };
}
