import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import type { SessionMark } from './open';

/** What users-permissions reads from a token: `sessionId` with refresh tokens, our mark in a legacy JWT. */
export type TokenPayload = { id?: number; sessionId?: string; douyin?: SessionMark };

/** The jwt service of users-permissions, as far as we use it. */
export type JwtService = {
  getToken(ctx: KoaContext): Promise<TokenPayload | null> | null;
  verify(token: string): Promise<TokenPayload>;
};

/** The jwt service of users-permissions. */
export const jwtService = (strapi: Core.Strapi): JwtService =>
  strapi.plugin('users-permissions').service('jwt') as unknown as JwtService;

async function readPayload(strapi: Core.Strapi, ctx: KoaContext): Promise<TokenPayload | null> {
  try {
    return await jwtService(strapi).getToken(ctx);
  } catch {
    // Not a token of a user, or not a good one: nobody is logged in.
    return null;
  }
}

async function markOf(strapi: Core.Strapi, payload: TokenPayload): Promise<SessionMark | null> {
  if (!payload.sessionId) return payload.douyin ?? null;
  const session = (await strapi.db
    .query('admin::session')
    .findOne({ where: { sessionId: payload.sessionId } })) as { metadata?: { douyin?: SessionMark } } | null;
  return session?.metadata?.douyin ?? null;
}

/** The user whose token a request carries, whatever the route says about authentication; null without one. */
export async function currentUser(strapi: Core.Strapi, ctx: KoaContext): Promise<number | null> {
  return (await readPayload(strapi, ctx))?.id ?? null;
}

/** Throws AUTH_SESSION_LIMITED for a session that came from another device less than a day ago. */
export async function refuseLimited(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const payload = await readPayload(strapi, ctx);
  const until = payload && (await markOf(strapi, payload))?.crossDeviceUntil;
  if (!until || new Date(until) <= clock.now()) return;
  throw new PluginError(
    'AUTH_SESSION_LIMITED',
    'This session came from another device and may not change accounts or credentials yet: log in on this device',
    { until },
  );
}
