import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { batches, type Transaction } from '../row';
import { allDays, daysOfHours, hoursOf, joinRanges, type Range } from './days';
import { tallyTables } from './tables';

/** Hours in UTC, or with a zone one day there, whose count is not as things are. */
export type Mark = Range & { id: number; zone: number | null; at: number; filling: boolean };

/**
 * Notes that leads acquired at these moments came, went, or were changed by the staff; in the transaction that does it, with one
 * statement and without waiting for others. Whoever counts finds the days they lie on.
 */
export async function markChanged(strapi: Core.Strapi, trx: Transaction, moments: Date[]): Promise<void> {
  const at = clock.now().getTime();
  const rows = hoursOf(moments).map((hours) => ({ zone: null, ...hours, at, filling: false }));
  if (rows.length > 0) await strapi.db.getConnection(tallyTables.marks).transacting(trx).insert(rows);
}

/** Notes days of a zone that are to be counted, in a transaction. */
export async function markDays(
  strapi: Core.Strapi,
  trx: Transaction,
  days: number[],
  { zone, at, filling }: Pick<Mark, 'at' | 'filling'> & { zone: number },
): Promise<void> {
  for (const batch of batches(days)) {
    const rows = batch.map((day) => ({ zone, begins: day, ends: day, at, filling }));
    await strapi.db.getConnection(tallyTables.marks).transacting(trx).insert(rows);
  }
}

type RawMark = Omit<Mark, 'at' | 'filling'> & { at: number | string; filling: boolean | number };

/** A mark as the database gives it. */
export const readMark = (raw: RawMark): Mark => ({
  ...raw,
  at: Number(raw.at),
  filling: Boolean(raw.filling),
});

/** Most marks that are looked at to tell what is pending. */
const marksRead = 10_000;

/** What of a zone's days is not as things are: the days, since when, and how many are counted for the first time. */
export type Pending = { days: Range[]; since: number | null; filling: number };

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
    since: news.length > 0 ? Math.min(...news.map(({ at }) => at)) : null,
    filling: new Set(marks.filter(({ filling }) => filling).map(({ begins }) => begins)).size,
  };
}
