import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { tables } from '../row';
import type { Ask } from './ask';
import { narrowToRange, type Key, type Range } from './key';
import { narrowLeads, type Scope } from './narrow';
import { idOf, rowsOf, type Branch, type Path } from './path';

/** What a walk through leads needs to know. */
export type Walk = {
  strapi: Core.Strapi;
  ask: Ask;
  scope: Scope;
  path: Path;
  /** More that a lead must fulfil, where a keyword asks for it. */
  also: ((leads: Knex.QueryBuilder) => void) | null;
};

/** How many rows of an index one statement goes through, at most: SQLite answers nobody else meanwhile. */
const longest = 20_000;
const longestExact = 100_000;
const growth = 10;

const timesOf = ({ filter: { startTime, endTime } }: Scope) => ({ startTime, endTime });

type RawKey = { at: Date | number | string; id: number };

const later = (one: Key, other: Key): Key =>
  +one.acquiredAt > +other.acquiredAt || (+one.acquiredAt === +other.acquiredAt && one.id > other.id)
    ? one
    : other;

/** The lead that is so many rows further on a branch; null beyond its end. */
async function ahead(
  { strapi, ask }: Walk,
  branch: Branch,
  range: Range,
  steps: number,
): Promise<Key | null> {
  const columns = { at: 'r.acquired_at', id: idOf(branch.table) };
  const rows = rowsOf(strapi, branch, range)
    .orderBy([
      { column: columns.at, order: 'desc' },
      { column: columns.id, order: 'desc' },
    ])
    .offset(steps - 1)
    .limit(1)
    .select(columns);
  const [row] = await ask.rows<RawKey>(rows);
  return row ? { acquiredAt: new Date(row.at), id: row.id } : null;
}

const isOfLeads = ({ branches }: Path): boolean => branches.length === 1 && branches[0]?.table === 'leads';

/** Whether one index counts the wanted leads: whatever it meets is wanted. */
export const isCounted = ({ path, also }: Walk): boolean =>
  path.isExact && !also && path.branches.length === 1;

/** Whether one index of the leads gives the wanted ones in their order, so that a limit is all that is needed. */
export const isOrdered = (walk: Walk): boolean => isCounted(walk) && isOfLeads(walk.path);

/**
 * The parts of a path one after the other, each some times longer than the one before; a short path is one part, and so is
 * one that a limit keeps short (`isLimited`).
 */
export async function* parts(
  walk: Walk,
  after: Key | null,
  { first, isLimited }: { first: number; isLimited: boolean },
): AsyncGenerator<Range> {
  const { scope, path, also } = walk;
  const most = path.isExact && !also ? longestExact : longest;
  let range: Range = { after, until: null, ...timesOf(scope) };
  if (path.isShort || isLimited) return yield range;
  for (let steps = Math.min(first, most); ; steps = Math.min(steps * growth, most)) {
    let until: Key | null = null;
    for (const branch of path.branches) {
      const end = await ahead(walk, branch, range, steps);
      if (end) until = until ? later(until, end) : end;
    }
    yield { ...range, until };
    if (!until) return;
    range = { ...range, after: until };
    await pause();
  }
}

/** The leads (`l`) of a scope in one part of the path. */
export function leadsIn({ strapi, scope, path, also }: Walk, range: Range): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowLeads(strapi, leads, scope, path.met);
  narrowToRange(strapi, leads, range, { at: 'l.acquired_at', id: 'l.id' });
  also?.(leads);
  const [first, ...others] = path.branches.map((branch) =>
    rowsOf(strapi, branch, range).select(idOf(branch.table)),
  );
  if (!first || isOfLeads(path)) return leads;
  return leads.whereIn('l.id', others.length > 0 ? first.unionAll(others) : first);
}

/** The number of leads in one part of the path, at most `limit`. */
export function countIn(walk: Walk, range: Range, limit?: number): Promise<number> {
  const { strapi, ask, path } = walk;
  const [branch] = path.branches;
  if (!branch || !isCounted(walk)) return ask.count(leadsIn(walk, range).select('l.id'), limit);
  // In the order of the index, so that it can end early.
  const order = ['r.acquired_at', idOf(branch.table)];
  return ask.count(rowsOf(strapi, branch, range).distinct(order).orderBy(order), limit);
}
