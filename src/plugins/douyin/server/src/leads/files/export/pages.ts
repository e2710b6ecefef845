import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { narrowLeads, reviveFilter } from '../../list/narrow';
import { patientAsk } from '../../list/ask';
import { planWords, type WordPlan } from '../../list/words';
import { tables } from '../../row';
import type { SearchIndex } from '../../search';
import type { ExportScope } from './row';

/** Rows of one read: on SQLite all else waits for it. */
const pageSize = 2000;

/** What is read: leads in a scope up to the newest at the start, and of them these columns. */
export type Reading = {
  strapi: Core.Strapi;
  index: SearchIndex;
  scope: ExportScope;
  newestId: number;
  columns: Record<string, string>;
};

const planOf = ({ strapi, index, scope }: Reading): Promise<WordPlan | null> =>
  planWords(strapi, index, scope.filter.keyword, patientAsk(strapi));

/** Below one id only: of two bounds SQLite seeks by the first, and would go through all pages before for each. */
function matching({ strapi, scope }: Reading, below: number): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as l`).where('l.id', '<', below);
  narrowLeads(strapi, leads, { filter: reviveFilter(scope.filter), reach: scope.reach });
  return scope.ids ? leads.whereIn('l.id', scope.ids) : leads;
}

/** How many leads are to be read; no more than `limit` are counted. */
export async function countLeads(reading: Reading, limit: number): Promise<number> {
  const leads = matching(reading, reading.newestId + 1).select('l.id');
  (await planOf(reading))?.narrow(leads);
  return patientAsk(reading.strapi).count(leads, limit);
}

/**
 * The leads by their ids, the newest first, from below one on. An id never changes: whatever syncs and people do meanwhile,
 * nobody comes twice and nobody is passed over. Each lead is as it is when its page is read.
 */
export async function* readPages(
  reading: Reading,
  after: number | null,
): AsyncGenerator<Record<string, unknown>[]> {
  const words = await planOf(reading);
  const pageBelow = async (id: number) => {
    const leads = matching(reading, id).select(reading.columns).orderBy('l.id', 'desc').limit(pageSize);
    words?.narrow(leads);
    return (await leads) as ({ id: number } & Record<string, unknown>)[];
  };
  let page = await pageBelow(after ?? reading.newestId + 1);
  while (page.length > 0) {
    const last = page.at(-1)?.id ?? 0;
    // The database reads while the page is written.
    const next = page.length < pageSize ? Promise.resolve([]) : pageBelow(last);
    next.catch(() => undefined);
    yield page;
    page = await next;
  }
}
