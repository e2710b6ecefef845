import type { Core } from '@strapi/strapi';
import type { PanelQuery } from '../../../../contracts/lead-panel';
import { countLimit, type LeadFilter, type LeadPage, type LeadQuery } from '../../../../contracts/leads';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Reach } from '../rights/reach';
import { leadColumns } from '../row';
import type { SearchIndex } from '../search';
import { askFor } from './ask';
import { readCursor, writeCursor, type Place } from './cursor';
import type { Scope } from './narrow';
import { anyPath, choosePath } from './path';
import { toRecord, type Recorded } from './record';
import { countIn, isCounted, isOrdered, leadsIn, parts, type Walk } from './walk';
import { planWords, type WordPlan } from './words';

/** A page that takes longer is refused; a count that does is given as far as it came, unless it must be exact. */
const limitMs = { page: 2000, count: 2000, exactCount: 10_000 };

const { id, nickname, avatarUrl, openId, acquiredAt, stage, notes } = leadColumns;
const shown = { id, nickname, avatarUrl, openId, acquiredAt, stage, notes };

const newestFirst = [
  { column: 'l.acquired_at', order: 'desc' },
  { column: 'l.id', order: 'desc' },
];

/** What is asked for, and how far whoever asks reaches. */
type Wanted = { query: LeadQuery | PanelQuery; reach: Reach };

/** One row more than the page holds tells whether there is a page after it. */
async function readPage(
  walk: Walk,
  { page, size }: Wanted['query'],
  after: Place | null,
): Promise<Recorded[]> {
  const found: Recorded[] = [];
  let skip = after ? 0 : (page - 1) * size;
  for await (const part of parts(walk, after, { first: skip + size + 1, isLimited: isOrdered(walk) })) {
    const leads = leadsIn(walk, part)
      .orderBy(newestFirst)
      .offset(skip)
      .limit(size + 1 - found.length);
    const rows = await walk.ask.rows<Recorded>(leads.select(shown));
    found.push(...rows);
    if (found.length > size) break;
    // What a part without rows for this page holds belongs to pages before it.
    if (skip > 0) skip = rows.length > 0 ? 0 : skip - (await countIn(walk, part));
  }
  return found;
}

const isTooSlow = (error: unknown): boolean =>
  error instanceof PluginError && error.code === 'QUERY_TOO_SLOW';

/** How many leads there are; `isCapped`: there may be more. */
async function countAll(walk: Walk, isExact: boolean): Promise<{ counted: number; isCapped: boolean }> {
  let counted = 0;
  try {
    for await (const part of parts(walk, null, {
      first: countLimit + 1,
      isLimited: !isExact && isCounted(walk),
    })) {
      counted += await countIn(walk, part, isExact ? undefined : countLimit + 1 - counted);
      if (!isExact && counted > countLimit) return { counted: countLimit, isCapped: true };
    }
    return { counted, isCapped: false };
  } catch (error) {
    if (isExact || !isTooSlow(error)) throw error;
    return { counted, isCapped: true };
  }
}

/** How to go through the leads that are wanted: at once where a keyword leaves few of them, otherwise part by part. */
async function planWalk(
  strapi: Core.Strapi,
  scope: Scope,
  words: WordPlan | null,
): Promise<Omit<Walk, 'ask'>> {
  const also = words?.narrow ?? null;
  if (words?.isRare) return { strapi, scope, also, path: { ...anyPath, isShort: true } };
  return { strapi, scope, also, path: await choosePath(strapi, scope, askFor(strapi, limitMs.page)) };
}

const uncounted = { counted: 0, isCapped: true };

const countWithin = (strapi: Core.Strapi, plan: Omit<Walk, 'ask'>, isExact: boolean) =>
  countAll({ ...plan, ask: askFor(strapi, isExact ? limitMs.exactCount : limitMs.count) }, isExact);

/** How many leads within reach pass a filter, as the list counts them. Throws QUERY_TOO_SLOW. */
export async function countLeads(
  strapi: Core.Strapi,
  index: SearchIndex,
  { filter, isExact, reach }: { filter: LeadFilter; isExact: boolean; reach: Reach },
): Promise<{ total: number; totalIsCapped: boolean }> {
  const words = await planWords(strapi, index, filter.keyword, askFor(strapi, limitMs.page));
  const plan = await planWalk(strapi, { filter, reach }, words);
  const { counted, isCapped } = await countWithin(strapi, plan, isExact);
  return { total: counted, totalIsCapped: isCapped };
}

/** A page of the leads within reach, the newest first. Throws QUERY_INVALID for a foreign cursor, QUERY_TOO_SLOW. */
export async function listLeads(
  strapi: Core.Strapi,
  index: SearchIndex,
  { query, reach }: Wanted,
): Promise<LeadPage> {
  const secrets = service(strapi, 'secrets');
  const after = query.cursor ? readCursor(secrets.deriveAll('lead cursor'), query.cursor, query) : null;
  const words = await planWords(strapi, index, query.keyword, askFor(strapi, limitMs.page));
  const plan = await planWalk(strapi, { filter: query, reach }, words);
  const [rows, { counted: total, isCapped: totalIsCapped }] = await Promise.all([
    readPage({ ...plan, ask: askFor(strapi, limitMs.page) }, query, after),
    query.count === 'none' ? uncounted : countWithin(strapi, plan, query.count === 'exact'),
  ]);
  const last = rows[query.size - 1];
  const current = after?.page ?? query.page;
  const next = { acquiredAt: new Date(last?.acquiredAt ?? 0), id: last?.id ?? 0, page: current + 1 };
  return {
    records: rows.slice(0, query.size).map(toRecord),
    total,
    size: query.size,
    current,
    pages: Math.ceil(total / query.size),
    totalIsCapped,
    searchIsPartial: words?.isPartial ?? false,
    nextCursor: rows.length > query.size ? writeCursor(secrets.derive('lead cursor'), next, query) : null,
  };
}
