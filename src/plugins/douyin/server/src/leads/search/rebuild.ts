import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { leadColumns, readLead, tables, updateAll, within, type Transaction } from '../row';
import { textOf } from '../search-text';
import { pendingRanges, type Pending } from './pending';
import type { SearchIndex } from './port';

/** Leads that are read into the search with one transaction. */
const portion = 300;

/** How far the search has come: leads read, of those that were pending when it began. */
export type Reindexing = { done: number; total: number };

/** The first id after the next leads of a range. */
async function endOf(strapi: Core.Strapi, { fromId, toId }: Pending): Promise<number> {
  const [last] = (await strapi.db
    .getConnection(tables.leads)
    .whereBetween('id', [fromId, toId])
    .orderBy('id')
    .offset(portion - 1)
    .limit(1)
    .pluck('id')) as number[];
  return (last ?? toId) + 1;
}

/** Moves the beginning of a range; false when somebody else did. */
async function moveOn(strapi: Core.Strapi, trx: Transaction, { id, fromId, toId }: Pending, end: number) {
  const rows = within(strapi, trx, 'pending').where({ id, from_id: fromId });
  const count = (await (end > toId ? rows.delete() : rows.update({ from_id: end }))) as number;
  return count > 0;
}

async function readAnew(
  strapi: Core.Strapi,
  trx: Transaction,
  index: SearchIndex,
  [fromId, end]: [number, number],
): Promise<void> {
  const { id, nickname, notes, tags, phoneView, searchText: known, mergedIntoId } = leadColumns;
  const rows = (await within(strapi, trx, 'leads')
    .whereBetween('id', [fromId, end - 1])
    .orderBy('id')
    .forUpdate()
    .select({ id, nickname, notes, tags, phoneView, searchText: known, mergedIntoId })) as Record<
    string,
    unknown
  >[];
  const leads = rows.map(readLead).filter((lead) => lead.mergedIntoId === null);
  const entries = leads.map((lead) => ({ leadId: lead.id, text: textOf(lead) }));
  const changed = entries.flatMap(({ leadId, text }, place) =>
    text === leads[place]?.searchText ? [] : [{ id: leadId, search_text: text }],
  );
  await updateAll(strapi, trx, 'leads', changed);
  await index.write(trx, entries);
}

/** Reads the next leads into the search; gives how many ids that were, 0 when nothing is pending. */
async function step(strapi: Core.Strapi, index: SearchIndex): Promise<number> {
  const [range] = await pendingRanges(strapi, 1);
  if (!range) return 0;
  const end = await endOf(strapi, range);
  await strapi.db.transaction(async ({ trx }) => {
    // Written first: it is the lock, and whoever comes second finds nothing to do.
    if (await moveOn(strapi, trx, range, end)) await readAnew(strapi, trx, index, [range.fromId, end]);
  });
  return end - range.fromId;
}

/**
 * Reads what is pending into the search until nothing is. Each portion is a transaction that notes how far it is: stopped at
 * any moment, the next one goes on, and several may work at once.
 */
export async function workOff(
  strapi: Core.Strapi,
  index: SearchIndex,
  onProgress: (progress: Reindexing) => void = () => undefined,
): Promise<void> {
  const ranges = await pendingRanges(strapi, 100_000);
  let total = ranges.reduce((sum, { fromId, toId }) => sum + toId - fromId + 1, 0);
  for (let done = 0, count = await step(strapi, index); count > 0; count = await step(strapi, index)) {
    done += count;
    // On SQLite nothing else would get a turn.
    await pause();
    total = Math.max(total, done);
    onProgress({ done, total });
  }
}
