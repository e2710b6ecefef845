import type { Core } from '@strapi/strapi';
import type { MergeKeep } from '../../../../contracts/lead-merge';
import type { Actor } from '../../audit/service';
import { service } from '../../shared/service';
import { eventColumns } from '../events';
import { openPhone, phoneColumns } from '../phone';
import { insertAll, toColumns, within, type LeadRow, type Transaction } from '../row';
import type { SearchIndex } from '../search';
import { textOf } from '../search-text';
import { markChanged } from '../tally/marks';
import { tellAfterCommit } from '../told';
import { choose, phoneHolder, type Several } from './choose';
import { moveFollowers, moveRows, moveTags } from './move';
import { rememberMerge, type Moved } from './record';
import { moveSources } from './sources';
import { changeOf } from './undo';

/** What merging leads needs. */
export type Merging = { strapi: Core.Strapi; trx: Transaction; index: SearchIndex; now: Date; actor: Actor };

/** The phone number the winner gets, sealed anew for it, and the one it gives up. */
function changePhone(strapi: Core.Strapi, leads: Several, keep: MergeKeep) {
  const [winner] = leads;
  const holder = phoneHolder(leads, keep);
  if (holder?.id === winner.id || (!holder && !winner.phoneSealed))
    return { columns: {}, from: null, before: null };
  const phone = holder && openPhone(strapi, holder);
  const columns = phone
    ? phoneColumns(strapi, winner.documentId, phone)
    : { phoneSealed: null, phoneView: null };
  // Where a number is given up for none, the choice is remembered as the lead's that has none.
  return { columns, from: holder?.id ?? keep.phone ?? null, before: openPhone(strapi, winner) };
}

/** Writes only what the merge changes: the moment and the place of the first touch are never changed. */
async function writeWinner(
  { strapi, trx, index, now }: Merging,
  merged: LeadRow,
  changed: Partial<LeadRow>,
): Promise<void> {
  const { id, version } = merged;
  const searchText = textOf(merged);
  const columns = { ...toColumns({ ...changed, version, searchText }), updated_at: now };
  await within(strapi, trx, 'leads').where({ id }).update(columns);
  await index.write(trx, [{ leadId: id, text: searchText }]);
}

async function moveAll(
  merging: Merging,
  [winner, ...losers]: Several,
  tags: string[],
): Promise<Pick<Moved, 'identities' | 'events' | 'notes' | 'sources' | 'followers' | 'tags'>> {
  const ids = losers.map(({ id }) => id);
  return {
    identities: await moveRows(merging, 'identities', winner.id, ids),
    events: await moveRows(merging, 'events', winner.id, ids),
    notes: await moveRows(merging, 'notes', winner.id, ids),
    sources: await moveSources(merging, winner, ids),
    followers: await moveFollowers(merging, winner.id, ids),
    tags: await moveTags(merging, winner, ids, tags),
  };
}

async function tell({ strapi, trx, now, actor }: Merging, winner: number, ids: number[], by: string) {
  const event = { leadId: winner, kind: 'merged' as const, at: now, actor, facts: { leads: ids } };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  await service(strapi, 'audit').record({
    action: 'lead.merged',
    actor,
    target: { kind: 'lead', id: String(winner) },
    details: { leads: ids.map(String), by },
  });
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.merged', leadId: winner, facts: { leads: ids } }]);
}

/**
 * Makes several leads one: the first keeps its id and gets identities, sources, timeline and tags of the others, which then
 * lead to it. `keep` tells what somebody chose; without it a platform says that they are one person, and they are not to be
 * separated. All of them must be locked by the transaction.
 */
export async function mergeLeads(
  merging: Merging,
  [winner, ...losers]: LeadRow[],
  keep?: MergeKeep,
): Promise<void> {
  if (!winner || losers.length === 0) return;
  const { strapi, trx, index, now, actor } = merging;
  const leads: Several = [winner, ...losers];
  const ids = losers.map(({ id }) => id);
  const merged = choose(leads, keep ?? {});
  const phone = changePhone(strapi, leads, keep ?? {});
  const rows = await moveAll(merging, leads, merged.tags);
  const columns = changeOf(winner, merged);
  await writeWinner(merging, { ...merged, ...phone.columns }, { ...columns.after, ...phone.columns });
  await within(strapi, trx, 'leads')
    .whereIn('id', ids)
    .update({ merged_into_id: winner.id, updated_at: now });
  await index.remove(trx, ids);
  const moments = leads.map(({ acquiredAt }) => acquiredAt);
  await markChanged(strapi, trx, moments);
  const moved = { ...rows, columns, phoneFrom: phone.from };
  const byPlatform = !keep;
  await rememberMerge(strapi, { winner, losers, at: now, actor, byPlatform, moved, phone: phone.before });
  await tell(merging, winner.id, ids, byPlatform ? 'platform' : 'hand');
}
