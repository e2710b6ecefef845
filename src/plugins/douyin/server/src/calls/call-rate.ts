import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { settingsOf } from '../config';
import { PluginError } from '../shared/errors';
import { answerError, callerOf } from '../shared/http';

const windowSeconds = 60;

/** How a caller stands: calls left, seconds until all are there again, and whether this one was too many. */
export type Standing = { left: number; resetSeconds: number; isOver: boolean };

/** The headers that tell a caller how it stands (draft-ietf-httpapi-ratelimit-headers-10). */
export const rateHeaders = (quota: number, { left, resetSeconds }: Standing): Record<string, string> => ({
  'RateLimit-Policy': `"caller";q=${quota};w=${windowSeconds}`,
  RateLimit: `"caller";r=${left};t=${resetSeconds}`,
});

const standingOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isOver: boolean): Standing => ({
  left: Math.max(remainingPoints, 0),
  resetSeconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
  isOver,
});

async function count(limiter: RateLimiterMemory, caller: string): Promise<Standing> {
  try {
    return standingOf(await limiter.consume(caller), false);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return standingOf(refusal, true);
    throw refusal;
  }
}

/**
 * Middleware of the content API: so many calls a minute for each token and each user, and 429 CALL_TOO_OFTEN above. Each process
 * counts in its memory, so that a call costs no statement: several processes let through several times as much.
 */
export function callRate(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  const quota = settingsOf(strapi).calls.perMinute;
  if (quota === 0) return (_ctx: KoaContext, next: Next): Promise<void> => next();
  const limiter = new RateLimiterMemory({ points: quota, duration: windowSeconds });
  return async (ctx: KoaContext, next: Next): Promise<void> => {
    const standing = await count(limiter, callerOf(ctx));
    ctx.set(rateHeaders(quota, standing));
    if (!standing.isOver) return next();
    const seconds = standing.resetSeconds;
    answerError(ctx, new PluginError('CALL_TOO_OFTEN', `At most ${quota} calls a minute`, { seconds }));
  };
}
