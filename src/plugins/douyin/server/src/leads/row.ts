import type { Core } from '@strapi/strapi';
import type { LeadRelation } from '../../../contracts/leads';
import { identityKey } from '../shared/crypto';
import { joined, readJson } from '../shared/database';
import { bulkOf, bulkTable, type BulkRow } from './bulk';

/** Uid of the leads' content type. */
export const leadUid = 'plugin::douyin.lead';

/** The tables of the leads. */
export const tables = {
  leads: 'douyin_leads',
  identities: 'douyin_lead_identities',
  sources: 'douyin_lead_sources',
  events: 'douyin_lead_events',
  tags: 'douyin_lead_tags',
  keys: 'douyin_lead_keys',
  search: 'douyin_lead_search',
  notes: 'douyin_lead_notes',
  operationItems: 'douyin_lead_operation_items',
  merges: 'douyin_lead_merges',
  conversions: 'douyin_lead_conversions',
  duplicates: 'douyin_lead_duplicates',
  apart: 'douyin_lead_apart',
  pending: 'douyin_lead_search_pending',
  erasures: 'douyin_lead_erasures',
  tombstones: 'douyin_lead_tombstones',
} as const;

/** A lead as it is stored. */
export type LeadRow = {
  id: number;
  documentId: string;
  nickname: string | null;
  avatarUrl: string | null;
  gender: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  relation: LeadRelation | null;
  appId: string;
  accountId: string;
  sourceKind: string;
  openId: string | null;
  acquiredAt: Date;
  lastSeenAt: Date;
  phoneSealed: string | null;
  phoneView: string | null;
  stage: string;
  ownerId: number | null;
  team: string | null;
  tags: string[];
  notes: string | null;
  nextFollowUpAt: Date | null;
  /** Kept from being erased. */
  held: boolean;
  version: number;
  mergedIntoId: number | null;
  searchText: string | null;
};

/** The columns of a lead in its table, by attribute. */
export const leadColumns = {
  id: 'id',
  documentId: 'document_id',
  nickname: 'nickname',
  avatarUrl: 'avatar_url',
  gender: 'gender',
  city: 'city',
  province: 'province',
  country: 'country',
  relation: 'relation',
  appId: 'app_id',
  accountId: 'account_id',
  sourceKind: 'source_kind',
  openId: 'open_id',
  acquiredAt: 'acquired_at',
  lastSeenAt: 'last_seen_at',
  phoneSealed: 'phone_sealed',
  phoneView: 'phone_view',
  stage: 'stage',
  ownerId: 'owner_id',
  team: 'team',
  tags: 'tags',
  notes: 'notes',
  nextFollowUpAt: 'next_follow_up_at',
  held: 'held',
  version: 'version',
  mergedIntoId: 'merged_into_id',
  searchText: 'search_text',
} as const satisfies Record<keyof LeadRow, string>;

/** The same where the table is called `l`. */
export const joinedLeadColumns: Record<string, string> = Object.fromEntries(
  Object.entries(leadColumns).map(([name, column]) => [name, `l.${column}`]),
);

const moment = (value: unknown): Date => new Date(value as string | number | Date);

/** A lead of what the database gave for `leadColumns`. */
export const readLead = (raw: Record<string, unknown>): LeadRow => ({
  ...(raw as LeadRow),
  acquiredAt: moment(raw.acquiredAt),
  lastSeenAt: moment(raw.lastSeenAt),
  nextFollowUpAt: raw.nextFollowUpAt === null ? null : moment(raw.nextFollowUpAt),
  tags: readJson<string[] | null>(raw.tags) ?? [],
  held: Boolean(raw.held),
});

/** Whether two values of a column are one, dates and lists too; dates may be texts. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Columns to write, of attributes; lists become text. */
export const toColumns = (lead: Partial<LeadRow>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(lead).map(([name, value]) => [
      leadColumns[name as keyof LeadRow],
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]),
  );

/** Where a source lies: an account, how a person is found there, and by what. */
export type SourcePlace = Record<'account' | 'kind' | 'item', string>;

/** Gives unique keys of sources. The lead comes first in them, so that those of leads stored together lie together. */
export function sourceKeys(): (leadId: number, place: SourcePlace) => string {
  // Most sources of a page are of one place.
  const hashes = new Map<string, string>();
  return (leadId, { account, kind, item }) => {
    const place = `${account}\n${kind}\n${item}`;
    const hash = hashes.get(place) ?? identityKey(account, kind, item).slice(8);
    hashes.set(place, hash);
    return leadId.toString(16).padStart(8, '0') + hash;
  };
}

/** One of the tables, in a transaction. */
export const within = (strapi: Core.Strapi, trx: Transaction, table: keyof typeof tables) =>
  strapi.db.getConnection(tables[table]).transacting(trx);

/** The highest id of all leads, 0 where there are none; in the transaction it is called in. */
export async function newestLeadId(strapi: Core.Strapi): Promise<number> {
  const leads = strapi.db.getConnection(tables.leads).max({ id: 'id' });
  const [row] = await joined<{ id: number | null }[]>(strapi, leads);
  return Number(row?.id ?? 0);
}

/** A transaction of Strapi's. */
export type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0] & object>[0]['trx'];

/** Rows that are read, changed or deleted with one statement. */
const rowsAtOnce = 200;

/** Rows that are stored with one statement. */
const rowsStoredAtOnce = 1000;

/** Cuts a list for statements of many rows. */
export const batches = <Item>(items: Item[], size = rowsAtOnce): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** Stores rows that all have the same columns, many with each statement. */
export async function insertAll(
  strapi: Core.Strapi,
  trx: Transaction,
  table: keyof typeof tables,
  rows: BulkRow[],
): Promise<void> {
  for (const batch of batches(rows, rowsStoredAtOnce))
    await bulkOf(strapi).insert(trx, bulkTable(strapi, tables[table]), batch);
}

/** Stores rows, at most 1,000, and gives their ids by `document_id`. */
export const insertForIds = async (
  strapi: Core.Strapi,
  trx: Transaction,
  table: keyof typeof tables,
  rows: BulkRow[],
): Promise<Map<string, number>> =>
  rows.length > 0
    ? bulkOf(strapi).insertForIds(trx, bulkTable(strapi, tables[table]), rows)
    : new Map<string, number>();

/** Gives each row, known by its `id`, values of its own in the same columns; many with each statement. */
export async function updateAll(
  strapi: Core.Strapi,
  trx: Transaction,
  table: keyof typeof tables,
  rows: ({ id: number } & BulkRow)[],
): Promise<void> {
  for (const batch of batches(rows, rowsStoredAtOnce))
    await bulkOf(strapi).update(trx, bulkTable(strapi, tables[table]), batch);
}
