import { platformColumns } from '../platform';
import { sameValue, type LeadRow } from '../row';

/** The columns that a merge can change of the lead that stays; the phone number and the search's text go with them. */
export const mergedColumns = [
  ...platformColumns,
  'openId',
  'lastSeenAt',
  'stage',
  'ownerId',
  'team',
  'tags',
  'notes',
  'nextFollowUpAt',
  'held',
] as const satisfies (keyof LeadRow)[];

/** What a lead was before a merge and right after it, in the columns that the merge changed; dates may be texts. */
export type Change = { before: Partial<LeadRow>; after: Partial<LeadRow> };

/** The columns that a merge changes. */
export function changeOf(before: LeadRow, after: LeadRow): Change {
  const changed = mergedColumns.filter((name) => !sameValue(before[name], after[name]));
  const part = (lead: LeadRow) => Object.fromEntries(changed.map((name) => [name, lead[name]]));
  return { before: part(before), after: part(after) };
}

/** Tags without those that came with the merge; what was added or taken away since stays so. */
export function tagsWithout(now: string[], { before, after }: Change): string[] {
  const [had, got] = [before.tags ?? [], after.tags ?? []];
  const kept = had.filter((tag) => now.includes(tag) || !got.includes(tag));
  return [...new Set([...kept, ...now.filter((tag) => !got.includes(tag))])];
}

const dates: (keyof LeadRow)[] = ['lastSeenAt', 'nextFollowUpAt'];

/** The columns to be given back: those that are still as the merge left them. */
export function givenBack(now: LeadRow, change: Change): Partial<LeadRow> {
  const names = mergedColumns.filter((name) => name in change.after && name !== 'tags');
  const untouched = names.filter((name) => sameValue(now[name], change.after[name]));
  const columns = untouched.map((name) => {
    const value = change.before[name] ?? null;
    return [name, value !== null && dates.includes(name) ? new Date(value as string) : value];
  });
  return {
    ...(Object.fromEntries(columns) as Partial<LeadRow>),
    ...('tags' in change.after ? { tags: tagsWithout(now.tags, change) } : {}),
  };
}
