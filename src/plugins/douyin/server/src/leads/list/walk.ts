import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { tables } from '../row';
import type { Ask } from './ask';
import { later, narrowToRange, readKey, type Key, type Range, type RawKey } from './key';
import { narrowLeads, type Scope } from './narrow';
import { columnsOf, idOf, rowAhead, rowsOf, type Branch, type Path } from './path';
import type { WordPlan } from './words';

/** What a walk through leads needs to know. */
export type Walk = {
  strapi: Core.Strapi;
  ask: Ask;
  scope: Scope;
  path: Path;
  /** More that a lead must fulfil, where a keyword asks for it. */
  also: WordPlan['narrow'] | null;
};

/** How many rows of an index one statement goes through, at most: SQLite answers nobody else meanwhile. */
const longest = 20_000;
const longestExact = 100_000;
/** Whether a page needs few rows or these is all one to a database. */
const fewest = 1000;
const growth = 20;

const newestFirst = [
  { column: 'l.acquired_at', order: 'desc' },
  { column: 'l.id', order: 'desc' },
];

const timesOf = ({ filter: { startTime, endTime } }: Scope) => ({ startTime, endTime });

/** The lead that is so many rows further on a branch; null beyond its end. */
async function ahead(
  { strapi, ask }: Walk,
  branch: Branch,
  range: Range,
  steps: number,
): Promise<Key | null> {
  const [row] = await ask.rows<RawKey>(rowAhead(strapi, branch, range, steps));
  return row ? readKey(row) : null;
}

/** The furthest that any branch of a path comes with so many rows; null where all of them end before. */
async function allAhead(walk: Walk, range: Range, steps: number): Promise<Key | null> {
  let until: Key | null = null;
  for (const branch of walk.path.branches) {
    const end = await ahead(walk, branch, range, steps);
    if (end) until = until ? later(until, end) : end;
  }
  return until;
}

/** The only branch of a path that meets leads themselves. */
const branchOfLeads = ({ branches: [first, ...others] }: Path): Branch | null =>
  first?.table === 'leads' && others.length === 0 ? first : null;

/** Whether one index counts the wanted leads: whatever it meets is wanted. */
export const isCounted = ({ path, also }: Walk): boolean =>
  path.isExact && !also && path.branches.length === 1;

/** How a path is cut into parts: rows of the first one, and whether a limit keeps all of it short enough for one. */
type Cut = { first: number; isLimited: boolean };

/** For a page: one part is enough where an index gives the wanted leads in their order. */
export const cutForPage = (walk: Walk, rows: number): Cut => ({
  first: walk.path.isShort ? longest : Math.max(rows, fewest),
  isLimited: isCounted(walk),
});

/** For a count, which goes through all there is or ends at a limit. */
export const cutForCount = (walk: Walk, isExact: boolean): Cut => ({
  first: longest,
  isLimited: walk.path.isShort || (!isExact && isCounted(walk)),
});

/**
 * The parts of a path one after the other, each some times longer than the one before; a short path is one part, and so is
 * one that a limit keeps short (`isLimited`). Of a short one that is dense the newest leads come first, the others at once.
 */
export async function* parts(
  walk: Walk,
  after: Key | null,
  { first, isLimited }: Cut,
): AsyncGenerator<Range> {
  const { scope, path, also } = walk;
  const most = path.isExact && !also ? longestExact : longest;
  let range: Range = { after, until: null, ...timesOf(scope) };
  if (isLimited || (path.isShort && !path.isDense)) return yield range;
  for (let steps = Math.min(first, most); ; steps = Math.min(steps * growth, most)) {
    const until = (steps === fewest && !range.after && path.end) || (await allAhead(walk, range, steps));
    yield { ...range, until };
    if (!until) return;
    range = { ...range, after: until };
    await pause();
    if (path.isShort) return yield range;
  }
}

/** The leads (`l`) of a scope in one part of the path. */
export function leadsIn({ strapi, scope, path, also }: Walk, range: Range): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowLeads(strapi, leads, scope, { met: path.met, isLed: true });
  narrowToRange(strapi, leads, range, { at: 'l.acquired_at', id: 'l.id' });
  also?.(leads, path.isShort && range.until !== null);
  const own = branchOfLeads(path);
  if (own) return leads.where(columnsOf('l', own.where));
  const [first, ...others] = path.branches.map((branch) =>
    rowsOf(strapi, branch, range).select(idOf(branch.table)),
  );
  if (!first) return leads;
  return leads.whereIn('l.id', others.length > 0 ? first.unionAll(others) : first);
}

/** The keys of the wanted leads in one part of a path along another table, in the order of its index. */
function keysIn(walk: Walk, branch: Branch, range: Range): Knex.QueryBuilder {
  const { strapi, scope, path, also } = walk;
  const rows = rowsOf(strapi, branch, range);
  if (!isCounted(walk)) {
    // SQLite changes the order of any other join. The types know no such one by a name.
    rows.crossJoin(`${tables.leads} as l` as never).whereRaw('?? = ??', ['l.id', 'r.lead_id']);
    narrowLeads(strapi, rows, scope, { met: path.met, isLed: true });
    also?.(rows, false);
  }
  return rows.distinct({ at: 'r.acquired_at', id: 'r.lead_id' }).orderBy([
    { column: 'r.acquired_at', order: 'desc' },
    { column: 'r.lead_id', order: 'desc' },
  ]);
}

/** Some of the leads (`l`) in one part of the path, the newest first. */
export function pageIn(walk: Walk, range: Range, skip: number, limit: number): Knex.QueryBuilder {
  const { strapi, path } = walk;
  const [branch, ...others] = path.branches;
  const cut = (rows: Knex.QueryBuilder) => rows.offset(skip).limit(limit);
  if (!branch || others.length > 0 || branch.table === 'leads')
    return cut(leadsIn(walk, range).orderBy(newestFirst));
  // Its index gives them in their order, so that it can be left as soon as the page is full.
  const keys = strapi.db.connection.select({ id: 'k.id' }).from(cut(keysIn(walk, branch, range)).as('k'));
  return strapi.db.getConnection(`${tables.leads} as l`).whereIn('l.id', keys).orderBy(newestFirst);
}

/** The number of leads in one part of the path, at most `limit`. */
export function countIn(walk: Walk, range: Range, limit?: number): Promise<number> {
  const { strapi, ask, path } = walk;
  const [branch] = path.branches;
  if (!branch || !isCounted(walk)) return ask.count(leadsIn(walk, range).select('l.id'), limit);
  const rows = rowsOf(strapi, branch, range);
  // Only sources name a lead several times.
  if (branch.table !== 'sources') return ask.count(rows.select('r.id'), limit);
  const key = ['r.acquired_at', 'r.lead_id'];
  rows.distinct(key);
  // In the order of the index, so that it can end early; SQLite keeps to it untold, and reads faster so.
  return ask.count(strapi.db.dialect.client === 'sqlite' ? rows : rows.orderBy(key), limit);
}
