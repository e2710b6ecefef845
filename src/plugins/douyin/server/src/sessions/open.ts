import type { Core } from '@strapi/strapi';

/** Tokens of a users-permissions session. */
export type Session = { jwt: string; refreshToken?: string };

/** What marks a session as ours: the attempt that opened it, and until when it is limited. */
export type SessionMark = { attempt: string; crossDeviceUntil: string | null };

/** True where the site uses short tokens with a refresh token, false for one long-lived JWT. */
export const usesRefreshTokens = (strapi: Core.Strapi): boolean =>
  strapi.config.get<string>('plugin::users-permissions.jwtManagement', 'legacy-support') === 'refresh';

async function refreshSession(strapi: Core.Strapi, userId: number, mark: SessionMark): Promise<Session> {
  const manager = strapi.sessionManager('users-permissions');
  // Strapi hands device and metadata on when the refresh token is renewed.
  const options = { type: 'refresh' as const, metadata: { douyin: mark } };
  const refresh = await manager.generateRefreshToken(String(userId), mark.attempt, options);
  const access = await manager.generateAccessToken(refresh.token);
  if ('error' in access) throw new Error(`The session manager refused a new session: ${access.error}`);
  return { jwt: access.token, refreshToken: refresh.token };
}

/** Opens a session in the mode the site uses, marked with the attempt that led to it. */
export async function openSession(strapi: Core.Strapi, userId: number, mark: SessionMark): Promise<Session> {
  if (usesRefreshTokens(strapi)) return refreshSession(strapi, userId, mark);
  return { jwt: await strapi.plugin('users-permissions').service('jwt').issue({ id: userId, douyin: mark }) };
}
