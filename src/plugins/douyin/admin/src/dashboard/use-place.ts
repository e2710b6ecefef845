import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ownZone } from '../leads/days';
import { readPlace, writePlace, type Place } from './place';

/** What the address bar says the dashboard shows, and the way to elsewhere. */
export function usePlace(): { place: Place; go: (place: Place) => void } {
  const [search, setSearch] = useSearchParams();
  const place = useMemo(() => readPlace(search, ownZone(), new Date()), [search]);
  const go = useCallback((next: Place) => setSearch(writePlace(next)), [setSearch]);
  return { place, go };
}
