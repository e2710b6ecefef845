import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import type { SessionMark } from './open';
import { keepSession, othersHaveEnded } from './registry';

const strapiSession = 'admin::session';

type StrapiSession = {
  sessionId?: string;
  absoluteExpiresAt?: string | Date;
  metadata?: { douyin?: SessionMark } | null;
};
type Event = {
  result?: StrapiSession;
  params: { where?: Record<string, unknown> };
  state: Record<string, unknown>;
};

/** Writes a session of ours down. One that is renewed while it is ended goes with it, and cannot be used. */
async function write(strapi: Core.Strapi, { result }: Event): Promise<void> {
  const { sessionId, absoluteExpiresAt, metadata } = result ?? {};
  const mark = metadata?.douyin;
  if (!sessionId || !absoluteExpiresAt || !mark) return;
  await keepSession(strapi, sessionId, mark, new Date(absoluteExpiresAt));
  // Looked at after it is written, so that either this or the end sees the other.
  if (!(await othersHaveEnded(strapi, mark.attempt, sessionId))) return;
  await strapi.db.query(strapiSession).deleteMany({ where: { sessionId } });
  throw new Error('This session was ended: it cannot be renewed');
}

/** Notes which sessions of ours a deletion takes, a logout for example. */
async function note(strapi: Core.Strapi, { params, state }: Event): Promise<void> {
  const rows = (await strapi.db.query(strapiSession).findMany({ where: params.where })) as StrapiSession[];
  state.keys = rows.flatMap(({ sessionId, metadata }) => (sessionId && metadata?.douyin ? [sessionId] : []));
}

async function endNoted(strapi: Core.Strapi, { state }: Event): Promise<void> {
  const keys = (state.keys as string[] | undefined) ?? [];
  if (keys.length > 0) await service(strapi, 'sessions').endKeys(keys);
}

/**
 * Follows the sessions that Strapi makes for a login of ours, renewals too: each is written down, and one that Strapi
 * deletes ends with the access tokens already handed out.
 */
export function followSessions(strapi: Core.Strapi): void {
  const on = (work: (strapi: Core.Strapi, event: Event) => Promise<void>) => (event: unknown) =>
    work(strapi, event as Event);
  strapi.db.lifecycles.subscribe({
    models: [strapiSession],
    afterCreate: on(write),
    beforeDelete: on(note),
    afterDelete: on(endNoted),
    beforeDeleteMany: on(note),
    afterDeleteMany: on(endNoted),
  });
}
