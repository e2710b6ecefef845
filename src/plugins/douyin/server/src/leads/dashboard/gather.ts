import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DashboardQuery, DashboardView } from '../../../../contracts/lead-dashboard';
import { service } from '../../shared/service';
import { counted, numberIn } from '../list/ask';
import { zoneSeconds } from '../list/follow-up';
import { narrowToReach, type Reach } from '../rights/reach';
import { tables } from '../row';
import { countDays, countedAtOnce } from '../tally/count';
import { allDays, dayNumber, momentsOf, type Range } from '../tally/days';
import { pendingOf } from '../tally/marks';
import { sumColumns, tallyTables, type TallyRow } from '../tally/tables';
import { useZone } from '../tally/zones';

/** Pending ranges of days that are counted while somebody waits, at most. */
const rangesAtOnce = 40;

/** Some columns of counted rows; what is left out is not summed. */
export type Part = Partial<TallyRow>;

/** Rows for what is shown: leads acquired in the range by day and by what they are, and those converted in it. */
export type Gathered = { days: Part[]; leads: Part[]; closed: Part[] } & Pick<
  DashboardView,
  'asOf' | 'filling'
>;

type Asked = { strapi: Core.Strapi; zone: number; range: Range; app?: string; reach: Reach };

/** Days of which the count is not as things are now. */
type State = { days: Range[]; since: Date | null; filling: DashboardView['filling'] };

async function stateOf({ strapi, zone }: Asked): Promise<State> {
  const known = await useZone(strapi, zone);
  if (!known.marked) return { days: [allDays], since: null, filling: { done: 0, total: 0 } };
  const { days, since, filling } = await pendingOf(strapi, zone);
  const done = Math.max(0, known.days - filling);
  return { days, since, filling: filling > 0 ? { done, total: done + filling } : null };
}

/** Whether so few leads lie on these days that they are counted while somebody waits. */
async function areFew({ strapi, zone }: Asked, days: Range[]): Promise<boolean> {
  if (days.length > rangesAtOnce) return false;
  let left = countedAtOnce;
  for (const range of days) {
    const { startTime, endTime } = momentsOf(range, zone);
    const leads = strapi.db
      .getConnection(`${tables.leads} as l`)
      .where('l.acquired_at', '>=', startTime)
      .where('l.acquired_at', '<=', endTime);
    left -= numberIn(await counted(strapi, leads.limit(left + 1).select('l.id')));
    if (left < 0) return false;
  }
  return true;
}

/** Keeps only what is asked for: of leads and of their counts, whose columns have the same names. */
const narrowTo =
  ({ strapi, app, reach }: Asked) =>
  (rows: Knex.QueryBuilder): void => {
    if (app) rows.where('l.app_id', app);
    // Whoever is kept to accounts asks through the content API, which has no dashboard.
    narrowToReach(strapi, rows, reach.kind === 'all' ? reach : { ...reach, accounts: [] });
  };

/** Counts that are kept of the zone's days but these, summed by some columns. */
async function kept(
  asked: Asked,
  without: Range[],
  dayColumn: 'day' | 'closed_day',
  [by, sums]: [by: readonly (keyof TallyRow)[], sums: readonly (typeof sumColumns)[number][]],
): Promise<Part[]> {
  const { strapi, zone, range } = asked;
  const rows = strapi.db
    .getConnection(`${tallyTables.counts} as l`)
    .where('l.zone', zone)
    .whereBetween(`l.${dayColumn}`, [range.begins, range.ends]);
  narrowTo(asked)(rows);
  for (const { begins, ends } of without) rows.whereNotBetween('l.day', [begins, ends]);
  const columns = by.map((name) => `l.${name}`);
  rows.groupBy(columns).select(columns);
  const found = (await rows.sum(Object.fromEntries(sums.map((name) => [name, `l.${name}`])))) as Part[];
  return found.map((row) => ({
    ...row,
    ...Object.fromEntries(sums.map((name) => [name, Number(row[name])])),
  }));
}

const lies = ({ begins, ends }: Range, day: number | null): boolean =>
  day !== null && begins <= day && day <= ends;

/** Leads of pending days, counted now; none where they are too many. */
async function live(asked: Asked, days: Range[]): Promise<TallyRow[]> {
  const rows = [];
  for (const range of days) rows.push(await countDays(asked.strapi, asked.zone, range, narrowTo(asked)));
  return rows.flat();
}

/** All that is shown, as things are now where few leads changed since they were counted; otherwise as of a moment before. */
export async function gather(
  strapi: Core.Strapi,
  { from, to, zone, app }: DashboardQuery,
  reach: Reach,
): Promise<Gathered> {
  const range = { begins: dayNumber(from), ends: dayNumber(to) };
  const asked: Asked = { strapi, zone: zoneSeconds(zone), range, app, reach };
  // Read first: what is counted after this is not older.
  const state = await stateOf(asked);
  const isLive = await areFew(asked, state.days);
  const now = isLive ? await live(asked, state.days) : [];
  const without = isLive ? state.days : [];
  if (!isLive || state.filling) await service(strapi, 'leadTally').soon();
  const [days, leads, closed] = await Promise.all([
    kept(asked, without, 'day', [['day', 'app_id'], ['leads']]),
    kept(asked, without, 'day', [['source_kind', 'stage', 'owner_id'], sumColumns]),
    kept(asked, without, 'closed_day', [['owner_id'], ['leads']]),
  ]);
  const acquired = now.filter(({ day }) => lies(range, day));
  return {
    days: [...days, ...acquired],
    leads: [...leads, ...acquired],
    closed: [...closed, ...now.filter(({ closed_day }) => lies(range, closed_day))],
    asOf: isLive || state.since === null ? null : state.since.toISOString(),
    filling: isLive ? null : state.filling,
  };
}
