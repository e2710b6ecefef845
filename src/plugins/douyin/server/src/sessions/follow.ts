import type { Core } from '@strapi/strapi';
import type { SessionMark } from './open';
import { attemptHasEnded, keepSession } from './registry';

const strapiSession = 'admin::session';

type Created = {
  result?: {
    sessionId?: string;
    absoluteExpiresAt?: string | Date;
    metadata?: { douyin?: SessionMark } | null;
  };
};

/**
 * Writes down every session that Strapi makes for a login of ours, its renewals too. One that is renewed while it is
 * ended goes with it: looked at after it is written, so that either this or the end sees the other.
 */
export function followSessions(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [strapiSession],
    async afterCreate(event) {
      const { sessionId, absoluteExpiresAt, metadata } = (event as Created).result ?? {};
      const mark = metadata?.douyin;
      if (!sessionId || !absoluteExpiresAt || !mark) return;
      await keepSession(strapi, sessionId, mark, new Date(absoluteExpiresAt));
      if (!(await attemptHasEnded(strapi, mark.attempt))) return;
      await strapi.db.query(strapiSession).deleteMany({ where: { sessionId } });
      throw new Error('This session was ended: it cannot be renewed');
    },
  });
}
