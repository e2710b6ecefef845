import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../audit/service';
import { eventsOf, type Staff } from '../../edit';
import { eventColumns } from '../../events';
import { insertAll, toColumns, updateAll, type LeadRow, type Transaction } from '../../row';
import type { SearchIndex } from '../../search';
import { textOf } from '../../search-text';
import { writeTagsOf } from '../../tags/write';
import { tellAfterCommit } from '../../told';

/** What writing staff columns of many leads needs. */
export type StaffWriting = {
  strapi: Core.Strapi;
  trx: Transaction;
  index: SearchIndex;
  actor: Actor;
  now: Date;
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The staff's columns by which a lead differs from what is wanted. */
export const differingStaff = (lead: LeadRow, wanted: Partial<Staff>): Partial<Staff> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !same(value, lead[name as keyof Staff])),
  ) as Partial<Staff>;

/** The columns of a lead with changed ones of the staff; the same columns for every lead. */
function changedColumns(lead: LeadRow, changed: Partial<Staff>, now: Date) {
  const { stage, notes, tags, ownerId, team, nextFollowUpAt } = { ...lead, ...changed };
  const text = textOf({ nickname: lead.nickname, notes, tags });
  const version = lead.version + 1;
  const columns = { stage, notes, tags, ownerId, team, nextFollowUpAt, version, searchText: text };
  return { id: lead.id, ...toColumns(columns), updated_at: now };
}

/**
 * Writes changes of the staff's columns of many locked leads, with few statements, each with its lines in the timeline.
 * Nothing is checked: whoever calls has done so.
 */
export async function writeStaff(
  writing: StaffWriting,
  changes: { lead: LeadRow; changed: Partial<Staff> }[],
): Promise<void> {
  const { strapi, trx, index, now } = writing;
  if (changes.length === 0) return;
  const rows = changes.map(({ lead, changed }) => changedColumns(lead, changed, now));
  await updateAll(strapi, trx, 'leads', rows);
  const tagged = changes.flatMap(({ lead, changed: { tags } }) => (tags ? [{ lead, tags }] : []));
  await writeTagsOf(writing, tagged);
  const events = changes.flatMap(({ lead, changed }) => eventsOf(writing, lead, changed));
  await insertAll(strapi, trx, 'events', events.map(eventColumns));
  const texts = changes.flatMap(({ lead }, place) => {
    const text = String((rows[place] as { search_text?: unknown }).search_text ?? '');
    return text === lead.searchText ? [] : [{ leadId: lead.id, text }];
  });
  await index.write(trx, texts);
  await tellAfterCommit(
    strapi,
    changes.map(({ lead, changed }) => ({
      name: 'douyin.lead.changed' as const,
      leadId: lead.id,
      facts: { fields: Object.keys(changed) },
    })),
  );
}
