import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { contested, whileContested } from '../../shared/database';
import { batches, type Transaction } from '../row';
import { countDays } from './count';
import { daysOfHours, joinRanges, type Range } from './days';
import { markDays, readMark, type Mark } from './marks';
import { groupColumns, sumColumns, tallyTables, type TallyRow } from './tables';
import { allZones, busyDays, markNewZones } from './zones';

/** Marks that are handed on with one transaction. */
const marksAtOnce = 1000;

/** Ranges of more days are looked through for those that leads lie on. */
const fewDays = 62;

const marks = (strapi: Core.Strapi) => strapi.db.getConnection(tallyTables.marks);

/** Deletes marks that were read before; throws `contested()` where somebody else has had one of them. */
async function takeMarks(strapi: Core.Strapi, trx: Transaction, ids: number[]): Promise<void> {
  const count = (await marks(strapi).transacting(trx).whereIn('id', ids).delete()) as number;
  if (count !== ids.length) throw contested();
}

async function listDays(
  strapi: Core.Strapi,
  trx: Transaction,
  zone: number,
  ranges: Range[],
): Promise<number[]> {
  const days: number[] = [];
  for (const range of ranges) {
    const length = range.ends - range.begins + 1;
    if (length <= fewDays) days.push(...Array.from({ length }, (_, place) => range.begins + place));
    else days.push(...(await busyDays(strapi, trx, zone, range)));
  }
  return days;
}

/** Makes of marked hours marked days in each zone; false when there were none. */
async function handOn(strapi: Core.Strapi): Promise<boolean> {
  const hours = (await marks(strapi).whereNull('zone').orderBy('id').limit(marksAtOnce)).map(
    readMark,
  ) as Mark[];
  if (hours.length === 0) return false;
  await strapi.db.transaction(async ({ trx }) => {
    await takeMarks(
      strapi,
      trx,
      hours.map(({ id }) => id),
    );
    const minute = Math.min(...hours.map((mark) => mark.minute));
    for (const { zone } of await allZones(strapi, trx)) {
      const ranges = joinRanges(hours.map((mark) => daysOfHours(mark, zone)));
      const days = await listDays(strapi, trx, zone, ranges);
      await markDays(strapi, trx, days, { zone, minute, filling: false });
    }
  });
  return true;
}

/** One row for each group. */
function summed(rows: TallyRow[]): TallyRow[] {
  const groups = new Map<string, TallyRow>();
  for (const row of rows) {
    const key = JSON.stringify(groupColumns.map((name) => row[name]));
    const group = groups.get(key);
    if (!group) groups.set(key, { ...row });
    else for (const name of sumColumns) group[name] += row[name];
  }
  return [...groups.values()];
}

/** A day in a zone. */
type Place = { zone: number; day: number };

/**
 * Counts a day. The marks that it counts for were there before, and go with the transaction that stores the count: what changes
 * meanwhile has marks of its own, and of two who count the same day one finds its marks gone.
 */
async function recountOnce(strapi: Core.Strapi, { zone, day }: Place): Promise<void> {
  const ids = (await marks(strapi).where({ zone, begins: day }).pluck('id')) as number[];
  if (ids.length === 0) return;
  const rows = summed(await countDays(strapi, zone, { begins: day, ends: day }));
  await strapi.db.transaction(async ({ trx }) => {
    await takeMarks(strapi, trx, ids);
    const counts = () => strapi.db.getConnection(tallyTables.counts).transacting(trx);
    await counts().where({ zone, day }).delete();
    for (const batch of batches(rows)) await counts().insert(batch.map((row) => ({ zone, ...row })));
  });
}

/** The newest day that is to be counted. */
async function nextDay(strapi: Core.Strapi): Promise<Place | null> {
  const [mark] = (await marks(strapi)
    .whereNotNull('zone')
    .orderBy('begins', 'desc')
    .limit(1)
    .select({ zone: 'zone', day: 'begins' })) as Place[];
  return mark ?? null;
}

/** Days that were counted, of those that were to be. */
export type Recounting = { done: number; total: number };

async function leftDays(strapi: Core.Strapi): Promise<number> {
  const days = marks(strapi).whereNotNull('zone').distinct('zone', 'begins');
  return ((await days) as unknown[]).length;
}

/**
 * Counts all that is marked, the newest days first. Each day is a transaction of its own: stopped at any moment, the next one
 * goes on, and several may work at once. What is marked meanwhile is left to the next one.
 */
export async function recountAll(
  strapi: Core.Strapi,
  onProgress: (progress: Recounting) => void = () => undefined,
): Promise<void> {
  await markNewZones(strapi);
  while (await whileContested(() => handOn(strapi))) await pause();
  const total = await leftDays(strapi);
  for (let done = 1; done <= total; done += 1) {
    const next = await nextDay(strapi);
    if (!next) return;
    await whileContested(() => recountOnce(strapi, next));
    onProgress({ done, total });
    // On SQLite nothing else would get a turn.
    await pause();
  }
}
