import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { tables, type Transaction } from '../row';
import { allDays, dayAt, momentsOf, type Range } from './days';
import { markDays, minuteNow } from './marks';
import { tallyTables } from './tables';

/** Zones whose days are counted, at most. */
const zonesKept = 16;

const hourMs = 3_600_000;

/** A zone whose days are counted; until `marked` nothing is. */
export type Zone = { zone: number; marked: boolean; days: number; usedAt: number };

type RawZone = { zone: number; marked: boolean | number; days: number; used_at: number | string };

const readZone = (raw: RawZone): Zone => ({
  zone: raw.zone,
  marked: Boolean(raw.marked),
  days: raw.days,
  usedAt: Number(raw.used_at),
});

const zones = (strapi: Core.Strapi) => strapi.db.getConnection(tallyTables.zones);

/** The zones whose days are counted, the one used last first; with a transaction as that one sees them. */
export async function allZones(strapi: Core.Strapi, trx?: Transaction): Promise<Zone[]> {
  const query = zones(strapi).orderBy('used_at', 'desc');
  return ((await (trx ? query.transacting(trx) : query)) as RawZone[]).map(readZone);
}

/** Forgets the zones that nobody used for longest, where a new one is too many. */
async function makeRoom(strapi: Core.Strapi, trx: Transaction): Promise<void> {
  for (const { zone } of (await allZones(strapi, trx)).slice(zonesKept))
    for (const table of Object.values(tallyTables))
      await strapi.db.getConnection(table).transacting(trx).where({ zone }).delete();
}

async function addZone(strapi: Core.Strapi, zone: number): Promise<void> {
  const row = { zone, marked: false, days: 0, used_at: clock.now().getTime() };
  await strapi.db.transaction(async ({ trx }) => {
    await zones(strapi).transacting(trx).insert(row).onConflict('zone').ignore();
    await makeRoom(strapi, trx);
  });
}

/** The zone somebody asks for; a new one is noted, for its days to be counted from now on. */
export async function useZone(strapi: Core.Strapi, zone: number): Promise<Zone> {
  const now = clock.now().getTime();
  const [raw] = (await zones(strapi).where({ zone })) as RawZone[];
  if (!raw) {
    await addZone(strapi, zone);
    return { zone, marked: false, days: 0, usedAt: now };
  }
  if (now - Number(raw.used_at) > hourMs) await zones(strapi).where({ zone }).update({ used_at: now });
  return readZone(raw);
}

/** Has the days of all zones counted anew. */
export const unmarkAll = async (strapi: Core.Strapi): Promise<void> => {
  await zones(strapi).update({ marked: false });
};

/** Days of a zone on which leads were acquired, from the newest on; each is found by the index. */
async function leadDays(
  strapi: Core.Strapi,
  trx: Transaction,
  zone: number,
  range: Range,
): Promise<number[]> {
  const days: number[] = [];
  const { startTime, endTime } = momentsOf(range, zone);
  for (let until = endTime; ;) {
    const [at] = (await strapi.db
      .getConnection(tables.leads)
      .transacting(trx)
      .where('acquired_at', '>=', startTime)
      .where('acquired_at', '<=', until)
      .orderBy([
        { column: 'acquired_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(1)
      .pluck('acquired_at')) as (Date | number | string)[];
    if (at === undefined) return days;
    const day = dayAt(new Date(at), zone);
    days.push(day);
    until = momentsOf({ begins: day - 1, ends: day - 1 }, zone).endTime;
  }
}

/** Days of a zone within a range that leads lie on, or that a count is kept of. */
export async function busyDays(
  strapi: Core.Strapi,
  trx: Transaction,
  zone: number,
  range: Range,
): Promise<number[]> {
  const counted = (await strapi.db
    .getConnection(tallyTables.counts)
    .transacting(trx)
    .where({ zone })
    .whereBetween('day', [range.begins, range.ends])
    .distinct('day')) as { day: number }[];
  return [...new Set([...(await leadDays(strapi, trx, zone, range)), ...counted.map(({ day }) => day)])];
}

/** Marks all days of a new zone to be counted; whoever comes second does nothing. */
async function markZone(strapi: Core.Strapi, zone: number): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const mine = () => zones(strapi).transacting(trx);
    // Written first: from here on nobody else does it.
    if (((await mine().where({ zone, marked: false }).update({ marked: true })) as number) === 0) return;
    const days = await busyDays(strapi, trx, zone, allDays);
    await mine().where({ zone }).update({ days: days.length });
    await markDays(strapi, trx, days, { zone, minute: minuteNow(), filling: true });
  });
}

/** Marks the days of all zones whose days were not marked yet. */
export async function markNewZones(strapi: Core.Strapi): Promise<void> {
  for (const { zone, marked } of await allZones(strapi)) if (!marked) await markZone(strapi, zone);
}
