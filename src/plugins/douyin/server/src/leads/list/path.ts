import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { keepStanding } from '../rights/reach';
import { tables } from '../row';
import type { Ask } from './ask';
import { later, narrowToRange, readKey, type Key, type Range, type RawKey } from './key';
import { narrowToFollowUp } from './follow-up';
import { ownOf, sourceOf, tagOf, type Met, type Scope } from './narrow';
import { branchesOfDue, branchesOfWhere } from './where-ways';

/** Rows of one index, the newest leads first. */
export type Branch = {
  table: 'leads' | 'sources' | 'tags';
  where: Record<string, unknown>;
  /** More that its rows (`r`) must fulfil. */
  narrow?: (rows: Knex.QueryBuilder) => void;
};

/** A way through the leads of a scope: its branches follow one index each, and together they meet all of them. */
export type Path = {
  branches: Branch[];
  /** The condition that whatever it meets fulfils; null where that is one of the lead's own columns. */
  met: Met;
  /** Whether whatever it meets is within the scope. */
  isExact: boolean;
  /** Whether so few leads are met that one statement may go through all of them. */
  isShort: boolean;
  /** Of a short path: whether a page is likely to be full before the newest leads of all have been gone through. */
  isDense?: boolean;
  /** Where some hundred rows of a long path end, where that is known. */
  end?: Key;
};

type Some = Exclude<Scope['reach'], { kind: 'all' }>;

const branchesOf = ({ owners, teams, accounts }: Some): Branch[] => [
  ...owners.map((owner_id) => ({ table: 'leads' as const, where: { owner_id } })),
  ...teams.map((team) => ({ table: 'leads' as const, where: { team } })),
  ...accounts.map((account_id) => ({ table: 'sources' as const, where: { account_id } })),
];

type Way = Pick<Path, 'branches' | 'met'>;

const way = (table: Branch['table'], where: Branch['where'], met: Met = null): Way => ({
  branches: [{ table, where }],
  met,
});

/** The index for a condition on sources holds account or app, and kind. */
function sourceWay({ account_id, app_id, kind }: Record<string, string>): Way {
  const place = account_id ? { account_id } : app_id ? { app_id } : {};
  return way('sources', { ...place, ...(kind ? { kind } : {}) }, account_id && app_id ? null : 'sources');
}

/** A way for each condition of a scope, the one that is likely to be the shortest first. */
function waysOf({ filter, reach }: Scope): Way[] {
  const [source, tag] = [sourceOf(filter), tagOf(filter)];
  return [
    ...(Object.keys(tag).length > 0 ? [way('tags', tag, 'tags')] : []),
    ...(Object.keys(source).length > 0 ? [sourceWay(source)] : []),
    ...(reach.kind === 'some' ? [{ branches: branchesOf(reach), met: null }] : []),
    ...Object.entries(ownOf(filter)).map(([column, value]) => way('leads', { [column]: value })),
    ...branchesOfWhere(filter).map((branches) => ({ branches, met: null })),
  ];
}

/** Whether all leads are in a scope. */
export const isEverything = (scope: Scope): boolean => {
  const { startTime, endTime, followUp, where } = scope.filter;
  return !startTime && !endTime && !followUp && !where && waysOf(scope).length === 0;
};

/** Through the leads with a follow-up: few, as a rule, but not in the order of the list. */
function dueWays({ filter }: Scope): Way[] {
  const planned = branchesOfDue(filter).map((branch) => ({ branches: [branch], met: null }));
  if (!filter.followUp || filter.followUp === 'none') return planned;
  const narrow = (rows: Knex.QueryBuilder) => narrowToFollowUp(rows, filter, 'r');
  return [{ branches: [{ table: 'leads', where: {}, narrow }], met: null }, ...planned];
}

/** The columns of a branch in the table of this name. */
export const columnsOf = (alias: string, where: Branch['where']): Branch['where'] =>
  Object.fromEntries(Object.entries(where).map(([column, value]) => [`${alias}.${column}`, value]));

