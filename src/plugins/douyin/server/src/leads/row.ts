import type { Core } from '@strapi/strapi';
import type { LeadRelation } from '../../../contracts/leads';

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
  merges: 'douyin_lead_merges',
  conversions: 'douyin_lead_conversions',
  duplicates: 'douyin_lead_duplicates',
  apart: 'douyin_lead_apart',
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

const moment = (value: unknown): Date => new Date(value as string | number | Date);

// Some drivers read JSON themselves, others give its text.
const list = (value: unknown): string[] =>
  (typeof value === 'string' ? (JSON.parse(value) as string[] | null) : (value as string[] | null)) ?? [];

/** A lead of what the database gave for `leadColumns`. */
export const readLead = (raw: Record<string, unknown>): LeadRow => ({
  ...(raw as LeadRow),
  acquiredAt: moment(raw.acquiredAt),
  lastSeenAt: moment(raw.lastSeenAt),
  nextFollowUpAt: raw.nextFollowUpAt === null ? null : moment(raw.nextFollowUpAt),
  tags: list(raw.tags),
  held: Boolean(raw.held),
});

/** Columns to write, of attributes; lists become text. */
export const toColumns = (lead: Partial<LeadRow>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(lead).map(([name, value]) => [
      leadColumns[name as keyof LeadRow],
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]),
  );

/** One of the tables, in a transaction. */
export const within = (strapi: Core.Strapi, trx: Transaction, table: keyof typeof tables) =>
  strapi.db.getConnection(tables[table]).transacting(trx);

/** A transaction of Strapi's. */
export type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0] & object>[0]['trx'];

/** Rows of one statement: SQLite takes no more than 500. */
const rowsAtOnce = 200;

/** Cuts a list for statements of many rows. */
export const batches = <Item>(items: Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, index) =>
    items.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );

/** Stores rows, some hundred with each statement. */
export async function insertAll(
  strapi: Core.Strapi,
  trx: Transaction,
  table: keyof typeof tables,
  rows: Record<string, unknown>[],
): Promise<void> {
  for (const batch of batches(rows)) await within(strapi, trx, table).insert(batch);
}

/** Gives each row, known by its `id`, values of its own in the same columns; some hundred with each statement. */
export async function updateAll(
  strapi: Core.Strapi,
  trx: Transaction,
  table: keyof typeof tables,
  rows: ({ id: number } & Record<string, unknown>)[],
): Promise<void> {
  for (const batch of batches(rows)) {
    const columns = Object.keys(batch[0] ?? {}).filter((name) => name !== 'id');
    await within(strapi, trx, table).insert(batch).onConflict('id').merge(columns);
  }
}
