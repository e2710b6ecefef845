import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { keepSession } from './registry';

/** Tokens of a users-permissions session. */
export type Session = { jwt: string; refreshToken?: string };

/** What marks a session as ours: the attempt and account that opened it, and until when it is limited. */
export type SessionMark = { attempt: string; account: string; crossDeviceUntil: string | null };

/** True where the site uses short tokens with a refresh token, false for one long-lived JWT. */
export const usesRefreshTokens = (strapi: Core.Strapi): boolean =>
  strapi.config.get<string>('plugin::users-permissions.jwtManagement', 'legacy-support') === 'refresh';

async function refreshSession(strapi: Core.Strapi, userId: number, mark: SessionMark): Promise<Session> {
  const manager = strapi.sessionManager('users-permissions');
  // Strapi hands device and metadata on when the refresh token is renewed; `followSessions` writes each one down.
  const options = { type: 'refresh' as const, metadata: { douyin: mark } };
  const refresh = await manager.generateRefreshToken(String(userId), mark.attempt, options);
  const access = await manager.generateAccessToken(refresh.token);
  if ('error' in access) throw new Error(`The session manager refused a new session: ${access.error}`);
  return { jwt: access.token, refreshToken: refresh.token };
}

/** A token that never ends is one of a hundred years. */
const never = 100 * 365 * 86_400;

function endOfJwt(jwt: string): Date {
  const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    exp?: number;
  };
  return payload.exp ? new Date(payload.exp * 1000) : addSeconds(clock.now(), never);
}

async function legacySession(strapi: Core.Strapi, userId: number, mark: SessionMark): Promise<Session> {
  const jwt: string = await strapi
    .plugin('users-permissions')
    .service('jwt')
    .issue({ id: userId, douyin: mark.attempt });
  await keepSession(strapi, mark.attempt, mark, endOfJwt(jwt));
  return { jwt };
}

/** Opens a session in the mode the site uses, marked with the attempt that led to it. */
export const openSession = (strapi: Core.Strapi, userId: number, mark: SessionMark): Promise<Session> =>
  usesRefreshTokens(strapi) ? refreshSession(strapi, userId, mark) : legacySession(strapi, userId, mark);
