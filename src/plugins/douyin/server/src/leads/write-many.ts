import { eventsOf, fields, statusSignals, type Editing, type Staff } from './edit';
import { eventColumns } from './events';
import { insertAll, toColumns, updateAll, type LeadRow, type Transaction } from './row';
import { textOf } from './search-text';
import { writeTagsOf } from './tags/write';
import { markChanged } from './tally/marks';
import { tellAfterCommit } from './told';

/** One of many leads, and what of it changes; `facts` say why, in its timeline. */
export type Changed = { lead: LeadRow; changed: Partial<Staff>; facts?: Record<string, unknown> };

async function writeLeads({ strapi, index, now }: Editing, trx: Transaction, all: Changed[]): Promise<void> {
  const leads = all.map(({ lead, changed }) => {
    const after = { ...lead, ...changed };
    const isRenamed = changed.tags !== undefined || changed.notes !== undefined;
    return { ...after, searchText: isRenamed ? textOf(after) : after.searchText, before: lead };
  });
  const rows = leads.map((lead) => {
    const { id, stage, notes, ownerId, team, tags, nextFollowUpAt, searchText } = lead;
    const columns = { stage, notes, ownerId, team, tags, nextFollowUpAt, searchText };
    return { id, ...toColumns({ ...columns, version: lead.version + 1 }), updated_at: now };
  });
  await updateAll(strapi, trx, 'leads', rows);
  const renamed = leads.filter(({ searchText: text, before }) => text !== before.searchText);
  await index.write(
    trx,
    renamed.map(({ id, searchText: text }) => ({ leadId: id, text: text ?? '' })),
  );
}

/**
 * Writes the changes of many leads with few statements: rows, tags, search and timeline, and tells of them after the commit.
 * The leads must be locked by the transaction, and as they were read.
 */
export async function writeMany(editing: Editing, trx: Transaction, all: Changed[]): Promise<void> {
  if (all.length === 0) return;
  const { strapi, now } = editing;
  await writeLeads(editing, trx, all);
  const moments = all.map(({ lead }) => lead.acquiredAt);
  await markChanged(strapi, trx, moments);
  await writeTagsOf(
    { strapi, trx, now },
    all.flatMap(({ lead, changed: { tags } }) => (tags ? [{ lead, tags }] : [])),
  );
  const events = all.flatMap(({ lead, changed, facts }) => eventsOf(editing, lead, changed, facts));
  await insertAll(strapi, trx, 'events', events.map(eventColumns));
  const named = (changed: Partial<Staff>) =>
    (Object.keys(changed) as (keyof Staff)[]).map((name) => fields[name].name);
  const signals = all.flatMap(({ lead, changed }) => [
    { name: 'douyin.lead.changed' as const, leadId: lead.id, facts: { fields: named(changed) } },
    ...statusSignals(lead, changed),
  ]);
  await tellAfterCommit(strapi, signals);
}
