import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { countLimit, type LeadPage, type LeadQuery } from '../../../../contracts/leads';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Reach } from '../rights/reach';
import { leadColumns, tables } from '../row';
import type { SearchIndex } from '../search';
import { readCursor, writeCursor, type Place } from './cursor';
import { narrowLeads } from './narrow';
import { toRecord, type Recorded } from './record';
import { planWords, type Ask, type WordPlan } from './words';

const limitMs = 2000;

/** SQLite answers before anything could stop it. */
function limited(strapi: Core.Strapi, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return strapi.db.dialect.client === 'sqlite' ? query : query.timeout(limitMs, { cancel: true });
}

const tooSlow = (cause: unknown): unknown =>
  (cause as { name?: string }).name === 'KnexTimeoutError'
    ? new PluginError('QUERY_TOO_SLOW', `The search took more than ${limitMs / 1000} seconds`, {}, { cause })
    : cause;

const askOf = (strapi: Core.Strapi): Ask => ({
  rows: async <Row>(query: Knex.QueryBuilder) => {
    try {
      return (await limited(strapi, query)) as Row[];
    } catch (error) {
      throw tooSlow(error);
    }
  },
  async count(query, limit) {
    const rows = limit === undefined ? query : query.limit(limit);
    const counted = strapi.db.connection.count({ n: '*' }).from(rows.as('counted'));
    const [row] = await this.rows<{ n: number | string }>(counted);
    return Number(row?.n ?? 0);
  },
});

const { id, nickname, avatarUrl, openId, acquiredAt, stage, notes } = leadColumns;
const shown = { id, nickname, avatarUrl, openId, acquiredAt, stage, notes };

/** What is asked for, and how far whoever asks reaches. */
type Wanted = { query: LeadQuery; reach: Reach };

/** Leads that pass the filter, before anything is said of how many and in which order. */
function matching(strapi: Core.Strapi, { query, reach }: Wanted): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowLeads(strapi, leads, query, reach);
  return leads;
}

/** One row more than the page holds tells whether there is a page after it. */
async function readPage(
  strapi: Core.Strapi,
  ask: Ask,
  wanted: Wanted,
  words: WordPlan | null,
  after: Place | null,
): Promise<Recorded[]> {
  const { query } = wanted;
  const leads = matching(strapi, wanted);
  words?.page(leads);
  if (after) {
    leads.where('l.acquired_at', '<=', after.acquiredAt).where((either) => {
      either.where('l.acquired_at', '<', after.acquiredAt).orWhere('l.id', '<', after.id);
    });
  } else leads.offset((query.page - 1) * query.size);
  leads.orderBy([
    { column: 'l.acquired_at', order: 'desc' },
    { column: 'l.id', order: 'desc' },
  ]);
  return ask.rows<Recorded>(leads.limit(query.size + 1).select(shown));
}

function countAll(strapi: Core.Strapi, ask: Ask, wanted: Wanted, words: WordPlan | null): Promise<number> {
  const leads = matching(strapi, wanted).select('l.id');
  words?.count(leads);
  return ask.count(leads, wanted.query.count === 'exact' ? undefined : countLimit + 1);
}

/** A page of the leads within reach, the newest first. Throws QUERY_INVALID for a foreign cursor, QUERY_TOO_SLOW. */
export async function listLeads(strapi: Core.Strapi, index: SearchIndex, wanted: Wanted): Promise<LeadPage> {
  const { query } = wanted;
  const secrets = service(strapi, 'secrets');
  const after = query.cursor ? readCursor(secrets.deriveAll('lead cursor'), query.cursor, query) : null;
  const ask = askOf(strapi);
  const words = await planWords(index, query.keyword, ask);
  const [rows, counted] = await Promise.all([
    readPage(strapi, ask, wanted, words, after),
    countAll(strapi, ask, wanted, words),
  ]);
  const records = rows.slice(0, query.size).map(toRecord);
  const last = rows[query.size - 1];
  const current = after?.page ?? query.page;
  const totalIsCapped = query.count !== 'exact' && counted > countLimit;
  const total = totalIsCapped ? countLimit : counted;
  const next = { acquiredAt: new Date(last?.acquiredAt ?? 0), id: last?.id ?? 0, page: current + 1 };
  return {
    records,
    total,
    size: query.size,
    current,
    pages: Math.ceil(total / query.size),
    totalIsCapped,
    nextCursor: rows.length > query.size ? writeCursor(secrets.derive('lead cursor'), next, query) : null,
  };
}
