import type { Core } from '@strapi/strapi';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { batches, within, type Transaction } from '../row';

/** Every pair of a list, the smaller id first. */
export const pairsOf = (ids: number[]): [number, number][] => {
  const sorted = [...new Set(ids)].sort((one, other) => one - other);
  return sorted.flatMap((one, place) =>
    sorted.slice(place + 1).map((other): [number, number] => [one, other]),
  );
};

/** Remembers that leads are different people; gives how many pairs that are. */
export async function keepApart(
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
  actor: Actor,
): Promise<number> {
  const pairs = pairsOf(ids);
  const at = clock.now();
  const rows = pairs.map(([one_id, other_id]) => ({
    one_id,
    other_id,
    actor_name: (actor.name ?? '').slice(0, 255),
    at,
  }));
  for (const batch of batches(rows))
    await within(strapi, trx, 'apart').insert(batch).onConflict(['one_id', 'other_id']).ignore();
  return pairs.length;
}

/** Those of some leads that may be one with another of them: not known to be apart from all others. */
export function maybeOne(ids: number[], apart: [number, number][]): number[] {
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
