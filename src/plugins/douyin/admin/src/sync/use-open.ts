import { useSearchParams } from 'react-router-dom';

const name = 'stream';

/** Which stream's details are open, kept in the address bar; one at a time. */
export function useOpen(): { open: string | null; toggle: (streamId: string) => void } {
  const [search, setSearch] = useSearchParams();
  const toggle = (streamId: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (before.get(name) === streamId) next.delete(name);
        else next.set(name, streamId);
        return next;
      },
      { replace: true },
    );
  return { open: search.get(name), toggle };
}
