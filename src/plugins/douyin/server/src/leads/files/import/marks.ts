import type { Core } from '@strapi/strapi';
import { readJson } from '../../../shared/database';
import type { Staff } from '../../edit';
import { platformColumns, type PlatformColumn } from '../../platform';
import { batches, sameValue, within, type LeadRow, type Transaction } from '../../row';
import { importTables } from './row';

/** Columns an import can change. */
const tracked = [...platformColumns, 'stage', 'notes', 'tags', 'ownerId', 'team', 'nextFollowUpAt'] as const;

/** Some columns of a lead. */
export type Values = Partial<Pick<LeadRow, PlatformColumn | keyof Staff>>;

/** What an import did to a lead, so that it can be taken back. */
export type Mark = {
  id: number;
  leadId: number;
  isNew: boolean;
  before: Values;
  after: Values;
  /** Hashes of identities it gained, whether the file became a source of it, and whether it got a phone number. */
  gained: { identities: string[]; source: boolean; phone: boolean };
  /** As they were when the import was done with it: who changes the lead later moves one of them. */
  version: number;
  lastEventId: number;
};

type Stored = Omit<Mark, 'id'>;

/** The columns by which two states of a lead differ, as they were and as they are. */
export function differenceOf(before: LeadRow, after: LeadRow): { before: Values; after: Values } {
  const changed = tracked.filter((name) => !sameValue(before[name], after[name]));
  const of = (lead: LeadRow) => Object.fromEntries(changed.map((name) => [name, lead[name]])) as Values;
  return { before: of(before), after: of(after) };
}

/** Whether a lead still has these values. */
export const stillHas = (lead: LeadRow, values: Values): boolean =>
  Object.entries(values).every(([name, value]) => sameValue(value, lead[name as keyof Values]));

/** The last line in the timeline of each lead. */
export async function lastEvents(
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
): Promise<Map<number, number>> {
  const rows = (await within(strapi, trx, 'events')
    .whereIn('lead_id', ids)
    .groupBy('lead_id')
    .select('lead_id')
    .max({ last: 'id' })) as { lead_id: number; last: number }[];
  return new Map(rows.map(({ lead_id, last }) => [lead_id, Number(last)]));
}

const marksIn = (strapi: Core.Strapi, trx: Transaction) =>
  strapi.db.getConnection(importTables.marks).transacting(trx);

type Raw = {
  id: number;
  lead_id: number;
  is_new: boolean | number;
  facts: string | Pick<Mark, 'before' | 'after' | 'gained'>;
  version: number;
  last_event_id: number;
};

const readMark = ({ id, lead_id, is_new, facts, version, last_event_id }: Raw): Mark => ({
  ...readJson<Pick<Mark, 'before' | 'after' | 'gained'>>(facts),
  id,
  leadId: lead_id,
  isNew: Boolean(is_new),
  version,
  lastEventId: Number(last_event_id),
});

const columnsOf = (
  importId: string,
  { leadId, isNew, before, after, gained, version, lastEventId }: Stored,
) => ({
  import_id: importId,
  lead_id: leadId,
  is_new: isNew,
  facts: JSON.stringify({ before, after, gained }),
  version,
  last_event_id: lastEventId,
});

/** Two marks of one lead as one: as it was before the first, and is after the last. */
const together = (first: Mark, last: Stored): Stored => ({
  ...last,
  isNew: first.isNew,
  before: { ...last.before, ...first.before },
  after: { ...first.after, ...last.after },
  gained: {
    identities: [...first.gained.identities, ...last.gained.identities],
    source: first.gained.source || last.gained.source,
    phone: first.gained.phone || last.gained.phone,
  },
});

/** Keeps what an import did to leads; of one it came to before, both together. */
export async function keepMarks(
  strapi: Core.Strapi,
  trx: Transaction,
  importId: string,
  marks: Stored[],
): Promise<void> {
  const ids = marks.map(({ leadId }) => leadId);
  const known = (await marksIn(strapi, trx).where({ import_id: importId }).whereIn('lead_id', ids)) as Raw[];
  const earlier = new Map(known.map(readMark).map((mark) => [mark.leadId, mark]));
  const fresh = marks.filter(({ leadId }) => !earlier.has(leadId));
  for (const batch of batches(fresh))
    await marksIn(strapi, trx).insert(batch.map((mark) => columnsOf(importId, mark)));
  for (const mark of marks) {
    const first = earlier.get(mark.leadId);
    if (first)
      await marksIn(strapi, trx)
        .where({ id: first.id })
        .update(columnsOf(importId, together(first, mark)));
  }
}

/** The next marks of an import, the newest first. */
export async function nextMarks(
  strapi: Core.Strapi,
  trx: Transaction,
  importId: string,
  limit: number,
): Promise<Mark[]> {
  const rows = (await marksIn(strapi, trx)
    .where({ import_id: importId })
    .orderBy('id', 'desc')
    .limit(limit)) as Raw[];
  return rows.map(readMark);
}

/** Forgets marks: what they tell of was taken back. */
export async function dropMarks(strapi: Core.Strapi, trx: Transaction, ids: number[]): Promise<void> {
  await marksIn(strapi, trx).whereIn('id', ids).delete();
}
