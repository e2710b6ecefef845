/** What the explorer is about, as the address bar holds it: an account by its app and open_id, and an API by its name. */
export type Place = { app?: string; account?: string; api?: string };

const names = ['app', 'account', 'api'] as const;

/** Reads the address bar. */
export const readPlace = (search: URLSearchParams): Place =>
  Object.fromEntries(
    names.map((name) => [name, search.get(name)?.slice(0, 128)]).filter(([, value]) => value),
  ) as Place;

/** Writes the query of a place; what is not set is left out. */
export function placeQuery(place: Place): Record<string, string> {
  const set = names.flatMap((name) => (place[name] ? [[name, place[name]] as const] : []));
  return Object.fromEntries(set);
}

/** Address of the explorer inside the plugin. */
export const explorerPath = (place: Place): string =>
  `/explorer?${new URLSearchParams(placeQuery(place)).toString()}`;
