import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { ownZone } from './days';
import {
  readPlace,
  writePlace,
  type LeadFilters,
  type LeadPlace,
  withFilter,
  withoutFilters,
} from './lead-place';
import { readTrail, type Turned } from './trail';

/** Where to go: what is left out stays as it is. */
type Target = { place?: LeadPlace; trail?: readonly string[]; lead?: number | null; replace?: boolean };

const addressOf = (place: LeadPlace, lead: number | null): string => {
  const search = writePlace(place).toString();
  return `${pagePath('/leads')}${lead ? `/${lead}` : ''}${search ? `?${search}` : ''}`;
};

const leadIn = (id: string | undefined): number | null =>
  id && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : null;

/** What the address bar says the page shows, and the ways to elsewhere. */
export function useLeadPlace() {
  const [search] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const open = leadIn(useParams().id);
  const place = useMemo(() => readPlace(search, ownZone()), [search]);
  const trail = useMemo(() => readTrail(state), [state]);
  const go = useCallback(
    ({ replace, ...target }: Target) => {
      const lead = target.lead === undefined ? open : target.lead;
      const address = addressOf(target.place ?? place, lead);
      navigate(address, { replace, state: { trail: target.trail ?? trail } });
    },
    [navigate, open, place, trail],
  );
  return {
    place,
    /** The lead that is open beside the list. */
    open,
    turned: { cursor: place.cursor, trail } satisfies Turned,
    go,
    turn: ({ cursor, trail: way }: Turned) => go({ place: { ...place, cursor }, trail: way }),
    setFilter: (name: keyof LeadFilters, value: string | undefined) =>
      go({ place: withFilter(place, name, value), trail: [] }),
    clearFilters: () => go({ place: withoutFilters(place), trail: [] }),
    addressOf: (lead: number) => addressOf(place, lead),
    state: { trail },
  };
}
export type LeadWhere = ReturnType<typeof useLeadPlace>;
