import {
  keywordLimit,
  leadSourceKinds,
  type LeadFilter,
  type LeadSourceKind,
} from '../../../contracts/leads';
import { isZone, momentAt, offsetOf } from './days';

/** How a next follow-up can stand. */
export const followUps = ['overdue', 'today', 'due', 'none'] as const;

/** Sizes of a page. */
export const pageSizes = [20, 50, 100, 200] as const;

/** What the list of leads is narrowed to, as people choose it: days, not moments. */
export type LeadFilters = {
  keyword?: string;
  status?: string;
  followUp?: (typeof followUps)[number];
  owner?: string;
  team?: string;
  tag?: string;
  source?: LeadSourceKind;
  app?: string;
  account?: string;
  /** First and last day of acquisition. */
  from?: string;
  to?: string;
};

/** What the page shows, all of it held by the address bar. */
export type LeadPlace = {
  filters: LeadFilters;
  /** Whose days are meant, e.g. `Asia/Shanghai`; so that a shared link shows the same leads elsewhere. */
  zone: string;
  size: number;
  cursor?: string;
};

/** Names of the filters in the order of their chips. */
export const filterNames = [
  'keyword',
  'status',
  'followUp',
  'owner',
  'team',
  'tag',
  'source',
  'app',
  'account',
  'from',
  'to',
] as const satisfies (keyof LeadFilters)[];

const among = <Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined =>
  names.find((name) => name === text);

const matching = (text: string | undefined, pattern: RegExp): string | undefined =>
  text && pattern.test(text) ? text : undefined;

const dayIn = (text: string | undefined): string | undefined =>
  text && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

const id = /^[\w-]{1,64}$/;

function readFilters(get: (name: string) => string | undefined): LeadFilters {
  const all: LeadFilters = {
    keyword: get('keyword')?.slice(0, keywordLimit),
    status: matching(get('status'), /^[A-Z][A-Z0-9_]{0,31}$/),
    followUp: among(followUps, get('followUp')),
    owner: matching(get('owner'), /^(none|[1-9]\d{0,8})$/),
    team: matching(get('team'), id),
    tag: get('tag')?.slice(0, 64),
    source: among(leadSourceKinds, get('source')),
    app: matching(get('app'), id),
    account: matching(get('account'), id),
    from: dayIn(get('from')),
    to: dayIn(get('to')),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Reads the address bar; what is none of ours counts as left out. */
export function readPlace(search: URLSearchParams, here: string): LeadPlace {
  const get = (name: string) => search.get(name)?.trim() || undefined;
  const zone = get('zone');
  const size = pageSizes.find((one) => String(one) === get('size')) ?? pageSizes[0];
  const cursor = get('cursor');
  return {
    filters: readFilters(get),
    zone: zone && isZone(zone) ? zone : here,
    size,
    ...(cursor ? { cursor } : {}),
  };
}

const needsZone = ({ from, to, followUp }: LeadFilters): boolean =>
  Boolean(from ?? to ?? (followUp && followUp !== 'none'));

/** Writes what the address bar holds of a place; what is as usual is left out. */
export function writePlace({ filters, zone, size, cursor }: LeadPlace): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value) search.set(name, value);
  }
  if (needsZone(filters)) search.set('zone', zone);
  if (size !== pageSizes[0]) search.set('size', String(size));
  if (cursor) search.set('cursor', cursor);
  return search;
}

/** The same place with one filter set or cleared, on its first page. */
export function withFilter(
  { cursor: _, filters, ...place }: LeadPlace,
  name: keyof LeadFilters,
  value: string | undefined,
): LeadPlace {
  const { [name]: _old, ...rest } = filters;
  return { ...place, filters: value ? ({ ...rest, [name]: value } as LeadFilters) : rest };
}

/** The same place with nothing filtered out. */
export const withoutFilters = ({ zone, size }: LeadPlace): LeadPlace => ({ filters: {}, zone, size });

/** Whether anything is filtered out. */
export const isFiltered = ({ filters }: LeadPlace): boolean => Object.keys(filters).length > 0;

/** The filters as the server takes them; `now` tells which side of a change of clocks today is on. */
export function toLeadFilter({ filters, zone }: Pick<LeadPlace, 'filters' | 'zone'>, now: Date): LeadFilter {
  const { from, to, owner, followUp, ...same } = filters;
  const end = to && momentAt(to, '23:59', zone).getTime() + 59_999;
  return {
    ...same,
    ...(followUp ? { followUp, zone: offsetOf(now, zone) } : {}),
    ...(owner ? { owner: owner === 'none' ? owner : Number(owner) } : {}),
    ...(from ? { startTime: momentAt(from, '00:00', zone) } : {}),
    ...(end ? { endTime: new Date(end) } : {}),
  };
}
