import { operationLimits } from '../../../contracts/lead-operations';

/** Leads that were picked one by one, or all that pass the filter. */
export type Selection = { kind: 'picked'; ids: readonly number[] } | { kind: 'filter' };

/** Nothing is selected. */
export const nobody: Selection = { kind: 'picked', ids: [] };

/** Whether a lead is selected. */
export const holds = (selection: Selection, id: number): boolean =>
  selection.kind === 'filter' || selection.ids.includes(id);

/** Whether anything is selected. */
export const isSome = (selection: Selection): boolean =>
  selection.kind === 'filter' || selection.ids.length > 0;

/** How much of a page is selected. */
export function partOf(selection: Selection, page: readonly number[]): boolean | 'indeterminate' {
  const count = page.filter((id) => holds(selection, id)).length;
  if (count === 0) return false;
  return count === page.length ? true : 'indeterminate';
}

const picked = (ids: readonly number[]): Selection => ({
  kind: 'picked',
  ids: ids.slice(0, operationLimits.picked),
});

/** Selects a lead, or not any more; of a whole filter it leaves nothing but the page without that lead. */
export function toggle(selection: Selection, id: number, page: readonly number[]): Selection {
  if (selection.kind === 'filter') return picked(page.filter((one) => one !== id));
  const { ids } = selection;
  return picked(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
}

/** Selects a whole page in addition, or takes it off. */
export function togglePage(selection: Selection, page: readonly number[]): Selection {
  if (selection.kind === 'filter') return nobody;
  const others = selection.ids.filter((id) => !page.includes(id));
  return picked(partOf(selection, page) === true ? others : [...others, ...page]);
}
