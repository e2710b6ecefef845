import { mayGo, type Stages } from '../../../../contracts/lead-stages';
import type { LeadManyChange, LeftReason } from '../../../../contracts/lead-operations';
import { staffLimits } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { differingStaff, type Staff } from '../edit';
import { isForOneself, isGiving } from '../rights/giving';
import type { LeadRow } from '../row';

/** What becomes of one lead: its changed columns, none where it is as wanted, or why it is left as it was. */
export type Verdict = { changed: Partial<Staff> } | { left: LeftReason };

/** What judging needs beside the lead: the version it was seen in, and whether it may be given to anybody. */
export type Grounds = { stages: Stages; actor: Actor; version: number | undefined; mayGive: boolean };

/** Tags with some added at the end and some taken off. */
export const retag = (tags: string[], { addTags = [], removeTags = [] }: LeadManyChange): string[] => [
  ...new Set([...tags.filter((tag) => !removeTags.includes(tag)), ...addTags]),
];

/** The columns of a lead that a change would give other values. */
export const columnsOf = (lead: LeadRow, change: LeadManyChange): Partial<Staff> =>
  differingStaff(lead, {
    stage: change.status,
    ownerId: change.owner,
    team: change.team === '' ? null : change.team,
    tags: retag(lead.tags, change),
    nextFollowUpAt: change.nextFollowUpAt,
  });

/** What a change makes of a lead. */
export function judge(lead: LeadRow, change: LeadManyChange, grounds: Grounds): Verdict {
  const { stages, actor, version, mayGive } = grounds;
  if (version !== undefined && version !== lead.version) return { left: 'stale' };
  const changed = columnsOf(lead, change);
  if (change.deal && lead.ownerId !== null) return { left: 'owned' };
  if (isGiving(changed) && !mayGive && !isForOneself(actor, lead, changed)) return { left: 'forbidden' };
  if (change.deal && !mayGive) return { left: 'forbidden' };
  if (changed.stage && !mayGo(stages, lead.stage, changed.stage)) return { left: 'stage' };
  if (changed.tags && changed.tags.length > Math.max(staffLimits.tags, lead.tags.length))
    return { left: 'tags' };
  return { changed };
}
