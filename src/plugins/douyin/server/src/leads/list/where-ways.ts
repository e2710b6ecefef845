import type { LeadFilter } from '../../../../contracts/leads';
import { clock } from '../../shared/clock';
import type { Branch } from './path';
import { mustHold } from './where';
import { storedValues } from './where-chosen';
import { rowColumnOf } from './where-columns';
import { isOfDays, narrowToSpan, spanOf } from './where-days';

/** Of more values one index for each is no shorter way. */
const fewValues = 10;

const ownIndexes: Partial<Record<string, string>> = { status: 'stage', owner: 'owner_id', team: 'team' };

/** The indexes that hold all leads which fulfil the conditions of a filter: for each such condition its branches. */
export function branchesOfWhere({ where }: LeadFilter): Branch[][] {
  return mustHold(where).flatMap((condition): Branch[][] => {
    if (condition.op !== 'any' || condition.values.length > fewValues) return [];
    const row = rowColumnOf(condition.field);
    const column = row?.column ?? ownIndexes[condition.field];
    if (!column) return [];
    const branch = (value: string | number): Branch => ({
      table: row?.table ?? 'leads',
      where: { [column]: value },
    });
    return [storedValues(condition).map(branch)];
  });
}

/** The index of the next follow-ups, for each condition on their days. */
export function branchesOfDue({ where, zone = '+00:00' }: LeadFilter): Branch[] {
  const planned = mustHold(where).filter(({ field }) => field === 'followUp');
  return planned.filter(isOfDays).map((condition) => {
    const span = spanOf(condition, zone, clock.now());
    return { table: 'leads', where: {}, narrow: (rows) => narrowToSpan(rows, 'r.next_follow_up_at', span) };
  });
}

/** The latest of some moments, or the earliest; nothing of none. */
const furthest = (moments: (Date | undefined)[], pick: (...times: number[]) => number): Date | undefined => {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return times.length > 0 ? new Date(pick(...times)) : undefined;
};

/**
 * The same filter, with the moments of acquisition that its conditions allow at most: the list is in their order, and need
 * not be walked beyond them.
 */
export function withinDays(filter: LeadFilter): LeadFilter {
  const { where, zone = '+00:00' } = filter;
  const acquired = mustHold(where)
    .filter(({ field }) => field === 'acquired')
    .filter(isOfDays);
  const spans = acquired.map((condition) => spanOf(condition, zone, clock.now()));
  const ends = spans.map(({ until }) => until && new Date(until.getTime() - 1));
  return {
    ...filter,
    startTime: furthest([filter.startTime, ...spans.map(({ from }) => from)], Math.max),
    endTime: furthest([filter.endTime, ...ends], Math.min),
  };
}
