import type { Core, Struct } from '@strapi/strapi';
import type { LeadConversion, LeadMap } from '../../../../contracts/lead-convert';
import type { Actor } from '../../audit/service';
import { identityKey, newId } from '../../shared/crypto';
import { tables, within, type Transaction } from '../row';

/** A conversion as it is stored. */
export type ConversionRow = {
  id: number;
  leadId: number;
  map: string;
  type: string;
  entry: string;
  at: Date;
  actorName: string | null;
};

const columns = {
  id: 'id',
  leadId: 'lead_id',
  map: 'map',
  type: 'type',
  entry: 'entry',
  at: 'at',
  actorName: 'actor_name',
} as const satisfies Record<keyof ConversionRow, string>;

/** The conversions of a lead and of those that became part of it, the oldest first; joins a transaction that is given. */
export async function conversionsOf(
  strapi: Core.Strapi,
  leadId: number,
  trx?: Transaction,
): Promise<ConversionRow[]> {
  const merged = strapi.db.getConnection(tables.leads).where({ merged_into_id: leadId }).select('id');
  const query = strapi.db
    .getConnection(tables.conversions)
    .where((either) => void either.where({ lead_id: leadId }).orWhereIn('lead_id', merged))
    .orderBy('id')
    .select(columns);
  const rows = (await (trx ? query.transacting(trx) : query)) as ConversionRow[];
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Notes the entry a lead became; where it had become one that is gone, in that one's place. */
export async function noteConversion(
  strapi: Core.Strapi,
  trx: Transaction,
  { leadId, map, entry, at, actor }: { leadId: number; map: LeadMap; entry: string; at: Date; actor: Actor },
): Promise<void> {
  const conversion_key = identityKey(String(leadId), map.type, map.name);
  const told = { entry, at, actor_name: actor.name?.slice(0, 255) ?? null, updated_at: at };
  const count: number = await within(strapi, trx, 'conversions').where({ conversion_key }).update(told);
  if (count > 0) return;
  await within(strapi, trx, 'conversions').insert({
    ...told,
    document_id: newId(),
    created_at: at,
    lead_id: leadId,
    map: map.name,
    type: map.type,
    conversion_key,
  });
}

/** Whether an entry is still there, as a draft, published or in any language. */
export const isThere = async (strapi: Core.Strapi, type: string, entry: string): Promise<boolean> =>
  type in strapi.contentTypes &&
  (await strapi.db.query(type as 'admin::user').count({ where: { documentId: entry } })) > 0;

/** What people call a content type; its uid where it was deleted. */
export const typeName = (strapi: Core.Strapi, uid: string): string =>
  (strapi.contentTypes as Record<string, Struct.ContentTypeSchema>)[uid]?.info?.displayName ?? uid;

/** A conversion as it is shown. */
export const toView = (
  strapi: Core.Strapi,
  { id: _id, at, ...row }: ConversionRow,
  gone: boolean,
): LeadConversion => ({
  ...row,
  typeName: typeName(strapi, row.type),
  at: at.toISOString(),
  gone,
});

/** Removes the links of leads to their entries; gives how many that were. */
export const eraseConversions = (strapi: Core.Strapi, trx: Transaction, leadIds: number[]): Promise<number> =>
  within(strapi, trx, 'conversions').whereIn('lead_id', leadIds).delete();
