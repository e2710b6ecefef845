import type { LeadView, ViewList } from '../../../../contracts/lead-views';
import { baseOf, usualBase, type Base } from '../lead-place';

/** Says in the address that no view is meant, not even the one the page opens with. */
export const noView = 'none';

/** What the page shows as far as the address does not say otherwise. */
export type Based = {
  view: LeadView | null;
  base: Base;
  /** The address names a view that is not there. */
  isLost: boolean;
};

/** The view that the page opens with. */
export const openingView = ({ rows, ownDefault, sharedDefault }: ViewList): LeadView | null => {
  const find = (id: string | null) => rows.find((view) => view.id === id) ?? null;
  return find(ownDefault) ?? find(sharedDefault);
};

const isBare = (search: URLSearchParams): boolean => [...search.keys()].length === 0;

/** Whether a view may decide what an address shows. */
export const isAboutView = (search: URLSearchParams): boolean =>
  isBare(search) || ![null, noView].includes(search.get('view'));

/** The view that an address means: the one it names, or where it says nothing at all the one the page opens with. */
export function basedOn(search: URLSearchParams, list: ViewList): Based {
  const named = search.get('view');
  const view = isBare(search) ? openingView(list) : (list.rows.find(({ id }) => id === named) ?? null);
  return {
    view,
    base: view ? baseOf(view.settings) : usualBase,
    isLost: !view && named !== null && named !== noView,
  };
}

/** Writes into an address which view it means. */
export function nameView(search: URLSearchParams, view: LeadView | null, list: ViewList): URLSearchParams {
  const named = new URLSearchParams(search);
  if (view) named.set('view', view.id);
  else if (isBare(search) && openingView(list)) named.set('view', noView);
  return named;
}
