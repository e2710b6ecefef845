import type { MergeKeep } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';

/** What is chosen of leads that become one, field by field. */
export const keptFields = ['status', 'owner', 'team', 'nextFollowUpAt', 'phone', 'tags', 'notes'] as const;
export type KeptField = (typeof keptFields)[number];

/** Fields of which all values can be put together. */
export const joinable = ['tags', 'notes'] as const satisfies KeptField[];

/** Whether all values of a field can be put together. */
export const isJoinable = (field: KeptField): boolean => joinable.some((name) => name === field);

/** What a lead has in a field, to be compared and shown. */
export const valueOf = (lead: LeadDetail, field: KeptField): unknown =>
  field === 'phone' ? lead.phoneMasked : lead[field];

const written = (value: unknown): string => JSON.stringify(value ?? '');

/** Whether leads differ in a field, so that there is something to choose. */
export const differ = (leads: LeadDetail[], field: KeptField): boolean =>
  new Set(leads.map((lead) => written(valueOf(lead, field)))).size > 1;

/** Whose value the merged lead has; `all`: those of several put together. */
export function keptOf(
  leads: LeadDetail[],
  merged: LeadDetail,
  keep: MergeKeep,
  field: KeptField,
): number | 'all' {
  const chosen = keep[field];
  if (chosen !== undefined) return chosen;
  if (isJoinable(field)) return 'all';
  const result = written(valueOf(merged, field));
  return leads.find((lead) => written(valueOf(lead, field)) === result)?.leadId ?? 'all';
}

/** A lead that somebody changed or merged since it was read. */
export type Changed = { leadId: number; before: LeadDetail | undefined; now: LeadDetail };

/** What of a request was late: the leads that are others by now. */
export function changedIn(details: Record<string, unknown>, seen: LeadDetail[]): Changed[] {
  const all = (details.difference ?? []) as { leadId: number; theirs: LeadDetail }[];
  return all.map(({ leadId, theirs }) => ({
    leadId,
    before: seen.find((lead) => lead.leadId === leadId),
    now: theirs,
  }));
}

/** The fields in which a lead is another one by now. */
export const changedFields = ({ before, now }: Changed): KeptField[] =>
  before && before.leadId === now.leadId
    ? keptFields.filter((field) => written(valueOf(before, field)) !== written(valueOf(now, field)))
    : [];

/** The leads to merge once more, as they are now; those that became one meanwhile stand once. */
export function asTheyAre(seen: LeadDetail[], changed: Changed[]): LeadDetail[] {
  const now = seen.map((lead) => changed.find(({ leadId }) => leadId === lead.leadId)?.now ?? lead);
  return [...new Map(now.map((lead) => [lead.leadId, lead])).values()];
}
