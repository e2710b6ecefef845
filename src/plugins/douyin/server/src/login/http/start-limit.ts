import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import { sha256 } from '../../shared/crypto';
import { openLimiter } from '../../shared/limits';
import { limitNetwork } from '../network';
import { tooOften } from './too-often';

/** Counts the starts of logins by network, for all processes together. */
export type StartLimit = {
  prepare(): Promise<void>;
  /** Counts one start; throws AUTH_TOO_OFTEN with the seconds to wait. */
  count(ip: string): Promise<void>;
};

/** The limit on starts, kept in the database. */
export function createStartLimit(strapi: Core.Strapi): StartLimit {
  let limiter: RateLimiterAbstract | null = null;
  return {
    async prepare() {
      const { perMinute } = settingsOf(strapi).login;
      // A flood costs the database one statement a minute and address.
      const inMemoryBlockOnConsumed = perMinute + 1;
      const limit = { keyPrefix: 'start', points: perMinute, duration: 60, inMemoryBlockOnConsumed };
      limiter = await openLimiter(strapi, limit);
    },
    async count(ip) {
      try {
        await limiter?.consume(sha256(limitNetwork(ip)));
      } catch (rejected) {
        throw tooOften(rejected);
      }
    },
  };
}
