import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const name = 'delivery';

const withOpen = (search: URLSearchParams, id: string | null): URLSearchParams => {
  const next = new URLSearchParams(search);
  if (id === null) next.delete(name);
  else next.set(name, id);
  return next;
};

/** Which delivery is open, kept in the address bar. */
export function useOpenDelivery(): {
  open: string | null;
  /** The address of a delivery beside the list as it is. */
  to: (id: string) => { search: string };
  close: () => void;
} {
  const [search, setSearch] = useSearchParams();
  const close = useCallback(() => setSearch((before) => withOpen(before, null)), [setSearch]);
  return { open: search.get(name), to: (id) => ({ search: withOpen(search, id).toString() }), close };
}
