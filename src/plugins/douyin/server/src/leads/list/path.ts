import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { keepStanding } from '../rights/reach';
import { tables } from '../row';
import type { Ask } from './ask';
import { narrowToRange, type Range } from './key';
import { narrowToFollowUp } from './follow-up';
import { sourceOf, tagOf, type Met, type Scope } from './narrow';

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
  const { owner, team, status } = filter;
  const [source, tag] = [sourceOf(filter), tagOf(filter)];
  return [
    ...(Object.keys(tag).length > 0 ? [way('tags', tag, 'tags')] : []),
    ...(Object.keys(source).length > 0 ? [sourceWay(source)] : []),
    ...(reach.kind === 'some' ? [{ branches: branchesOf(reach), met: null }] : []),
    ...(owner ? [way('leads', { owner_id: owner === 'none' ? null : owner })] : []),
    ...(team ? [way('leads', { team: team === 'none' ? null : team })] : []),
    ...(status ? [way('leads', { stage: status })] : []),
  ];
}

/** Through the leads with a follow-up: few, as a rule, but not in the order of the list. */
function dueWays({ filter }: Scope): Way[] {
  if (!filter.followUp || filter.followUp === 'none') return [];
  const narrow = (rows: Knex.QueryBuilder) => narrowToFollowUp(rows, filter, 'r');
  return [{ branches: [{ table: 'leads', where: {}, narrow }], met: null }];
}

/** Rows of a branch in a range of the list's order. */
export function rowsOf(
  strapi: Core.Strapi,
  { table, where, narrow }: Branch,
  range: Range,
): Knex.QueryBuilder {
  const rows = strapi.db.getConnection(`${tables[table]} as r`).where(where);
  if (table === 'leads') keepStanding(strapi, rows, 'r.merged_into_id');
  narrow?.(rows);
  narrowToRange(strapi, rows, range, { at: 'r.acquired_at', id: idOf(table) });
  return rows;
}

/** The column of a branch's table that names the lead. */
export const idOf = (table: Branch['table']): string => (table === 'leads' ? 'r.id' : 'r.lead_id');

/** A path of so few rows is walked at once, and not worth a search for a shorter one. */
const short = 1000;

async function isShort(strapi: Core.Strapi, branches: Branch[], range: Range, ask: Ask): Promise<boolean> {
  let count = 0;
  for (const branch of branches)
    count += await ask.count(rowsOf(strapi, branch, range).select('r.id'), short + 1);
  return count <= short;
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
  const { startTime, endTime, app, account, followUp } = scope.filter;
  const ways = waysOf(scope);
  const [first] = ways;
  if (!first && !followUp) return { ...anyPath, isExact: true };
  if (first && ways.length === 1 && !followUp)
    return { ...first, isExact: !(app && account), isShort: false };
  const range = { after: null, until: null, startTime, endTime };
  for (const other of [...dueWays(scope), ...ways])
    if (await isShort(strapi, other.branches, range, ask)) return { ...other, isExact: false, isShort: true };
  return { ...(first ?? anyPath), isExact: false, isShort: false };
}
