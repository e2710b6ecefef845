import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import { sha256 } from '../../shared/crypto';
import { takePoint } from '../../shared/limits';
import { service } from '../../shared/service';

/** Counts the calls of each client. */
export type ClientLimit = {
  /** Counts a call; gives the seconds to wait where it is one too many, otherwise 0. */
  secondsToWait(ctx: KoaContext): Promise<number>;
};

const windowSeconds = 60;

function basicId(header: string): string {
  const [, credentials = ''] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  return Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)[0] ?? '';
}

/** The client that a request says it is. */
function claimedId(ctx: KoaContext): string {
  const { body } = ctx.request as { body?: { client_id?: unknown } };
  const written = body?.client_id ?? ctx.query.client_id;
  return typeof written === 'string' && written ? written : basicId(ctx.get('authorization'));
}

/**
 * So many calls a minute for each client and network, counted in each process, so that a call costs no statement. The network
 * belongs to it: otherwise anybody could use up the calls of a client whose id is known.
 */
export function createClientLimit(strapi: Core.Strapi): ClientLimit {
  const { perMinute } = settingsOf(strapi).oauth;
  if (perMinute === 0) return { secondsToWait: async () => 0 };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: windowSeconds });
  return {
    async secondsToWait(ctx) {
      const key = `${sha256(claimedId(ctx))} ${service(strapi, 'login').network(ctx)}`;
      return Math.ceil((await takePoint(limiter, key)) / 1000);
    },
  };
}
