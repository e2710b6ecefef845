import type { Core } from '@strapi/strapi';
import type { PanelQuery } from '../../../../contracts/lead-panel';
import type { LeadPage, LeadQuery } from '../../../../contracts/leads';
import { service } from '../../shared/service';
import type { Reach } from '../rights/reach';
import { leadColumns } from '../row';
import type { SearchIndex } from '../search';
import { askFor } from './ask';
import { countPlanned, uncounted } from './count';
import { readCursor, writeCursor, type Place } from './cursor';
import { limitMs, planList } from './plan';
import { toRecord, type Recorded } from './record';
import { countIn, cutForPage, pageIn, parts, type Walk } from './walk';

const { id, nickname, avatarUrl, openId, acquiredAt, stage, notes } = leadColumns;
const shown = { id, nickname, avatarUrl, openId, acquiredAt, stage, notes };

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
  for await (const part of parts(walk, after, cutForPage(walk, skip + size + 1))) {
    const leads = pageIn(walk, part, skip, size + 1 - found.length);
    const rows = await walk.ask.rows<Recorded>(leads.select(shown));
    found.push(...rows);
    if (found.length > size) break;
    // What a part without rows for this page holds belongs to pages before it.
    if (skip > 0) skip = rows.length > 0 ? 0 : skip - (await countIn(walk, part));
  }
  return found;
}

/** A page of the leads within reach, the newest first. Throws QUERY_INVALID for a foreign cursor, QUERY_TOO_SLOW. */
export async function listLeads(
  strapi: Core.Strapi,
  index: SearchIndex,
  { query, reach }: Wanted,
): Promise<LeadPage> {
  const secrets = service(strapi, 'secrets');
  const after = query.cursor ? readCursor(secrets.deriveAll('lead cursor'), query.cursor, query) : null;
  const planned = await planList(strapi, index, { filter: query, reach });
  const [rows, { counted: total, isCapped: totalIsCapped }] = await Promise.all([
    readPage({ ...planned.plan, ask: askFor(strapi, limitMs.page) }, query, after),
    query.count === 'none' ? uncounted : countPlanned(strapi, planned, query.count === 'exact'),
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
    searchIsPartial: planned.words?.isPartial ?? false,
    nextCursor: rows.length > query.size ? writeCursor(secrets.derive('lead cursor'), next, query) : null,
  };
}
