import type { Core } from '@strapi/strapi';
import type { LeadDetail } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { keepApart } from '../duplicates/apart';
import { eventColumns } from '../events';
import { toDetail } from '../list/record';
import { lockRows, readLeads } from '../lock';
import { openPhone, phoneColumns } from '../phone';
import { everything, type Asker } from '../rights/reach';
import { insertAll, toColumns, within, type LeadRow } from '../row';
import { textOf } from '../search-text';
import { markChanged } from '../tally/marks';
import { tellAfterCommit } from '../told';
import { hindranceOf, inseparable, unionIdSince } from './hindrance';
import type { Merging } from './merge-leads';
import { moveRowsBack, moveTagsBack, type Ids } from './move';
import { lockMerge, phoneBefore, type MergeRow, type Moved } from './record';
import { moveSourcesBack } from './sources';
import { givenBack } from './undo';

type Undoing = Merging & { merge: MergeRow; moved: Moved; winner: LeadRow; losers: LeadRow[] };

/** The winner's own phone number once more, unless it was changed since. */
function phoneGivenBack({ strapi, merge, moved, winner, losers }: Undoing): Partial<LeadRow> {
  const giver = losers.find(({ id }) => id === moved.phoneFrom);
  if (!giver || openPhone(strapi, giver) !== openPhone(strapi, winner)) return {};
  const phone = phoneBefore(strapi, merge);
  return phone ? phoneColumns(strapi, winner.documentId, phone) : { phoneSealed: null, phoneView: null };
}

async function restoreWinner(undoing: Undoing): Promise<LeadRow> {
  const { strapi, trx, index, now, moved, winner } = undoing;
  const back = {
    ...givenBack(winner, moved.columns),
    ...phoneGivenBack(undoing),
    version: winner.version + 1,
  };
  const lead = { ...winner, ...back };
  const columns = toColumns({ ...back, searchText: textOf(lead) });
  await within(strapi, trx, 'leads')
    .where({ id: lead.id })
    .update({ ...columns, updated_at: now });
  await moveTagsBack(undoing, lead, lead.tags, moved.tags);
  await index.write(trx, [{ leadId: lead.id, text: textOf(lead) }]);
  return lead;
}

async function followersBack({ strapi, trx }: Undoing, winner: number, followers: Ids): Promise<void> {
  for (const [lead, ids] of followers)
    await within(strapi, trx, 'leads')
      .whereIn('id', ids)
      .where({ merged_into_id: winner })
      .update({ merged_into_id: lead });
}

async function restoreLosers({ strapi, trx, index, now, losers }: Undoing): Promise<LeadRow[]> {
  for (const { id, version } of losers)
    await within(strapi, trx, 'leads')
      .where({ id })
      .update({ merged_into_id: null, version: version + 1, updated_at: now });
  await index.write(
    trx,
    losers.map((lead) => ({ leadId: lead.id, text: textOf(lead) })),
  );
  return losers.map((lead) => ({ ...lead, mergedIntoId: null, version: lead.version + 1 }));
}

async function tell({ strapi, trx, now, actor, winner, losers }: Undoing): Promise<void> {
  const ids = losers.map(({ id }) => id);
  const leads = [winner.id, ...ids];
  const events = leads.map((leadId) => {
    const facts = { leads: leads.filter((id) => id !== leadId) };
    return eventColumns({ leadId, kind: 'separated', at: now, actor, facts });
  });
  await insertAll(strapi, trx, 'events', events);
  await service(strapi, 'audit').record({
    action: 'lead.separated',
    actor,
    target: { kind: 'lead', id: String(winner.id) },
    details: { leads: ids.map(String) },
  });
  const facts = { leads: ids };
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.separated', leadId: winner.id, facts }]);
}

async function undo(undoing: Undoing): Promise<LeadRow[]> {
  const { strapi, trx, now, merge, moved, winner, losers } = undoing;
  await moveRowsBack(undoing, 'identities', winner.id, moved.identities);
  await moveRowsBack(undoing, 'events', winner.id, moved.events);
  await moveRowsBack(undoing, 'notes', winner.id, moved.notes ?? []);
  await moveSourcesBack(undoing, winner, losers, moved.sources);
  const first = await restoreWinner(undoing);
  await followersBack(undoing, winner.id, moved.followers);
  const others = await restoreLosers(undoing);
  const moments = [winner, ...losers].map(({ acquiredAt }) => acquiredAt);
  await markChanged(strapi, trx, moments);
  // What it took is not needed again, and it is personal data.
  await within(strapi, trx, 'merges')
    .where({ id: merge.id })
    .update({ separated_at: now, moved: null, phone_sealed: null, updated_at: now });
  await keepApart(
    strapi,
    trx,
    [first, ...others].map(({ id }) => id),
    undoing.actor,
  );
  await tell(undoing);
  return [first, ...others];
}

async function isLatest({ strapi, trx }: Merging, { id, winnerId }: MergeRow): Promise<boolean> {
  const later = (await within(strapi, trx, 'merges')
    .where({ winner_id: winnerId, separated_at: null })
    .where('id', '>', id)
    .limit(1)
    .select('id')) as unknown[];
  return later.length === 0;
}

async function separateOnce(merging: Merging, id: string, reach: Asker['reach']): Promise<LeadRow[]> {
  const { strapi, trx } = merging;
  const merge = await lockMerge(strapi, trx, id);
  if (!merge) throw new PluginError('LEAD_NOT_FOUND', 'There is no such merge of leads', { merge: id });
  // Those that were erased are missing.
  const leads = await lockRows(strapi, trx, [merge.winnerId, ...merge.loserIds]);
  const winner = leads.find((lead) => lead.id === merge.winnerId);
  if (winner && reach !== everything) await readLeads(strapi, [winner.id], reach, trx);
  const latest = await isLatest(merging, merge);
  const since = await unionIdSince(strapi, merge.winnerId, merge.at, trx);
  const hindrance = hindranceOf({ merge, leads, latest, unionIdSince: since });
  if (hindrance || !winner || !merge.moved) throw inseparable(merge, hindrance ?? 'erased');
  const losers = leads.filter((lead) => lead !== winner);
  return undo({ ...merging, merge, moved: merge.moved, winner, losers });
}

/** What `separate` of the service does. */
export const separate = (
  strapi: Core.Strapi,
  index: Merging['index'],
  id: string,
  asker: { actor: Actor; reach: Asker['reach'] },
): Promise<LeadDetail[]> =>
  whileContested(async () => {
    const leads = await strapi.db.transaction(({ trx }) =>
      separateOnce({ strapi, trx, index, now: clock.now(), actor: asker.actor }, id, asker.reach),
    );
    return leads.map(toDetail);
  });
