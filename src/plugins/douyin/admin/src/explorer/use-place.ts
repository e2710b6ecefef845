import { useSearchParams } from 'react-router-dom';
import { placeQuery, readPlace, type Place } from './explorer-place';

/** The account and API the explorer is about, kept in the address bar. */
export function usePlace(): { place: Place; go: (place: Place) => void } {
  const [search, setSearch] = useSearchParams();
  return { place: readPlace(search), go: (place) => setSearch(placeQuery(place)) };
}
