import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { LeadView, ViewList } from '../../../contracts/lead-views';
import type { WhereNode } from '../../../contracts/lead-where';
import { pagePath } from '../plugin-id';
import { ownZone } from './days';
import {
  differs,
  readPlace,
  withFilter,
  withoutFilters,
  withWhere,
  writePlace,
  type LeadFilters,
  type LeadPlace,
  type ViewMode,
} from './lead-place';
import { readTrail, type Turned } from './trail';
import { basedOn, nameView, type Based } from './views/base';
import { useViews } from './views/views';

/** Where to go: what is left out stays as it is. */
type Target = { place?: LeadPlace; trail?: readonly string[]; lead?: number | null; replace?: boolean };

const pathOf = (lead: number | null, search: URLSearchParams): string => {
  const text = search.toString();
  return `${pagePath('/leads')}${lead ? `/${lead}` : ''}${text ? `?${text}` : ''}`;
};

const leadIn = (id: string | undefined): number | null =>
  id && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : null;

/** Gives the address of a place, and of a lead beside it. */
function useAddress(list: ViewList, { view, base }: Based) {
  return useCallback(
    (place: LeadPlace, lead: number | null) => pathOf(lead, nameView(writePlace(place, base), view, list)),
    [list, view, base],
  );
}

/** What the address bar says the page shows, and the ways to elsewhere. */
export function useLeadPlace() {
  const [search] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const open = leadIn(useParams().id);
  const { list } = useViews();
  const based = useMemo(() => basedOn(search, list), [search, list]);
  const addressOf = useAddress(list, based);
  const place = useMemo(() => readPlace(search, ownZone(), based.base), [search, based]);
  const trail = useMemo(() => readTrail(state), [state]);
  const go = useCallback(
    ({ replace, ...target }: Target) => {
      const lead = target.lead === undefined ? open : target.lead;
      const address = addressOf(target.place ?? place, lead);
      navigate(address, { replace, state: { trail: target.trail ?? trail } });
    },
    [navigate, open, place, trail, addressOf],
  );
  const goFirst = (next: LeadPlace) => go({ place: next, trail: [] });
  return {
    place,
    /** The lead that is open beside the list. */
    open,
    /** The view that is open. */
    view: based.view,
    isLost: based.isLost,
    /** Whether it is shown as somebody saved it. */
    isChanged: based.view !== null && differs(place, based.base),
    turned: { cursor: place.cursor, trail } satisfies Turned,
    go,
    turn: ({ cursor, trail: way }: Turned) => go({ place: { ...place, cursor }, trail: way }),
    setFilter: (name: keyof LeadFilters, value: string | undefined) =>
      goFirst(withFilter(place, name, value)),
    setWhere: (where: WhereNode | undefined) => goFirst(withWhere(place, where)),
    setMode: (mode: ViewMode) => go({ place: { ...place, cursor: undefined, mode }, trail: [], lead: null }),
    clearFilters: () => goFirst(withoutFilters(place)),
    /** Shows a view as it was saved, or all leads; `known` is the list it stands in. */
    openView: (view: LeadView | null, known: ViewList = list) =>
      navigate(pathOf(null, nameView(new URLSearchParams(), view, known)), { state: { trail: [] } }),
    addressOf: (lead: number) => addressOf(place, lead),
    state: { trail },
  };
}
export type LeadWhere = ReturnType<typeof useLeadPlace>;
