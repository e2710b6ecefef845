import type { Core } from '@strapi/strapi';
import { mergeLimits, type Hindrance, type MergeView } from '../../../../contracts/lead-merge';
import type { Actor } from '../../audit/service';
import type { SealedPlace } from '../../secrets/service';
import { addSeconds } from '../../shared/clock';
import { insertOne, readJson } from '../../shared/database';
import { newId } from '../../shared/crypto';
import { service } from '../../shared/service';
import { tables, within, type LeadRow, type Transaction } from '../row';
import type { Ids, Stored } from './move';
import type { MovedSources } from './sources';
import type { Change } from './undo';

/** Uid of the content type that remembers merges. */
export const mergeUid = 'plugin::douyin.lead-merge';

/** Where the phone number lies that a lead gave up for another's. */
export const sealedMergedPhones: SealedPlace = {
  uid: mergeUid,
  table: tables.merges,
  rowKey: 'documentId',
  columns: { phoneSealed: 'phone_sealed' },
};

const placeOf = (documentId: string) => ({ table: tables.merges, row: documentId, column: 'phone_sealed' });

/** All that a merge moved: enough to give it back. */
export type Moved = {
  identities: Ids;
  events: Ids;
  /** Left out by merges from before there were notes. */
  notes?: Ids;
  followers: Ids;
  sources: MovedSources;
  /** Tags that were removed. */
  tags: Stored[];
  columns: Change;
  /** The lead whose phone number the winner got; null: it kept its own, or has none. */
  phoneFrom: number | null;
};

/** A merge as it is remembered. */
export type MergeRow = {
  id: number;
  documentId: string;
  winnerId: number;
  loserIds: number[];
  at: Date;
  actorName: string | null;
  byPlatform: boolean;
  separatedAt: Date | null;
  /** Null once it was forgotten. */
  moved: Moved | null;
  phoneSealed: string | null;
};

/** A merge to be remembered; `phone` is the number that the winner gave up. */
export type NewMerge = {
  winner: LeadRow;
  losers: LeadRow[];
  at: Date;
  actor: Actor;
  byPlatform: boolean;
  moved: Moved;
  phone: string | null;
};

/** Remembers a merge, in the transaction it is called in. */
export async function rememberMerge(strapi: Core.Strapi, merge: NewMerge): Promise<void> {
  const { winner, losers, at, actor, byPlatform, moved, phone } = merge;
  const documentId = newId();
  await insertOne(strapi, mergeUid, {
    documentId,
    winnerId: winner.id,
    loserIds: losers.map(({ id }) => id),
    at,
    actorName: actor.name,
    byPlatform,
    moved,
    phoneSealed: phone && service(strapi, 'secrets').seal(phone, placeOf(documentId)),
  });
}

/** The phone number that the winner of a merge gave up; null: it had none. Throws CONFIG_KEYS_LOCKED. */
export const phoneBefore = (strapi: Core.Strapi, { documentId, phoneSealed }: MergeRow): string | null =>
  phoneSealed && service(strapi, 'secrets').open(phoneSealed, placeOf(documentId));

const dateOf = (value: unknown): Date | null => (value === null ? null : new Date(value as string | number));

const columns = {
  id: 'id',
  documentId: 'document_id',
  winnerId: 'winner_id',
  loserIds: 'loser_ids',
  at: 'at',
  actorName: 'actor_name',
  byPlatform: 'by_platform',
  separatedAt: 'separated_at',
  moved: 'moved',
  phoneSealed: 'phone_sealed',
} as const satisfies Record<keyof MergeRow, string>;

const readRow = (raw: Record<string, unknown>): MergeRow => ({
  ...(raw as MergeRow),
  loserIds: readJson<number[]>(raw.loserIds),
  at: new Date(raw.at as string | number),
  byPlatform: Boolean(raw.byPlatform),
  separatedAt: dateOf(raw.separatedAt),
  moved: readJson<Moved | null>(raw.moved),
});

/** A merge by its id, locked; undefined when there is none. */
export async function lockMerge(
  strapi: Core.Strapi,
  trx: Transaction,
  documentId: string,
): Promise<MergeRow | undefined> {
  const where = { document_id: documentId };
  const [raw] = (await within(strapi, trx, 'merges').where(where).select(columns).forUpdate()) as Record<
    string,
    unknown
  >[];
  return raw && readRow(raw);
}

/** The merges that a lead was made by, the latest first. */
export async function mergesOf(strapi: Core.Strapi, winnerId: number): Promise<MergeRow[]> {
  const rows = (await strapi.db
    .getConnection(tables.merges)
    .where({ winner_id: winnerId })
    .orderBy('id', 'desc')
    .select(columns)) as Record<string, unknown>[];
  return rows.map(readRow);
}

/** Until when a merge can be undone. */
export const separableUntil = ({ at }: Pick<MergeRow, 'at'>): Date =>
  addSeconds(at, mergeLimits.separableDays * 86_400);

/** A merge as it is shown. */
export const toMergeView = (merge: MergeRow, hindrance: Hindrance | null): MergeView => ({
  id: merge.documentId,
  leadId: merge.winnerId,
  leads: merge.loserIds,
  at: merge.at.toISOString(),
  actorName: merge.actorName,
  byPlatform: merge.byPlatform,
  separableUntil: separableUntil(merge).toISOString(),
  separatedAt: merge.separatedAt?.toISOString() ?? null,
  hindrance,
});