/** Rows of a branch in a range of the list's order. */
export function rowsOf(
  strapi: Core.Strapi,
  { table, where, narrow }: Branch,
  range: Range,
): Knex.QueryBuilder {
  const rows = strapi.db.getConnection(`${tables[table]} as r`).where(columnsOf('r', where));
  if (table === 'leads') keepStanding(strapi, rows, 'r.merged_into_id');
  narrow?.(rows);
  narrowToRange(strapi, rows, range, { at: 'r.acquired_at', id: idOf(table) });
  return rows;
}

/** The column of a branch's table that names the lead. */
export const idOf = (table: Branch['table']): string => (table === 'leads' ? 'r.id' : 'r.lead_id');

/** A path of so few rows is walked at once, and not worth a search for a shorter one. */
const short = 1000;

/** Asks for the row of a branch that is so many further on. */
export function rowAhead(
  strapi: Core.Strapi,
  branch: Branch,
  range: Range,
  steps: number,
): Knex.QueryBuilder {
  const columns = { at: 'r.acquired_at', id: idOf(branch.table) };
  return rowsOf(strapi, branch, range)
    .orderBy([
      { column: columns.at, order: 'desc' },
      { column: columns.id, order: 'desc' },
    ])
    .offset(steps - 1)
    .limit(1)
    .select(columns);
}

/** How far some hundred rows of each way reach, asked at once; null: it has no more. Few rows of a rare thing reach far. */
async function reachOf(strapi: Core.Strapi, ways: Way[], range: Range, ask: Ask): Promise<(Key | null)[]> {
  const { connection } = strapi.db;
  const [first, ...others] = ways.flatMap(({ branches }, place) =>
    branches.map((branch) => {
      const row = rowAhead(strapi, branch, range, Math.ceil(short / branches.length) + 1);
      // As a binding it would come after those of the row.
      const columns = { place: connection.raw(String(place)), at: 'e.at', id: 'e.id' };
      return connection.select(columns).from(row.as('e'));
    }),
  );
  const rows = first ? await ask.rows<RawKey & { place: number }>(first.unionAll(others)) : [];
  return ways.map((_way, place) => {
    const keys = rows.filter((row) => Number(row.place) === place).map(readKey);
    return keys.length > 0 ? keys.reduce(later) : null;
  });
}

/** The first way that is short, or of all the one on which wanted leads lie closest. */
async function shortest(strapi: Core.Strapi, ways: Way[], range: Range, ask: Ask): Promise<Path> {
  let best: { way: Way; reach: Key } | null = null;
  for (const [place, reach] of (await reachOf(strapi, ways, range, ask)).entries()) {
    const way = ways[place];
    if (!way) continue;
    if (!reach) return { ...way, isExact: false, isShort: true };
    if (!best || later(reach, best.reach) !== reach) best = { way, reach };
  }
  return { ...(best?.way ?? anyPath), isExact: false, isShort: false, end: best?.reach };
}

/** Through all leads, whatever is asked of them. */
export const anyPath: Path = {
  branches: [{ table: 'leads', where: {} }],
  met: null,
  isExact: false,
  isShort: false,
};

/** The path to walk: of several conditions a short one's, where there is one. */
export async function choosePath(strapi: Core.Strapi, scope: Scope, ask: Ask): Promise<Path> {
  const { startTime, endTime, app, account, followUp, where } = scope.filter;
  const ways = waysOf(scope);
  const due = dueWays(scope);
  const [first] = ways;
  if (!first && !followUp && due.length === 0) return { ...anyPath, isExact: !where };
  if (first && ways.length === 1 && !followUp && due.length === 0)
    return { ...first, isExact: !(app && account) && !where, isShort: false };
  const range = { after: null, until: null, startTime, endTime };
  for (const way of due)
    for (const branch of way.branches)
      if ((await ask.count(rowsOf(strapi, branch, range).select('r.id'), short + 1)) <= short)
        return { ...way, isExact: false, isShort: true };
  return shortest(strapi, ways, range, ask);
}
