import type { Core } from '@strapi/strapi';
import { eventTable, type EventRow } from './row';

/** How many deliveries in the same words are held; whoever decides about them needs no more. */
const mostHeld = 5;

/** Whether the same words came before under another Msg-Id, and were handled or still are to be. */
export async function cameBefore(strapi: Core.Strapi, { id, bodyHash }: EventRow): Promise<boolean> {
  const earlier = strapi.db
    .getConnection(eventTable)
    .where({ body_hash: bodyHash })
    .where('id', '<', id)
    .whereIn('stage', ['waiting', 'working', 'done', 'ignored']);
  return Boolean(await earlier.first('id'));
}

/** Whether so many in the same words are held that one more tells nothing new. */
export async function isHeldOften(strapi: Core.Strapi, { bodyHash }: EventRow): Promise<boolean> {
  const held = strapi.db.getConnection(eventTable).where({ body_hash: bodyHash, stage: 'held' });
  return ((await held.limit(mostHeld).pluck('id')) as number[]).length === mostHeld;
}

/** Removes a delivery that is in our hands. */
export async function drop(strapi: Core.Strapi, { id, fence }: EventRow): Promise<void> {
  await strapi.db.getConnection(eventTable).where({ id, fence, stage: 'working' }).delete();
}
