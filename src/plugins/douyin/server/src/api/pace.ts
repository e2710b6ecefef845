import type { Core } from '@strapi/strapi';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { AccountRow } from '../accounts/service';
import { PluginError } from '../shared/errors';
import { openLimiter, takePoint } from '../shared/limits';
import type { Send } from '../shared/request';
import { service } from '../shared/service';

const patienceMs = 5000;

async function waitForTurn(turns: RateLimiterAbstract, accountId: string): Promise<void> {
  for (let waitedMs = 0; ;) {
    const nextMs = await takePoint(turns, accountId);
    if (nextMs === 0) return;
    // Those that wait do not come back all at once.
    const waitMs = nextMs + Math.random() * 100;
    waitedMs += waitMs;
    if (waitedMs > patienceMs) {
      const details = { account: accountId, retryAfterSeconds: 1 };
      throw new PluginError('API_THROTTLED', 'Too many calls for this account are waiting', details);
    }
    await sleep(waitMs);
  }
}

/** Makes a sender keep an account's pace: `send` waits its turn, and throws API_THROTTLED after five seconds in vain. */
export type Paced = (account: AccountRow, send: Send) => Send;

/** Calls go out as often as an account's platform likes (`callsPerSecond`), counted over all processes together. */
export function createPaced(strapi: Core.Strapi): Paced {
  const limiters = new Map<string, Promise<RateLimiterAbstract>>();
  const limiterOf = (provider: string, points: number) => {
    const known = limiters.get(provider);
    if (known) return known;
    const opened = openLimiter(strapi, { keyPrefix: `pace-${provider}`, points, duration: 1 });
    limiters.set(provider, opened);
    return opened;
  };
  return ({ documentId, provider }, send) => {
    const points = service(strapi, 'platform').of(provider).callsPerSecond;
    if (points === null) return send;
    return async (call) => {
      await waitForTurn(await limiterOf(provider, points), documentId);
      return send(call);
    };
  };
}
