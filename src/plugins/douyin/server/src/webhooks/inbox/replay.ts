import type { Core } from '@strapi/strapi';
import { eventTable, type EventRow } from './row';

/** Whether the same words came before under another Msg-Id, and were handled or still are to be. */
export async function cameBefore(strapi: Core.Strapi, { id, bodyHash }: EventRow): Promise<boolean> {
  const earlier = strapi.db
    .getConnection(eventTable)
    .where({ body_hash: bodyHash })
    .where('id', '<', id)
    .whereIn('stage', ['waiting', 'working', 'done', 'ignored']);
  return Boolean(await earlier.first('id'));
}
