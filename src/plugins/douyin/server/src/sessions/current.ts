import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { findSession } from './registry';

/** What users-permissions reads from a token: `sessionId` with refresh tokens, our attempt in a legacy JWT. */
export type TokenPayload = { id?: number; sessionId?: string; douyin?: string };

/** The jwt service of users-permissions, as far as we use it. */
export type JwtService = {
  getToken(ctx: KoaContext): Promise<TokenPayload | null> | null;
  verify(token: string): Promise<TokenPayload>;
};

/** The jwt service of users-permissions. */
export const jwtService = (strapi: Core.Strapi): JwtService =>
  strapi.plugin('users-permissions').service('jwt') as unknown as JwtService;

/** The key under which the session of a token is written down, if it is ours. */
export const keyOf = ({ sessionId, douyin }: TokenPayload): string | undefined => sessionId ?? douyin;

async function readKey(strapi: Core.Strapi, ctx: KoaContext): Promise<string | undefined> {
  try {
    const payload = await jwtService(strapi).getToken(ctx);
    return payload ? keyOf(payload) : undefined;
  } catch {
    // Not a token of a user, or not a good one: nobody is logged in.
    return undefined;
  }
}

/**
 * Throws AUTH_SESSION_LIMITED for a session that came from another device less than a day ago, one that was logged out
 * meanwhile included.
 */
export async function refuseLimited(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const key = await readKey(strapi, ctx);
  const until = key && (await findSession(strapi, key))?.crossDeviceUntil;
  if (!until || new Date(until) <= clock.now()) return;
  throw new PluginError(
    'AUTH_SESSION_LIMITED',
    'This session came from another device and may not change accounts or credentials yet: log in on this device',
    { until: new Date(until).toISOString() },
  );
}
