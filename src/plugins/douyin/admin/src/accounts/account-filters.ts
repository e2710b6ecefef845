import { accountStates, type AccountState } from '../../../contracts/accounts';

/** Names of the filters in the address bar. */
export const filterNames = ['app', 'state', 'search'] as const;

/** Longest text the server searches for. */
export const searchLength = 128;

/** What the list of accounts is narrowed to. */
export type AccountFilters = { app?: string; state?: AccountState; search?: string };

/** The filters as the address bar holds them; what is no filter of ours counts as none. */
export function readFilters(filter: (name: string) => string | undefined): AccountFilters {
  return {
    app: filter('app'),
    state: accountStates.find((state) => state === filter('state')),
    search: filter('search')?.trim().slice(0, searchLength) || undefined,
  };
}

/** Whether anything is filtered out. */
export const isFiltered = (filters: AccountFilters): boolean =>
  filterNames.some((name) => filters[name] !== undefined);

/** Address of the list narrowed to what is searched for, inside the plugin. */
export const searchPath = (search: string): string =>
  `/accounts?${new URLSearchParams({ search }).toString()}`;
