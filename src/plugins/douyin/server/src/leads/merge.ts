import type { Core } from '@strapi/strapi';
import { staffLimits } from '../../../contracts/leads';
import type { Actor } from '../audit/service';
import { identityKey, newOrderedId } from '../shared/crypto';
import { eventColumns } from './events';
import { openPhone, phoneColumns } from './phone';
import { platformColumns } from './platform';
import { insertAll, sourceKeys, toColumns, within, type LeadRow, type Transaction } from './row';
import type { SearchIndex } from './search';
import { textOf } from './search/rebuild';
import { tellAfterCommit } from './told';
import { firstStage } from '../../../contracts/lead-stages';

/** What merging leads needs. */
export type Merging = { strapi: Core.Strapi; trx: Transaction; index: SearchIndex; now: Date; actor: Actor };

/** Which of several leads stays: the one acquired first. */
export const oldest = (leads: LeadRow[]): LeadRow[] =>
  [...leads].sort((one, other) => +one.acquiredAt - +other.acquiredAt || one.id - other.id);

type Source = {
  id: number;
  lead_id: number;
  account_id: string;
  kind: string;
  item: string | null;
  first_touch_at: Date | number;
  last_touch_at: Date | number;
  gone_at: Date | number | null;
};

const keyFrom =
  (keys: ReturnType<typeof sourceKeys>) =>
  (leadId: number, { account_id: account, kind, item }: Source): string =>
    keys(leadId, { account, kind, item: item ?? '' });

/** Gives the sources of leads to one; where it has the same, that one keeps the first and the last touch of both. */
async function moveSources(
  { strapi, trx, now }: Merging,
  { id: winner, acquiredAt }: LeadRow,
  ids: number[],
): Promise<void> {
  const keyOf = keyFrom(sourceKeys());
  const all = (await within(strapi, trx, 'sources')
    .whereIn('lead_id', [winner, ...ids])
    .orderBy('id')) as Source[];
  const kept = new Map(
    all.filter(({ lead_id }) => lead_id === winner).map((source) => [keyOf(winner, source), source]),
  );
  for (const source of all.filter(({ lead_id }) => lead_id !== winner)) {
    const key = keyOf(winner, source);
    const same = kept.get(key);
    const row = () => within(strapi, trx, 'sources').where({ id: source.id });
    if (!same) {
      await row().update({ lead_id: winner, acquired_at: acquiredAt, source_key: key, updated_at: now });
      kept.set(key, source);
      continue;
    }
    const first = +same.first_touch_at < +source.first_touch_at ? same : source;
    const last = +same.last_touch_at > +source.last_touch_at ? same : source;
    await row().delete();
    await within(strapi, trx, 'sources')
      .where({ id: same.id })
      .update({
        first_touch_at: first.first_touch_at,
        last_touch_at: last.last_touch_at,
        gone_at: same.gone_at && source.gone_at,
        updated_at: now,
      });
  }
}

/** The winner's columns after a merge: its own, and of the others what it lacks. */
function mergedColumns(strapi: Core.Strapi, winner: LeadRow, losers: LeadRow[]): Partial<LeadRow> {
  const all = [winner, ...losers];
  const first = <Name extends keyof LeadRow>(name: Name): LeadRow[Name] =>
    all.find((lead) => lead[name] !== null)?.[name] ?? winner[name];
  const names = [...platformColumns, 'openId', 'ownerId', 'team', 'nextFollowUpAt'] as const;
  const phone = winner.phoneSealed
    ? null
    : openPhone(strapi, losers.find((lead) => lead.phoneSealed) ?? winner);
  const notes = [...new Set(all.flatMap((lead) => lead.notes || []))].join('\n').slice(0, staffLimits.notes);
  const tags = [...new Set(all.flatMap((lead) => lead.tags))].slice(0, staffLimits.tags);
  return {
    ...(Object.fromEntries(names.map((name) => [name, first(name)])) as Partial<LeadRow>),
    ...(phone ? phoneColumns(strapi, winner.documentId, phone) : {}),
    lastSeenAt: new Date(Math.max(...all.map(({ lastSeenAt }) => +lastSeenAt))),
    stage: all.find(({ stage }) => stage !== firstStage)?.stage ?? winner.stage,
    notes: notes || null,
    tags,
    searchText: textOf({ nickname: first('nickname'), notes, tags }),
  };
}

/** One tag of a lead as it is stored. */
export const tagColumns = (
  now: Date,
  { id, acquiredAt }: Pick<LeadRow, 'id' | 'acquiredAt'>,
  tag: string,
) => ({
  ...{ document_id: newOrderedId(), created_at: now, updated_at: now },
  lead_id: id,
  acquired_at: acquiredAt,
  tag_key: identityKey(tag),
});

/** Writes the tags of a lead to where leads are found by them; those it had are replaced. */
export async function writeTags(
  { strapi, trx, now }: Pick<Merging, 'strapi' | 'trx' | 'now'>,
  { id, acquiredAt }: Pick<LeadRow, 'id' | 'acquiredAt'>,
  tags: string[],
): Promise<void> {
  await within(strapi, trx, 'tags').where({ lead_id: id }).delete();
  const rows = tags.map((tag) => tagColumns(now, { id, acquiredAt }, tag));
  await insertAll(strapi, trx, 'tags', rows);
}

/**
 * Makes several leads one: the first keeps its id and what the staff wrote, and gets identities, sources, timeline and tags
 * of the others, which then lead to it. All of them must be locked by the transaction.
 */
export async function mergeLeads(merging: Merging, [winner, ...losers]: LeadRow[]): Promise<void> {
  if (!winner || losers.length === 0) return;
  const { strapi, trx, index, now, actor } = merging;
  const ids = losers.map(({ id }) => id);
  for (const table of ['identities', 'events'] as const)
    await within(strapi, trx, table).whereIn('lead_id', ids).update({ lead_id: winner.id });
  await moveSources(merging, winner, ids);
  const columns = mergedColumns(strapi, winner, losers);
  const changed = { ...toColumns(columns), version: winner.version + 1, updated_at: now };
  await within(strapi, trx, 'leads').where({ id: winner.id }).update(changed);
  await writeTags(merging, winner, columns.tags ?? []);
  await within(strapi, trx, 'tags').whereIn('lead_id', ids).delete();
  await within(strapi, trx, 'leads')
    .where((either) => void either.whereIn('id', ids).orWhereIn('merged_into_id', ids))
    .update({ merged_into_id: winner.id, updated_at: now });
  await index.remove(trx, ids);
  await index.write(trx, [{ leadId: winner.id, text: columns.searchText ?? '' }]);
  const event = { leadId: winner.id, kind: 'merged' as const, at: now, actor, facts: { leads: ids } };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.merged', leadId: winner.id, facts: { leads: ids } }]);
}
