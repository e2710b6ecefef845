import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ensureTable } from '../../shared/database';
import { newestLeadId, tables, type Transaction } from '../row';
import { foldingVersion } from '../search-text';
import type { SearchIndex } from './port';

/** Leads, by their ids, that the search does not know as they are; `fromId` moves on as they are read into it. */
export type Pending = { id: number; fromId: number; toId: number };

/** Ids that are this close are one range: to read a few leads more costs less than a range more. */
const near = 50;

/** Some ids as ranges. */
export function rangesOf(ids: number[]): { fromId: number; toId: number }[] {
  const ranges: { fromId: number; toId: number }[] = [];
  for (const id of [...ids].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && id - last.toId <= near) last.toId = id;
    else ranges.push({ fromId: id, toId: id });
  }
  return ranges;
}

async function add(
  strapi: Core.Strapi,
  trx: Transaction,
  ranges: { fromId: number; toId: number }[],
): Promise<void> {
  const rows = ranges.map(({ fromId, toId }) => ({ from_id: fromId, to_id: toId }));
  if (rows.length > 0) await strapi.db.getConnection(tables.pending).transacting(trx).insert(rows);
}

/** What is pending, the oldest first. */
export async function pendingRanges(strapi: Core.Strapi, limit: number): Promise<Pending[]> {
  const columns = { id: 'id', fromId: 'from_id', toId: 'to_id' };
  const rows = strapi.db.getConnection(tables.pending).orderBy('id').limit(limit).select(columns);
  return (await rows) as unknown as Pending[];
}

/** The same index, but that what is written to it is only noted: for masses, which are read into it afterwards. */
export const laterIndex = (strapi: Core.Strapi, index: SearchIndex): SearchIndex => ({
  ...index,
  write: async (trx, entries) =>
    index.isKept ? add(strapi, trx, rangesOf(entries.map(({ leadId }) => leadId))) : undefined,
});

/** Has all leads read into the search anew, in the background. */
export async function everythingAnew(strapi: Core.Strapi, trx: Transaction): Promise<void> {
  const toId = await newestLeadId(strapi);
  if (toId > 0) await add(strapi, trx, [{ fromId: 1, toId }]);
}

const store = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: 'douyin', key: 'lead-folding' });

/** Makes the table; has everything read anew when texts were folded otherwise by the version before. */
export async function preparePending(strapi: Core.Strapi): Promise<void> {
  await ensureTable(strapi, tables.pending, (table: Knex.CreateTableBuilder) => {
    table.increments('id');
    table.integer('from_id').notNullable();
    table.integer('to_id').notNullable();
  });
  if ((await store(strapi).get({})) === foldingVersion) return;
  await strapi.db.transaction(async ({ trx }) => {
    await store(strapi).set({ value: foldingVersion });
    await everythingAnew(strapi, trx);
  });
}
