import { historyHours, type NotifyEvent } from '../../../../contracts/lead-notify';
import type { LeadEventKind } from '../../../../contracts/leads';
import { addSeconds } from '../../shared/clock';

/** A line of a lead's timeline, as the rules read it. */
export type Line = {
  id: number;
  leadId: number;
  kind: LeadEventKind;
  at: Date;
  facts: Record<string, unknown>;
};

/** Something that rules can tell of. */
export type Happened = {
  event: NotifyEvent;
  leadId: number;
  /** What makes it one and the same. */
  key: string;
  /** The number of its line; null for what no line tells. */
  line: number | null;
  /** Found by a first sync or in a file, or long after it happened: told of as a sum only. */
  isHistory: boolean;
  /** The new status. */
  to?: string;
};

/** A follow-up that nobody did in time; the same however it is noticed. */
export const overdue = (leadId: number, due: Date): Happened => ({
  event: 'overdue',
  leadId,
  key: `overdue:${leadId}:${due.getTime()}`,
  line: null,
  isHistory: false,
});

const isOfBefore = ({ at, facts }: Line, now: Date): boolean =>
  facts.history === true || facts.source === 'import' || at < addSeconds(now, -historyHours * 3600);

/** What a line tells rules, if anything; follow-ups up to `overdueAt` were looked for already. */
export function happenedBy(line: Line, { now, overdueAt }: { now: Date; overdueAt: Date }): Happened | null {
  const { id, leadId, kind, facts } = line;
  const what = { leadId, key: String(id), line: id, isHistory: false };
  if (kind === 'acquired') return { ...what, event: 'created', isHistory: isOfBefore(line, now) };
  if (kind === 'stage-changed') return { ...what, event: 'stage', to: String(facts.to) };
  if (kind === 'assigned' && facts.field === 'owner' && facts.to !== null && facts.to !== undefined)
    return { ...what, event: 'assigned' };
  if (kind !== 'follow-up-set' || typeof facts.to !== 'string') return null;
  const due = new Date(facts.to);
  return due <= overdueAt ? overdue(leadId, due) : null;
}
