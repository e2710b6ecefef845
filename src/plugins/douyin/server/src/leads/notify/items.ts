import type { Core } from '@strapi/strapi';
import { ensureTable, joined } from '../../shared/database';
import { batches, type Transaction } from '../row';
import type { Waiting } from './decide';
import type { Entry } from './row';

const table = 'douyin_lead_notify_items';

/** Something that waits to be told by one rule to one channel; of leads of before only how many. */
export type NewItem = {
  /** Of all items with one key only the first is stored. */
  key: string;
  rule: string;
  channel: string;
  lead: number | null;
  to: string | null;
  amount: number;
  isHistory: boolean;
};

type ItemRow = { id: number; lead_id: number | null; entry_to: string | null; amount: number };

/** What waits for one rule and channel, up to the newest that was seen. */
export type Queue = Waiting & { rule: string; channel: string; upTo: number };

/** Makes the table where it is missing. */
export const ensureItems = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, table, (columns) => {
    columns.increments('id');
    columns.string('item_key', 190).notNullable().unique({ indexName: 'douyin_lead_notify_items_key_uq' });
    columns.string('rule_id', 64).notNullable();
    columns.string('channel_id', 64).notNullable();
    columns.integer('lead_id');
    columns.string('entry_to', 64);
    columns.integer('amount').notNullable();
    columns.integer('is_history').notNullable();
    columns.datetime('at', { precision: 3 }).notNullable();
    columns.index(['rule_id', 'channel_id', 'is_history', 'id'], 'douyin_lead_notify_items_queue_idx');
  });

/** Puts items among those that wait, unless they are there. */
export async function addItems(
  strapi: Core.Strapi,
  trx: Transaction,
  items: NewItem[],
  at: Date,
): Promise<void> {
  for (const batch of batches(items)) {
    const rows = batch.map((item) => ({
      ...{ item_key: item.key, rule_id: item.rule, channel_id: item.channel, lead_id: item.lead },
      ...{ entry_to: item.to, amount: item.amount, is_history: item.isHistory ? 1 : 0, at },
    }));
    await strapi.db.getConnection(table).transacting(trx).insert(rows).onConflict('item_key').ignore();
  }
}

type Sum = {
  rule_id: string;
  channel_id: string;
  is_history: number;
  amount: number | string;
  first: Date | number;
  last: Date | number;
  newest: number;
};

const empty = { fresh: 0, freshSince: null, history: 0, historySince: null, historyUntil: null, upTo: 0 };

function withSum(queue: Queue, { is_history, amount, first, last, newest }: Sum): Queue {
  const upTo = Math.max(queue.upTo, newest);
  if (!is_history) return { ...queue, upTo, fresh: Number(amount), freshSince: new Date(first) };
  const times = { historySince: new Date(first), historyUntil: new Date(last) };
  return { ...queue, upTo, history: Number(amount), ...times };
}

/** All that waits, by rule and channel. */
export async function queues(strapi: Core.Strapi): Promise<Queue[]> {
  const sums = (await strapi.db
    .getConnection(table)
    .groupBy('rule_id', 'channel_id', 'is_history')
    .select('rule_id', 'channel_id', 'is_history')
    .sum({ amount: 'amount' })
    .min({ first: 'at' })
    .max({ last: 'at', newest: 'id' })) as unknown as Sum[];
  const found = new Map<string, Queue>();
  for (const sum of sums) {
    const key = `${sum.rule_id}:${sum.channel_id}`;
    const known = found.get(key) ?? { ...empty, rule: sum.rule_id, channel: sum.channel_id };
    found.set(key, withSum(known, sum));
  }
  return [...found.values()];
}

/** Which of those that wait: of a queue up to the newest that was seen, leads of now, of before, or all. */
export type Part = Pick<Queue, 'rule' | 'channel' | 'upTo'> & { takes: 'fresh' | 'history' | 'all' };

function itemsOf(strapi: Core.Strapi, trx: Transaction, { rule, channel, upTo, takes }: Part) {
  const items = strapi.db.getConnection(table).transacting(trx).where({ rule_id: rule, channel_id: channel });
  if (takes !== 'all') items.where({ is_history: takes === 'history' ? 1 : 0 });
  return items.where('id', '<=', upTo);
}

const toEntry = ({ lead_id, entry_to }: ItemRow): Entry[] =>
  lead_id === null ? [] : [{ lead: lead_id, ...(entry_to === null ? {} : { to: entry_to }) }];

/** Takes up to `limit` single leads out of what waits. */
export async function takeSome(
  strapi: Core.Strapi,
  trx: Transaction,
  part: Part,
  limit: number,
): Promise<Entry[]> {
  const rows = (await itemsOf(strapi, trx, part).orderBy('id').limit(limit)) as ItemRow[];
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await strapi.db.getConnection(table).transacting(trx).whereIn('id', ids).delete();
  return rows.flatMap(toEntry);
}

/** All that was taken: how much, how much of it of before, and the first leads of it. */
export type Taken = { total: number; history: number; entries: Entry[] };

/** Takes all of a part out of what waits. */
export async function takeAll(
  strapi: Core.Strapi,
  trx: Transaction,
  part: Part,
  shown: number,
): Promise<Taken> {
  const rows = (await itemsOf(strapi, trx, part)
    .where({ is_history: 0 })
    .orderBy('id')
    .limit(shown)) as ItemRow[];
  const sums = (await itemsOf(strapi, trx, part)
    .groupBy('is_history')
    .select('is_history')
    .sum({ amount: 'amount' })) as unknown as { is_history: number; amount: number | string }[];
  await itemsOf(strapi, trx, part).delete();
  const of = (wanted: number) => Number(sums.find(({ is_history }) => is_history === wanted)?.amount ?? 0);
  return { total: of(0) + of(1), history: of(1), entries: rows.flatMap(toEntry) };
}

/** Forgets what waits for a rule, or for one channel of it. */
export const dropItems = (strapi: Core.Strapi, rule: string, channel?: string): Promise<number> =>
  joined<number>(
    strapi,
    strapi.db
      .getConnection(table)
      .where({ rule_id: rule, ...(channel === undefined ? {} : { channel_id: channel }) })
      .delete(),
  );
