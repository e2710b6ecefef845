import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { Context } from '../shared/service';
import { currentUser, refuseLimited } from './current';
import { endedSessions } from './ended';
import { openSession, usesRefreshTokens, type Session, type SessionMark } from './open';

export type { Session, SessionMark } from './open';

/** Sessions of site users that a Douyin login opened. */
export type SessionsService = {
  /** Opens a session in the mode the site uses. */
  open(userId: number, mark: SessionMark): Promise<Session>;
  /** Ends the sessions that these attempts opened for a user, access tokens already handed out too. */
  endOpenedBy(userId: number, attemptIds: string[]): Promise<void>;
  /** Ends all refresh sessions of a user, however they were opened. */
  endAll(userId: number): Promise<void>;
  /** The user whose token a request carries; null without a good one. */
  currentUser(ctx: KoaContext): Promise<number | null>;
  /** Throws AUTH_SESSION_LIMITED for a session that came from another device less than a day ago. */
  refuseLimited(ctx: KoaContext): Promise<void>;
  /** Whether a session was ended; `key` is Strapi's session id or the attempt in a legacy JWT. */
  hasEnded(key: string): Promise<boolean>;
  /** Clears away what nobody needs any more. */
  sweep(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    sessions: SessionsService;
  }
}

const month = 30 * 86_400;

type Lifespans = { accessTokenLifespan?: number };

/** Seconds an access token of a refresh session can live. */
const accessTtl = (strapi: Core.Strapi): number =>
  strapi.config.get<Lifespans>('plugin::users-permissions.sessions', {}).accessTokenLifespan ?? 3600;

type StoredSession = { sessionId: string };

async function endRefreshSession(
  strapi: Core.Strapi,
  ended: ReturnType<typeof endedSessions>,
  userId: number,
  deviceId: string,
): Promise<void> {
  const where = { userId: String(userId), origin: 'users-permissions', deviceId };
  const sessions = (await strapi.db.query('admin::session').findMany({ where })) as StoredSession[];
  for (const { sessionId } of sessions) await ended.add(sessionId, accessTtl(strapi));
  await strapi.sessionManager('users-permissions').invalidateRefreshToken(String(userId), deviceId);
}

/** The `sessions` service. */
export function sessionsService({ strapi }: Context): SessionsService {
  const ended = endedSessions(strapi);
  return {
    open: (userId, mark) => openSession(strapi, userId, mark),
    async endOpenedBy(userId, attemptIds) {
      for (const attempt of attemptIds) {
        if (usesRefreshTokens(strapi)) await endRefreshSession(strapi, ended, userId, attempt);
        else await ended.add(attempt, month);
      }
    },
    endAll: (userId) => strapi.sessionManager('users-permissions').invalidateRefreshToken(String(userId)),
    currentUser: (ctx) => currentUser(strapi, ctx),
    refuseLimited: (ctx) => refuseLimited(strapi, ctx),
    hasEnded: (key) => ended.has(key),
    sweep: () => ended.sweep(),
  };
}
