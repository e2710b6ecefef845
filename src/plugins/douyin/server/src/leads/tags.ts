import type { Core } from '@strapi/strapi';
import { identityKey, newId } from '../shared/crypto';
import { insertAll, within, type LeadRow, type Transaction } from './row';

/** What writing tags needs. */
export type Tagging = { strapi: Core.Strapi; trx: Transaction; now: Date };

/** One tag of a lead as it is stored. */
export const tagColumns = (now: Date, { id }: Pick<LeadRow, 'id'>, tag: string): Record<string, unknown> => ({
  document_id: newId(),
  created_at: now,
  updated_at: now,
  lead_id: id,
  tag_key: identityKey(tag),
});

/** Writes the tags of a lead to where leads are found by them; those it had are replaced. */
export async function writeTags(
  { strapi, trx, now }: Tagging,
  lead: Pick<LeadRow, 'id' | 'acquiredAt'>,
  tags: string[],
): Promise<void> {
  await within(strapi, trx, 'tags').where({ lead_id: lead.id }).delete();
  const rows = tags.map((tag) => tagColumns(now, lead, tag));
  await insertAll(strapi, trx, 'tags', rows);
}
