import { streamKinds, type StreamHealth, type StreamKind } from '../../../contracts/sync';
import { readHealth } from './light';

/** Names of the filters in the address bar. */
export const filterNames = ['app', 'account', 'kind', 'health'] as const;

/** What the list of streams is narrowed to. */
export type StreamFilters = { app?: string; account?: string; kind?: StreamKind; health?: StreamHealth };

const idShape = /^[0-9a-z]{1,64}$/;
const readId = (text: string | undefined): string | undefined =>
  text && idShape.test(text) ? text : undefined;

/** The filters as the address bar holds them; what is no filter of ours counts as none. */
export const readFilters = (filter: (name: string) => string | undefined): StreamFilters => ({
  app: readId(filter('app')),
  account: readId(filter('account')),
  kind: streamKinds.find((kind) => kind === filter('kind')),
  health: readHealth(filter('health')),
});

/** Whether anything is filtered out. */
export const isFiltered = (filters: StreamFilters): boolean =>
  filterNames.some((name) => filters[name] !== undefined);
