import type { Core } from '@strapi/strapi';
import type { PostEventView } from '../../../contracts/post-views';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { insertOne } from '../shared/database';
import { postEventUid } from './row';

/** What happens without anybody's doing. */
export const system: Actor = { kind: 'system' };

/** A line to be written about a post. */
export type Line = { what: string; actor?: Actor; details?: PostEventView['details'] };

/** Writes a line of a post's history; joins the transaction it is called in. */
export const noteLine = (strapi: Core.Strapi, postId: string, line: Line): Promise<void> => {
  const { what, actor = system, details = {} } = line;
  const { kind: actorKind, id: actorId, name: actorName } = actor;
  return insertOne(strapi, postEventUid, {
    postId,
    at: clock.now(),
    what,
    actorKind,
    actorId,
    actorName,
    details,
  });
};

type EventRow = {
  documentId: string;
  at: string | Date;
  what: string;
  actorKind: string;
  actorName: string | null;
  details: PostEventView['details'] | null;
};

const toView = (row: EventRow): PostEventView => ({
  id: row.documentId,
  at: new Date(row.at).toISOString(),
  what: row.what,
  actorKind: row.actorKind,
  actorName: row.actorName,
  details: row.details ?? {},
});

/** A page of what happened to a post, the oldest first. */
export async function readHistory(
  strapi: Core.Strapi,
  postId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: PostEventView[]; total: number }> {
  const query = strapi.db.query(postEventUid);
  const where = { postId };
  const rows = (await query.findMany({
    where,
    orderBy: { id: 'asc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })) as EventRow[];
  return { rows: rows.map(toView), total: await query.count({ where }) };
}
