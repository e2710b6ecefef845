import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import { sha256 } from '../../shared/crypto';
import { takePoint } from '../../shared/limits';
import { service } from '../../shared/service';
import { oauthPaths } from '../site';
import { clientInCredentials, clientInQuery } from './claimed-client';

/** Counts the calls of each client. */
export type ClientLimit = {
  /** Counts a call; gives the seconds to wait where it is one too many, otherwise 0. */
  secondsToWait(ctx: KoaContext): Promise<number>;
};

const windowSeconds = 60;

/** How many clients' calls a network may make. */
const clientsPerNetwork = 10;

/** The client that a request says it is, where its endpoint reads that; userinfo reads a token and no id. */
function claimedClient(strapi: Core.Strapi, ctx: KoaContext): string {
  const { authorize, userinfo } = oauthPaths(strapi);
  if (ctx.path === authorize) return clientInQuery(ctx);
  if (ctx.path === userinfo) return '';
  const { body } = ctx.request as { body?: unknown };
  return clientInCredentials(body, ctx.get('authorization'));
}

/**
 * So many calls a minute for each client and network, counted in each process, so that a call costs no statement. The network
 * belongs to it: otherwise anybody could use up the calls of a client whose id is known. A network has a limit of its own, for
 * ids can be invented.
 */
export function createClientLimit(strapi: Core.Strapi): ClientLimit {
  const { perMinute } = settingsOf(strapi).oauth;
  if (perMinute === 0) return { secondsToWait: async () => 0 };
  const ofClients = new RateLimiterMemory({ points: perMinute, duration: windowSeconds });
  const ofNetworks = new RateLimiterMemory({
    points: perMinute * clientsPerNetwork,
    duration: windowSeconds,
  });
  return {
    async secondsToWait(ctx) {
      const network = service(strapi, 'login').network(ctx);
      const key = `${sha256(claimedClient(strapi, ctx))} ${network}`;
      const waitMs = (await takePoint(ofNetworks, network)) || (await takePoint(ofClients, key));
      return Math.ceil(waitMs / 1000);
    },
  };
}
