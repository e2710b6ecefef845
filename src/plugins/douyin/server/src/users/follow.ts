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

async function endSessions(strapi: Core.Strapi, userId: number, cause: 'blocked' | 'deleted'): Promise<void> {
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

async function afterBlocking(strapi: Core.Strapi, { params, result }: Event): Promise<void> {
  if (params.data?.blocked !== true) return;
  const ids = result?.id ? [result.id] : await idsWhere(strapi, params.where);
  for (const id of ids) await endSessions(strapi, id, 'blocked');
}

/** Ends the refresh sessions of users who are blocked or deleted, and frees the accounts of deleted ones. */
export function followUsers(strapi: Core.Strapi): void {
  const note = async (event: Event) => {
    event.state.ids = await idsWhere(strapi, event.params.where);
  };
  const forgetNoted = async (event: Event) => {
    for (const id of (event.state.ids as number[] | undefined) ?? []) await forget(strapi, id);
  };
  strapi.db.lifecycles.subscribe({
    models: [userUid],
    afterUpdate: (event) => afterBlocking(strapi, event as unknown as Event),
    afterUpdateMany: (event) => afterBlocking(strapi, event as unknown as Event),
    beforeDelete: (event) => note(event as unknown as Event),
    afterDelete: (event) => forgetNoted(event as unknown as Event),
    beforeDeleteMany: (event) => note(event as unknown as Event),
    afterDeleteMany: (event) => forgetNoted(event as unknown as Event),
  });
}
