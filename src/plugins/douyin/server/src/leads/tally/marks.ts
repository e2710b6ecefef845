import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { bulkOf } from '../bulk';
import type { BulkTable } from '../bulk/port';
import { batches, type Transaction } from '../row';
import { allDays, daysOfHours, hoursOf, joinRanges, type Range } from './days';
import { tallyTables } from './tables';

const minuteMs = 60_000;

const types: BulkTable['types'] = new Map([
  ['zone', 'integer'],
  ['begins', 'integer'],
  ['ends', 'integer'],
  ['minute', 'integer'],
  ['filling', 'boolean'],
]);

function markTable(strapi: Core.Strapi): BulkTable {
  const schema = strapi.db.getSchemaName();
  return { name: schema ? `${schema}.${tallyTables.marks}` : tallyTables.marks, types };
}

/** The moment things are marked at, as it is stored. */
export const minuteNow = (): number => Math.floor(clock.now().getTime() / minuteMs);

/** Hours in UTC, or with a zone one day there, whose count is not as things are. */
export type Mark = Range & { id: number; zone: number | null; minute: number; filling: boolean };

/**
 * Notes that leads acquired at these moments came, went, or were changed by the staff; in the transaction that does it, with one
 * statement and without waiting for others. Whoever counts finds the days they lie on.
 */
export async function markChanged(strapi: Core.Strapi, trx: Transaction, moments: Date[]): Promise<void> {
  const minute = minuteNow();
  const rows = hoursOf(moments).map((hours) => ({ zone: null, ...hours, minute, filling: false }));
  if (rows.length > 0) await bulkOf(strapi).insert(trx, markTable(strapi), rows);
}

/** Notes days of a zone that are to be counted, in a transaction. */
export async function markDays(
  strapi: Core.Strapi,
  trx: Transaction,
  days: number[],
  { zone, minute, filling }: Pick<Mark, 'minute' | 'filling'> & { zone: number },
): Promise<void> {
  for (const batch of batches(days)) {
    const rows = batch.map((day) => ({ zone, begins: day, ends: day, minute, filling }));
    await strapi.db.getConnection(tallyTables.marks).transacting(trx).insert(rows);
  }
}

type RawMark = Omit<Mark, 'filling'> & { filling: boolean | number };

/** A mark as the database gives it. */
export const readMark = (raw: RawMark): Mark => ({ ...raw, filling: Boolean(raw.filling) });

/** Most marks that are looked at to tell what is pending. */
const marksRead = 10_000;

/** What of a zone's days is not as things are: the days, since when, and how many are counted for the first time. */
export type Pending = { days: Range[]; since: Date | null; filling: number };

/** What is pending of a zone, read with one statement: days move from one kind of mark to the other. */
export async function pendingOf(strapi: Core.Strapi, zone: number): Promise<Pending> {
  const rows = (await strapi.db
    .getConnection(tallyTables.marks)
    .where((either) => void either.whereNull('zone').orWhere({ zone }))
    .orderBy('id')
    .limit(marksRead)) as RawMark[];
  const marks = rows.map(readMark);
  const all = rows.length === marksRead ? [allDays] : [];
  const days = marks.map((mark) => (mark.zone === null ? daysOfHours(mark, zone) : mark));
  const news = marks.filter(({ filling }) => !filling);
  return {
    days: joinRanges([...all, ...days]),
    since: news.length > 0 ? new Date(Math.min(...news.map(({ minute }) => minute)) * minuteMs) : null,
    filling: new Set(marks.filter(({ filling }) => filling).map(({ begins }) => begins)).size,
  };
}
