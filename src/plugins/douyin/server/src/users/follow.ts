import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { userUid } from './site-user';

type Event = {
  params: { where?: Record<string, unknown>; data?: { blocked?: unknown } };
  result?: { id?: number } | null;
  state: Record<string, unknown>;
};

async function idsWhere(strapi: Core.Strapi, where?: Record<string, unknown>): Promise<number[]> {
  const rows = (await strapi.db.query(userUid).findMany({ where, select: ['id'] })) as { id: number }[];
  return rows.map(({ id }) => id);
}

/** What ended a user's access. */
export type EndCause = 'blocked' | 'deleted';

type OnEnd = (userId: number, cause: EndCause) => Promise<void>;

async function endSessions(strapi: Core.Strapi, userId: number, cause: EndCause): Promise<void> {
  await service(strapi, 'sessions').endAll(userId);
  await service(strapi, 'audit').record({
    action: 'user.sessions-ended',
    actor: { kind: 'system' },
    target: { kind: 'user', id: String(userId) },
    details: { cause },
  });
}

async function forget(strapi: Core.Strapi, userId: number): Promise<void> {
  await service(strapi, 'accounts').releaseAll(userId);
  await endSessions(strapi, userId, 'deleted');
}

/**
 * Ends the refresh sessions of users who are blocked or deleted, frees the accounts of deleted ones, and tells `onEnd` of both.
 */
export function followUsers(strapi: Core.Strapi, onEnd: OnEnd): void {
  /** Notes whom a change will hit: afterwards its condition may not find them any more. */
  const note = async (event: Event, where = event.params.where) => {
    event.state.ids = await idsWhere(strapi, where);
  };
  const noteBlocked = async (event: Event) => {
    const { where, data } = event.params;
    const free = { $or: [{ blocked: false }, { blocked: { $null: true } }] };
    if (data?.blocked === true) await note(event, { $and: [where ?? {}, free] });
  };
  const forEach = (work: (id: number) => Promise<void>) => async (event: Event) => {
    for (const id of (event.state.ids as number[] | undefined) ?? []) await work(id);
  };
  const afterBlocking = forEach(async (id) => {
    await endSessions(strapi, id, 'blocked');
    await onEnd(id, 'blocked');
  });
  const afterDeleting = forEach(async (id) => {
    await forget(strapi, id);
    await onEnd(id, 'deleted');
  });
  const on = (work: (event: Event) => Promise<void>) => (event: unknown) => work(event as Event);
  strapi.db.lifecycles.subscribe({
    models: [userUid],
    beforeUpdate: on(noteBlocked),
    afterUpdate: on(afterBlocking),
    beforeUpdateMany: on(noteBlocked),
    afterUpdateMany: on(afterBlocking),
    beforeDelete: on(note),
    afterDelete: on(afterDeleting),
    beforeDeleteMany: on(note),
    afterDeleteMany: on(afterDeleting),
  });
}
