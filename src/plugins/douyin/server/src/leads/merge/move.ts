import { identityKey } from '../../shared/crypto';
import { batches, insertAll, within, type LeadRow, type tables } from '../row';
import { tagColumns, type Tagging } from '../tags/write';

/** A row as it lies in its table. */
export type Stored = { id: number } & Record<string, unknown>;

/** Ids of rows by the lead they belonged to. */
export type Ids = [lead: number, ids: number[]][];

type Table = 'identities' | 'events' | 'notes';

/** Reads rows of some leads; what others write meanwhile waits. Of MySQL only a read that locks shows the present. */
const rowsOf = async ({ strapi, trx }: Tagging, table: keyof typeof tables, leads: number[]) =>
  (await within(strapi, trx, table).whereIn('lead_id', leads).orderBy('id').forUpdate()) as (Stored & {
    lead_id: number;
  })[];

/** Ids of rows by lead, for a way back. */
export const idsByLead = (rows: { id: number; lead_id: number }[], leads: number[]): Ids =>
  leads.map((lead) => [lead, rows.filter(({ lead_id }) => lead_id === lead).map(({ id }) => id)]);

/** Gives all rows of leads to another one, and tells whose they were. */
export async function moveRows(
  moving: Tagging,
  table: Table,
  winner: number,
  losers: number[],
): Promise<Ids> {
  const { strapi, trx } = moving;
  const rows = (await within(strapi, trx, table)
    .whereIn('lead_id', losers)
    .orderBy('id')
    .select('id', 'lead_id')
    .forUpdate()) as { id: number; lead_id: number }[];
  await within(strapi, trx, table).whereIn('lead_id', losers).update({ lead_id: winner });
  return idsByLead(rows, losers);
}

/** Gives rows back to the leads whose they were; those that went elsewhere stay there. */
export async function moveRowsBack({ strapi, trx }: Tagging, table: Table, winner: number, ids: Ids) {
  for (const [lead, all] of ids)
    for (const batch of batches(all))
      await within(strapi, trx, table)
        .whereIn('id', batch)
        .where({ lead_id: winner })
        .update({ lead_id: lead });
}

/** Leads that led to others lead to the winner; tells whereto they led. */
export async function moveFollowers(
  { strapi, trx }: Tagging,
  winner: number,
  losers: number[],
): Promise<Ids> {
  const rows = (await within(strapi, trx, 'leads')
    .whereIn('merged_into_id', losers)
    .orderBy('id')
    .select({ id: 'id', lead_id: 'merged_into_id' })
    .forUpdate()) as { id: number; lead_id: number }[];
  await within(strapi, trx, 'leads').whereIn('merged_into_id', losers).update({ merged_into_id: winner });
  return idsByLead(rows, losers);
}

/** Makes the tags by which the winner is found those it has, and the losers are found by none; gives what was removed. */
export async function moveTags(
  moving: Tagging,
  winner: LeadRow,
  losers: number[],
  tags: string[],
): Promise<Stored[]> {
  const { strapi, trx, now } = moving;
  const rows = await rowsOf(moving, 'tags', [winner.id, ...losers]);
  const wanted = new Map(tags.map((tag) => [identityKey(tag), tag]));
  const isKept = (row: (typeof rows)[number]) => row.lead_id === winner.id && wanted.has(String(row.tag_key));
  const removed = rows.filter((row) => !isKept(row));
  const ids = removed.map(({ id }) => id);
  for (const batch of batches(ids)) await within(strapi, trx, 'tags').whereIn('id', batch).delete();
  rows.filter(isKept).forEach(({ tag_key }) => wanted.delete(String(tag_key)));
  const added = [...wanted.values()].map((tag) => tagColumns(now, winner, tag));
  await insertAll(strapi, trx, 'tags', added);
  return removed;
}

/** A row of JSON as it can be stored again: moments are dates. */
export const revived = (row: Stored): Stored =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_at') && value !== null ? new Date(value as string | number) : value,
    ]),
  ) as Stored;

/** Gives removed tags back: those of losers, and of the winner those it has again. */
export async function moveTagsBack(
  moving: Tagging,
  winner: LeadRow,
  tags: string[],
  removed: Stored[],
): Promise<void> {
  const { strapi, trx, now } = moving;
  const rows = await rowsOf(moving, 'tags', [winner.id]);
  const wanted = new Map(tags.map((tag) => [identityKey(tag), tag]));
  const dropped = rows.filter(({ tag_key }) => !wanted.delete(String(tag_key)));
  await within(strapi, trx, 'tags')
    .whereIn(
      'id',
      dropped.map(({ id }) => id),
    )
    .delete();
  const back = removed.filter((row) => row.lead_id !== winner.id || wanted.delete(String(row.tag_key)));
  for (const row of back) await within(strapi, trx, 'tags').insert(revived(row));
  const added = [...wanted.values()].map((tag) => tagColumns(now, winner, tag));
  await insertAll(strapi, trx, 'tags', added);
}
