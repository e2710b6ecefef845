import type { Core } from '@strapi/strapi';
import { contested } from '../../shared/database';
import { bulkOf } from '../bulk';
import { leadColumns, readLead, within, type LeadRow, type Transaction } from '../row';
import type { FoundPage, Person } from './people';

/** A source as it is stored, as far as a page can change it. */
export type SourceRow = {
  id: number;
  documentId: string;
  leadId: number;
  item: string;
  platformHash: string | null;
  lastTouchAt: Date;
  goneAt: Date | null;
};

/** What the database holds of the people of a page. */
export type Known = {
  /** Leads by the hashes of identities. */
  leadOf: Map<string, number>;
  leads: Map<number, LeadRow>;
  /** Sources of this account and kind, by lead and item. */
  sources: Map<string, SourceRow>;
};

/** The key of a source among those of one account and kind. */
export const touchKey = (leadId: number, item: string): string => `${leadId}:${item}`;

async function readLeads(
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
  lock: boolean,
): Promise<LeadRow[]> {
  const query = within(strapi, trx, 'leads').select(leadColumns).orderBy('id');
  bulkOf(strapi).among(query, 'id', ids);
  if (lock) query.forUpdate();
  const leads = ((await query) as Record<string, unknown>[]).map(readLead);
  // Identities move with their lead: one that was read a moment ago became part of another.
  if (leads.length < ids.length || leads.some(({ mergedIntoId }) => mergedIntoId !== null)) throw contested();
  return leads;
}

async function readSources(
  strapi: Core.Strapi,
  trx: Transaction,
  { account, kind }: FoundPage,
  ids: number[],
  lock: boolean,
): Promise<SourceRow[]> {
  const query = within(strapi, trx, 'sources')
    .where({ account_id: account.documentId, kind })
    .select({
      id: 'id',
      documentId: 'document_id',
      leadId: 'lead_id',
      item: 'item',
      platformHash: 'platform_hash',
      lastTouchAt: 'last_touch_at',
      goneAt: 'gone_at',
    })
    .orderBy('id');
  bulkOf(strapi).among(query, 'lead_id', ids);
  if (lock) query.forUpdate();
  const rows = (await query) as (Omit<SourceRow, 'lastTouchAt' | 'goneAt'> &
    Record<'lastTouchAt' | 'goneAt', unknown>)[];
  return rows.map((row) => ({
    ...row,
    item: row.item ?? '',
    lastTouchAt: new Date(row.lastTouchAt as Date),
    goneAt: row.goneAt === null ? null : new Date(row.goneAt as Date),
  }));
}

/**
 * Reads what is known of people. With `lock` their leads stay as they are until the transaction ends: MySQL, too, gives the
 * present then, while it shows the past from a transaction's first read on otherwise. Throws `contested()`.
 */
export async function readKnown(
  strapi: Core.Strapi,
  trx: Transaction,
  page: FoundPage,
  people: Person[],
  lock = false,
): Promise<Known> {
  const hashes = people.flatMap(({ identities }) => [...identities.keys()]);
  const identities = within(strapi, trx, 'identities');
  bulkOf(strapi).among(identities, 'value_hash', hashes);
  // Who is separated takes identities away from a lead that goes on to stand for itself.
  if (lock) identities.forShare();
  const found = (await identities.select({ hash: 'value_hash', leadId: 'lead_id' })) as {
    hash: string;
    leadId: number;
  }[];
  const ids = [...new Set(found.map(({ leadId }) => leadId))].sort((one, other) => one - other);
  const leads = ids.length > 0 ? await readLeads(strapi, trx, ids, lock) : [];
  const sources = ids.length > 0 ? await readSources(strapi, trx, page, ids, lock) : [];
  return {
    leadOf: new Map(found.map(({ hash, leadId }) => [hash, leadId])),
    leads: new Map(leads.map((lead) => [lead.id, lead])),
    sources: new Map(sources.map((source) => [touchKey(source.leadId, source.item), source])),
  };
}
