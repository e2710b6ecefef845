import type { MergeKeep } from '../../../../contracts/lead-merge';
import { firstStage } from '../../../../contracts/lead-stages';
import { staffLimits } from '../../../../contracts/leads';
import { platformColumns } from '../platform';
import type { LeadRow } from '../row';

/** Leads that become one; the first stays. */
export type Several = [LeadRow, ...LeadRow[]];

/** Which of several leads stays: the one acquired first. */
export const oldest = (leads: LeadRow[]): LeadRow[] =>
  [...leads].sort((one, other) => +one.acquiredAt - +other.acquiredAt || one.id - other.id);

const joinedNotes = (leads: LeadRow[]): string | null =>
  [...new Set(leads.flatMap(({ notes }) => notes || []))].join('\n').slice(0, staffLimits.notes) || null;

const joinedTags = (leads: LeadRow[]): string[] =>
  [...new Set(leads.flatMap(({ tags }) => tags))].slice(0, staffLimits.tags);

/** Whoever follows one of our accounts follows, whichever lead knew it. */
const relationOf = (leads: LeadRow[]): LeadRow['relation'] =>
  leads.some(({ relation }) => relation === 'following')
    ? 'following'
    : (leads.find(({ relation }) => relation)?.relation ?? null);

/** Whose phone number the merged lead has; null: none has one, or none is wanted. */
export function phoneHolder(leads: Several, keep: MergeKeep): LeadRow | null {
  const chosen = leads.find(({ id }) => id === keep.phone);
  const holder = chosen ?? leads.find(({ phoneSealed }) => phoneSealed);
  return holder?.phoneSealed ? holder : null;
}

/**
 * What the first of several leads is after a merge, its phone number apart: what was chosen, and else its own and of the
 * others what it lacks.
 */
export function choose(leads: Several, keep: MergeKeep): LeadRow {
  const [winner] = leads;
  const of = (id: unknown) => leads.find((lead) => lead.id === id);
  const first = <Name extends keyof LeadRow>(name: Name): LeadRow[Name] =>
    leads.find((lead) => lead[name] !== null)?.[name] ?? winner[name];
  const kept = <Name extends keyof LeadRow>(id: number | undefined, name: Name): LeadRow[Name] =>
    (of(id) ?? ({ [name]: first(name) } as Pick<LeadRow, Name>))[name];
  const told = Object.fromEntries([...platformColumns, 'openId' as const].map((name) => [name, first(name)]));
  return {
    ...winner,
    ...(told as Partial<LeadRow>),
    relation: relationOf(leads),
    lastSeenAt: new Date(Math.max(...leads.map(({ lastSeenAt }) => +lastSeenAt))),
    stage: (of(keep.status) ?? leads.find(({ stage }) => stage !== firstStage) ?? winner).stage,
    ownerId: kept(keep.owner, 'ownerId'),
    team: kept(keep.team, 'team'),
    nextFollowUpAt: kept(keep.nextFollowUpAt, 'nextFollowUpAt'),
    notes: (of(keep.notes) ?? { notes: joinedNotes(leads) }).notes,
    held: leads.some(({ held }) => held),
    tags: (of(keep.tags) ?? { tags: joinedTags(leads) }).tags,
    version: winner.version + 1,
  };
}
