import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { Context } from '../shared/service';
import { jwtService, keyOf, refuseLimited } from './current';
import { openSession, usesRefreshTokens, type Session, type SessionMark } from './open';
import { endedSessions, markEnded, sweepSessions, type SessionFilter } from './registry';

export type { Session, SessionMark } from './open';

/** Sessions of site users that a Douyin login opened. */
export type SessionsService = {
  /** Opens a session in the mode the site uses. */
  open(userId: number, mark: SessionMark): Promise<Session>;
  /**
   * Ends the session that an attempt opened, access tokens already handed out too. In a transaction call it once more
   * after the commit: a renewal at the same moment does not see it before.
   */
  endOpenedBy(attemptId: string): Promise<void>;
  /** Ends all sessions that an account opened; the same holds in a transaction. */
  endOfAccount(accountId: string): Promise<void>;
  /** Ends sessions that Strapi has deleted, by their ids: what is left of them are access tokens. */
  endKeys(keys: string[]): Promise<void>;
  /** Ends all refresh sessions of a user, however they were opened. */
  endAll(userId: number): Promise<void>;
  /** Throws AUTH_SESSION_LIMITED for a session that came from another device less than a day ago. */
  refuseLimited(ctx: KoaContext): Promise<void>;
  /** Whose token of users-permissions it is, and the key of its session, if that has one; null for any other token. */
  identify(token: string): Promise<{ userId: number; key: string | null } | null>;
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

async function end(strapi: Core.Strapi, which: SessionFilter): Promise<void> {
  const attempts = await markEnded(strapi, which);
  if (attempts.length === 0 || !usesRefreshTokens(strapi)) return;
  const where = { origin: 'users-permissions', deviceId: { $in: attempts } };
  await strapi.db.query('admin::session').deleteMany({ where });
}

async function identify(
  strapi: Core.Strapi,
  token: string,
): Promise<{ userId: number; key: string | null } | null> {
  try {
    const payload = await jwtService(strapi).verify(token);
    return payload.id ? { userId: payload.id, key: keyOf(payload) ?? null } : null;
  } catch {
    return null;
  }
}

/** The `sessions` service. */
export function sessionsService({ strapi }: Context): SessionsService {
  const ended = endedSessions(strapi);
  const endAndTell = async (which: SessionFilter) => {
    await end(strapi, which);
    ended.forget();
  };
  return {
    open: (userId, mark) => openSession(strapi, userId, mark),
    endOpenedBy: (attemptId) => endAndTell({ attemptId }),
    endOfAccount: (accountId) => endAndTell({ accountId }),
    async endKeys(keys) {
      await markEnded(strapi, { key: { $in: keys } });
      ended.forget();
    },
    endAll: (userId) => strapi.sessionManager('users-permissions').invalidateRefreshToken(String(userId)),
    refuseLimited: (ctx) => refuseLimited(strapi, ctx),
    identify: (token) => identify(strapi, token),
    hasEnded: (key) => ended.has(key),
    sweep: () => sweepSessions(strapi),
  };
}
