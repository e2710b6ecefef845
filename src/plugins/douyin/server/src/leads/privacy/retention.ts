import type { Core } from '@strapi/strapi';
import type { RetentionView } from '../../../../contracts/lead-privacy';
import { countLimit, leadSourceKinds, type LeadSourceKind } from '../../../../contracts/leads';
import { settingsOf } from '../../config';
import { clock, cutoffOf } from '../../shared/clock';
import { keepStanding } from '../rights/reach';
import { tables } from '../row';

/** What decides whether a lead's time is over. */
export type Kept = { held: boolean; updatedAt: Date; lastSeenAt: Date; nextFollowUpAt: Date | null };

/** Whether nothing has happened to a lead since a moment, on the platform or among the staff, and nothing is planned. */
export const isOver = ({ updatedAt, lastSeenAt, nextFollowUpAt }: Kept, cutoff: Date, now: Date): boolean =>
  updatedAt < cutoff && lastSeenAt < cutoff && (nextFollowUpAt === null || nextFollowUpAt < now);

/** Days that leads of a kind of source are kept; 0: for ever. */
export function daysFor(strapi: Core.Strapi, source: LeadSourceKind): number {
  const { retentionDays, retentionDaysBySource } = settingsOf(strapi).leads;
  return retentionDaysBySource?.[source] ?? retentionDays;
}

const batch = 500;

type Row = { id: number; acquired_at: unknown; updated_at: unknown; last_seen_at: unknown; held: unknown } & {
  next_follow_up_at: unknown;
};
type Place = { acquiredAt: Date; id: number };

const moment = (value: unknown): Date => new Date(value as string | number | Date);

const kept = (row: Row): Kept => ({
  held: Boolean(row.held),
  updatedAt: moment(row.updated_at),
  lastSeenAt: moment(row.last_seen_at),
  nextFollowUpAt: row.next_follow_up_at === null ? null : moment(row.next_follow_up_at),
});

/** Leads of one kind of source that were acquired before a moment, the oldest first. */
async function readSome(
  strapi: Core.Strapi,
  source: LeadSourceKind,
  cutoff: Date,
  after: Place | null,
): Promise<Row[]> {
  const leads = strapi.db.getConnection(tables.leads).where({ source_kind: source });
  keepStanding(strapi, leads, 'merged_into_id').where('acquired_at', '<', cutoff);
  if (after)
    leads.where('acquired_at', '>=', after.acquiredAt).where((either) => {
      either.where('acquired_at', '>', after.acquiredAt).orWhere('id', '>', after.id);
    });
  return (await leads
    .orderBy(['acquired_at', 'id'])
    .limit(batch)
    .select('id', 'acquired_at', 'updated_at', 'last_seen_at', 'held', 'next_follow_up_at')) as Row[];
}

/** The leads of a kind of source whose time is over, those on hold too; nothing stands still while they are looked for. */
export async function* overdue(
  strapi: Core.Strapi,
  source: LeadSourceKind,
): AsyncGenerator<{ id: number; held: boolean }> {
  const now = clock.now();
  const cutoff = cutoffOf(daysFor(strapi, source), now);
  if (!cutoff) return;
  for (let after: Place | null = null; ;) {
    const rows = await readSome(strapi, source, cutoff, after);
    for (const row of rows) {
      const lead = kept(row);
      if (isOver(lead, cutoff, now)) yield { id: row.id, held: lead.held };
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { acquiredAt: moment(last.acquired_at), id: last.id };
  }
}

async function preview(
  strapi: Core.Strapi,
  source: LeadSourceKind,
): Promise<RetentionView['sources'][number]> {
  const counts = { due: 0, held: 0 };
  for await (const { held } of overdue(strapi, source)) {
    counts[held ? 'held' : 'due'] += 1;
    if (counts.due > countLimit) break;
  }
  return { source, days: daysFor(strapi, source), ...counts };
}

/** How many leads would be erased today, by kind of source; counts end at 10,001. */
export async function previewRetention(strapi: Core.Strapi): Promise<RetentionView> {
  const sources = [];
  for (const source of leadSourceKinds) sources.push(await preview(strapi, source));
  return { sources };
}
