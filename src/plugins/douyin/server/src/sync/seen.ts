import type { Core } from '@strapi/strapi';
import { ensureTable, joined } from '../shared/database';

/** Who was seen in which generation of a roll: a plain table, for its rows live a day or two. */
const table = 'douyin_sync_seen';

/** One generation of a stream. */
export type Generation = { streamId: string; generation: number };

const at = ({ streamId, generation }: Generation) => ({ stream_id: streamId, generation });

/** Makes the table where it is missing. */
export const ensureSeen = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, table, (columns) => {
    columns.string('stream_id', 64).notNullable();
    columns.integer('generation').notNullable();
    columns.integer('lead_id').notNullable();
    columns.primary(['stream_id', 'generation', 'lead_id']);
  });

const rowsOf = (strapi: Core.Strapi) => strapi.db.getConnection(table);

/** Notes leads as seen and tells how many of them are new to this generation; within the transaction of their page. */
export async function noteSeen(
  strapi: Core.Strapi,
  generation: Generation,
  leadIds: number[],
): Promise<number> {
  const ids = [...new Set(leadIds)];
  if (ids.length === 0) return 0;
  const known = await joined<{ lead_id: number }[]>(
    strapi,
    rowsOf(strapi).where(at(generation)).whereIn('lead_id', ids).select('lead_id'),
  );
  const old = new Set(known.map(({ lead_id }) => lead_id));
  const rows = ids.filter((id) => !old.has(id)).map((id) => ({ ...at(generation), lead_id: id }));
  if (rows.length > 0) await joined(strapi, rowsOf(strapi).insert(rows));
  return rows.length;
}

/** Those of the leads that were seen in none of these generations. */
export async function missingFrom(
  strapi: Core.Strapi,
  streamId: string,
  generations: number[],
  leadIds: number[],
): Promise<number[]> {
  const rows = await joined<{ lead_id: number }[]>(
    strapi,
    rowsOf(strapi)
      .where({ stream_id: streamId })
      .whereIn('generation', generations)
      .distinct('lead_id')
      .select('lead_id'),
  );
  const seen = new Set(rows.map(({ lead_id }) => lead_id));
  return leadIds.filter((id) => !seen.has(id));
}

/** Forgets all generations of a stream but these. */
export async function forgetSeen(strapi: Core.Strapi, streamId: string, but: number[]): Promise<void> {
  await joined(strapi, rowsOf(strapi).where({ stream_id: streamId }).whereNotIn('generation', but).delete());
}

/** Forgets leads in all generations of all streams, and tells how many rows went. */
export const forgetLeads = (strapi: Core.Strapi, leadIds: number[]): Promise<number> =>
  joined<number>(strapi, rowsOf(strapi).whereIn('lead_id', leadIds).delete());
