import type { Input } from '../../../contracts/contract';
import type { postContracts } from '../../../contracts/post-routes';
import { postStages, type PostStage } from '../../../contracts/post-views';
import { addDays, momentAt } from '../leads/days';

/** The two views of posts, by their names in the address bar. */
export const postViews = ['list', 'calendar'] as const;
export type PostsView = (typeof postViews)[number];

/** Names of the filters in the address bar. */
export const filterNames = ['stage', 'account', 'text', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];

/** Longest text the server searches for. */
export const textLength = 128;

/** What posts are narrowed to; `from` and `to` are days, both included. */
export type PostFilters = {
  stage?: PostStage;
  account?: string;
  text?: string;
  from?: string;
  to?: string;
};

/** What the server narrows posts by. */
export type PostNarrowing = Omit<Input<typeof postContracts.list>['query'], 'page' | 'pageSize' | 'order'>;

const dayIn = (text: string | undefined): string | undefined =>
  text && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

const idIn = (text: string | undefined): string | undefined =>
  text && /^[0-9a-z]{1,64}$/.test(text) ? text : undefined;

/** The filters as the address bar holds them; what is no filter of ours counts as none. */
export function readFilters(get: (name: FilterName) => string | undefined): PostFilters {
  const all: PostFilters = {
    stage: postStages.find((stage) => stage === get('stage')),
    account: idIn(get('account')),
    text: get('text')?.trim().slice(0, textLength) || undefined,
    from: dayIn(get('from')),
    to: dayIn(get('to')),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Whether anything is filtered out. */
export const isFiltered = (filters: PostFilters): boolean =>
  filterNames.some((name) => filters[name] !== undefined);

/** The filters as the server takes them: days of a place become moments. */
export const toNarrowing = (
  { account, from, to, ...rest }: PostFilters,
  zone: string,
): Partial<PostNarrowing> => ({
  ...rest,
  ...(account ? { accountId: account } : {}),
  ...(from ? { from: momentAt(from, '00:00', zone).toISOString() } : {}),
  ...(to ? { to: momentAt(addDays(to, 1), '00:00', zone).toISOString() } : {}),
});

/** The view that the address bar names. */
export const readView = (text: string | undefined): PostsView =>
  postViews.find((view) => view === text) ?? 'list';
