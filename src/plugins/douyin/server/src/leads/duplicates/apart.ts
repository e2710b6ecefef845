import type { Core } from '@strapi/strapi';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { batches, tables, within, type Transaction } from '../row';

/** Every pair of a list, the smaller id first. */
export const pairsOf = (ids: number[]): Pair[] => {
  const sorted = [...new Set(ids)].sort((one, other) => one - other);
  return sorted.flatMap((one, place) => sorted.slice(place + 1).map((other): Pair => [one, other]));
};

/** Two leads, the smaller id first. */
export type Pair = [one: number, other: number];

/** Pairs among some leads that are known to be different people. */
export async function apartAmong(strapi: Core.Strapi, ids: number[], trx?: Transaction): Promise<Pair[]> {
  const query = strapi.db
    .getConnection(tables.apart)
    .whereIn('one_id', ids)
    .whereIn('other_id', ids)
    .select('one_id', 'other_id');
  const rows = (await (trx ? query.transacting(trx) : query)) as { one_id: number; other_id: number }[];
  return rows.map(({ one_id, other_id }) => [one_id, other_id]);
}

/** Remembers that leads are different people; gives the pairs of which that was not known. */
export async function keepApart(
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
  actor: Actor,
): Promise<Pair[]> {
  const known = new Set((await apartAmong(strapi, ids, trx)).map((pair) => pair.join()));
  const added = pairsOf(ids).filter((pair) => !known.has(pair.join()));
  const at = clock.now();
  const rows = added.map(([one_id, other_id]) => ({
    one_id,
    other_id,
    actor_name: (actor.name ?? '').slice(0, 255),
    at,
  }));
  for (const batch of batches(rows))
    await within(strapi, trx, 'apart').insert(batch).onConflict(['one_id', 'other_id']).ignore();
  return added;
}

/** Forgets of pairs of leads that they are different people; gives how many that were. */
export async function bringTogether(strapi: Core.Strapi, trx: Transaction, pairs: Pair[]): Promise<number> {
  let count = 0;
  for (const batch of batches(pairs))
    count += await within(strapi, trx, 'apart')
      .where((any) => batch.forEach(([one_id, other_id]) => void any.orWhere({ one_id, other_id })))
      .delete();
  return count;
}

/** Those of some leads that may be one with another of them: not known to be apart from all others. */
export function maybeOne(ids: number[], apart: Pair[]): number[] {
  const known = new Set(apart.map((pair) => pair.join()));
  const open = pairsOf(ids).filter((pair) => !known.has(pair.join()));
  const left = new Set(open.flat());
  return ids.filter((id) => left.has(id));
}

/** Removes what is noted of leads as duplicates, or as none; gives how many rows that were. */
export async function eraseDuplicates(
  strapi: Core.Strapi,
  trx: Transaction,
  leadIds: number[],
): Promise<number> {
  const shared: number = await within(strapi, trx, 'duplicates').whereIn('lead_id', leadIds).delete();
  const apart: number = await within(strapi, trx, 'apart')
    .where((either) => void either.whereIn('one_id', leadIds).orWhereIn('other_id', leadIds))
    .delete();
  return shared + apart;
}
