import { useSearchParams } from 'react-router-dom';

const whole = (text: string | null, fallback: number, most: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
};

/** Page and page size as the address bar holds them; anything else counts as the first page of 20. */
export function readPaging(search: URLSearchParams): { page: number; pageSize: number } {
  return { page: whole(search.get('page'), 1, 100_000), pageSize: whole(search.get('pageSize'), 20, 100) };
}

/** The paging and filters of a list, kept in the address bar so that a page can be shared and gone back to. */
export function useListQuery(): {
  page: number;
  pageSize: number;
  filter: (name: string) => string | undefined;
  /** Sets or clears a filter and goes back to the first page. */
  setFilter: (name: string, value: string | undefined) => void;
  /** Clears filters and goes back to the first page. */
  clearFilters: (names: readonly string[]) => void;
} {
  const [search, setSearch] = useSearchParams();
  const setFilter = (name: string, value: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('page');
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const clearFilters = (names: readonly string[]) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const name of ['page', ...names]) next.delete(name);
      return next;
    });
  const filter = (name: string) => search.get(name) ?? undefined;
  return { ...readPaging(search), filter, setFilter, clearFilters };
}
