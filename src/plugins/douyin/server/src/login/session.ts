import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** Tokens of a users-permissions session. */
export type Session = { jwt: string; refreshToken?: string };

async function refreshSession(strapi: Core.Strapi, userId: number): Promise<Session> {
  const manager = strapi.sessionManager('users-permissions');
  const refresh = await manager.generateRefreshToken(String(userId), randomUUID(), { type: 'refresh' });
  const access = await manager.generateAccessToken(refresh.token);
  if ('error' in access) throw new Error(`The session manager refused a new session: ${access.error}`);
  return { jwt: access.token, refreshToken: refresh.token };
}

/** Opens a session in the mode the site uses: a long-lived JWT, or a short one with a refresh token. */
export async function openSession(strapi: Core.Strapi, userId: number): Promise<Session> {
  const mode = strapi.config.get<string>('plugin::users-permissions.jwtManagement', 'legacy-support');
  if (mode === 'refresh') return refreshSession(strapi, userId);
  return { jwt: await strapi.plugin('users-permissions').service('jwt').issue({ id: userId }) };
}
