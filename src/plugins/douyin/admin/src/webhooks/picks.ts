import type { DeliveryFilter, DeliverySelect } from '../../../contracts/webhook-inbox';
import { replayLimits } from '../../../contracts/webhook-inbox';

/** Deliveries that were picked one by one, or all that pass the filter. */
export type Picks = { ids: readonly string[]; isAll: boolean };

/** Nothing is picked. */
export const noPicks: Picks = { ids: [], isAll: false };

/** Whether anything is picked. */
export const isSome = ({ ids, isAll }: Picks): boolean => isAll || ids.length > 0;

/** Whether a delivery is picked. */
export const holds = ({ ids, isAll }: Picks, id: string): boolean => isAll || ids.includes(id);

/** How much of a page is picked. */
export function partOf(picks: Picks, page: readonly string[]): boolean | 'indeterminate' {
  const count = page.filter((id) => holds(picks, id)).length;
  if (count === 0) return false;
  return count === page.length ? true : 'indeterminate';
}

const picked = (ids: readonly string[]): Picks => ({ ids: ids.slice(0, replayLimits.picked), isAll: false });

/** Picks a delivery, or not any more; of a whole filter it leaves the page without that delivery. */
export function toggle(picks: Picks, id: string, page: readonly string[]): Picks {
  if (picks.isAll) return picked(page.filter((one) => one !== id));
  return picked(picks.ids.includes(id) ? picks.ids.filter((one) => one !== id) : [...picks.ids, id]);
}

/** Picks a whole page in addition, or takes it off. */
export function togglePage(picks: Picks, page: readonly string[]): Picks {
  if (picks.isAll) return noPicks;
  const others = picks.ids.filter((id) => !page.includes(id));
  return picked(partOf(picks, page) === true ? others : [...others, ...page]);
}

/** What the server takes for it. */
export const selectOf = (picks: Picks, filter: DeliveryFilter): DeliverySelect =>
  picks.isAll ? { filter } : { ids: [...picks.ids] };
