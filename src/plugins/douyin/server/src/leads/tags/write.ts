import type { Core } from '@strapi/strapi';
import { identityKey, newOrderedId } from '../../shared/crypto';
import { insertAll, within, type LeadRow, type Transaction } from '../row';
import { keepTagNames } from './names';

/** What writing tags needs. */
export type Tagging = { strapi: Core.Strapi; trx: Transaction; now: Date };

/** One tag of a lead as it is stored. */
export const tagColumns = (
  now: Date,
  { id, acquiredAt }: Pick<LeadRow, 'id' | 'acquiredAt'>,
  tag: string,
) => ({
  document_id: newOrderedId(),
  created_at: now,
  updated_at: now,
  lead_id: id,
  acquired_at: acquiredAt,
  tag_key: identityKey(tag),
});

/** A lead, and the tags it shall have. */
type Tagged = { lead: Pick<LeadRow, 'id' | 'acquiredAt'>; tags: string[] };

/** Writes the tags of leads to where leads are found by them; those they had are replaced. */
export async function writeTagsOf({ strapi, trx, now }: Tagging, all: Tagged[]): Promise<void> {
  if (all.length === 0) return;
  const ids = all.map(({ lead }) => lead.id);
  await within(strapi, trx, 'tags').whereIn('lead_id', ids).delete();
  const rows = all.flatMap(({ lead, tags }) => tags.map((tag) => tagColumns(now, lead, tag)));
  await insertAll(strapi, trx, 'tags', rows);
  await keepTagNames(
    strapi,
    trx,
    all.flatMap(({ tags }) => tags),
  );
}

/** The same for one lead. */
export const writeTags = (tagging: Tagging, lead: Tagged['lead'], tags: string[]): Promise<void> =>
  writeTagsOf(tagging, [{ lead, tags }]);
