import { isZone, momentAt, offsetOf } from './days';
import { densities, pageSizes, followUps, viewModes, type ViewSettings } from '../../../contracts/lead-views';
import { leadWhere } from '../../../contracts/lead-where-read';
import type { WhereNode } from '../../../contracts/lead-where';
import { keywordLimit, leadSourceKinds, type LeadFilter } from '../../../contracts/leads';
import { columnsIn, type Layout } from './layout';

export { followUps, pageSizes } from '../../../contracts/lead-views';

/** What the list of leads is narrowed to, as people choose it: days, not moments. */
export type LeadFilters = ViewSettings['filters'];

/** Rows under each other, or cards in a column for each status. */
export type ViewMode = ViewSettings['mode'];

/** What the page shows, all of it held by the address bar. */
export type LeadPlace = {
  filters: LeadFilters;
  where?: WhereNode;
  /** Whose days are meant, e.g. `Asia/Shanghai`; so that a shared link shows the same leads elsewhere. */
  zone: string;
  size: number;
  mode: ViewMode;
  /** The columns of a view; without one they are this browser's own. */
  layout?: Layout;
  cursor?: string;
};

/** What a place is before the address says anything else: as usual, or as a view has it. */
export type Base = Omit<LeadPlace, 'zone' | 'cursor'>;

/** Before anybody chose anything. */
export const usualBase: Base = { filters: {}, size: pageSizes[0], mode: 'table' };

/** What a view shows. */
export const baseOf = ({ columns, density, ...rest }: ViewSettings): Base => ({
  ...rest,
  layout: { columns: columnsIn(columns), density },
});

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

function readFilters(get: (name: keyof LeadFilters) => string | undefined): LeadFilters {
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

const readWhere = (text: string | undefined): WhereNode | undefined =>
  text ? leadWhere.safeParse(text).data : undefined;

function readLayout(get: (name: string) => string | undefined, base: Layout): Layout {
  const columns = get('columns');
  return {
    columns: columns === undefined ? base.columns : columnsIn(columns.split(',')),
    density: among(densities, get('density')) ?? base.density,
  };
}

/** Reads the address bar, which says how a place differs from its base; what is none of ours counts as left out. */
export function readPlace(search: URLSearchParams, here: string, base: Base = usualBase): LeadPlace {
  const get = (name: string) => search.get(name)?.trim() || undefined;
  const zone = get('zone');
  const cursor = get('cursor');
  const where = search.has('where') ? readWhere(get('where')) : base.where;
  return {
    filters: readFilters((name) => (search.has(name) ? get(name) : base.filters[name])),
    ...(where ? { where } : {}),
    zone: zone && isZone(zone) ? zone : here,
    size: pageSizes.find((one) => String(one) === get('size')) ?? base.size,
    mode: among(viewModes, get('mode')) ?? base.mode,
    ...(base.layout ? { layout: readLayout(get, base.layout) } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

const needsZone = ({ filters: { from, to, followUp }, where }: LeadPlace): boolean =>
  Boolean(where ?? from ?? to ?? (followUp && followUp !== 'none'));

/** How each part of a place stands in the address bar; nothing and an empty text are the same. */
const parts = ({ filters, where, size, mode, layout }: Base): Record<string, string> => ({
  ...Object.fromEntries(filterNames.map((name) => [name, filters[name] ?? ''])),
  where: where ? JSON.stringify(where) : '',
  size: String(size),
  mode,
  ...(layout ? { columns: layout.columns.join(','), density: layout.density } : {}),
});

/** Writes what the address bar holds of a place: what differs from its base, empty where that is nothing. */
export function writePlace(place: LeadPlace, base: Base = usualBase): URLSearchParams {
  const search = new URLSearchParams();
  const before = parts(base);
  for (const [name, value] of Object.entries(parts(place)))
    if (value !== (before[name] ?? value)) search.set(name, value);
  if (needsZone(place)) search.set('zone', place.zone);
  if (place.cursor) search.set('cursor', place.cursor);
  return search;
}

/** Whether a place shows something else than its base. */
export function differs(place: LeadPlace, base: Base): boolean {
  const before = parts(base);
  return Object.entries(parts(place)).some(([name, value]) => value !== (before[name] ?? value));
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

/** The same place with these conditions, or without any, on its first page. */
export const withWhere = (
  { cursor: _, where: _old, ...place }: LeadPlace,
  where: WhereNode | undefined,
): LeadPlace => ({ ...place, ...(where ? { where } : {}) });

/** The same place with nothing filtered out. */
export const withoutFilters = ({ cursor: _, where: _old, ...place }: LeadPlace): LeadPlace => ({
  ...place,
  filters: {},
});

/** Whether anything is filtered out. */
export const isFiltered = ({ filters, where }: Pick<LeadPlace, 'filters' | 'where'>): boolean =>
  Boolean(where) || Object.keys(filters).length > 0;

/** What decides which leads are shown. */
export type Narrowing = Pick<LeadPlace, 'filters' | 'where' | 'zone'>;

/** The filters as the server takes them; `now` tells which side of a change of clocks today is on. */
export function toLeadFilter({ filters, where, zone }: Narrowing, now: Date): LeadFilter {
  const { from, to, owner, followUp, ...same } = filters;
  const end = to && momentAt(to, '23:59', zone).getTime() + 59_999;
  return {
    ...same,
    ...(followUp ? { followUp, zone: offsetOf(now, zone) } : {}),
    ...(where ? { where, zone } : {}),
    ...(owner ? { owner: owner === 'none' ? owner : Number(owner) } : {}),
    ...(from ? { startTime: momentAt(from, '00:00', zone) } : {}),
    ...(end ? { endTime: new Date(end) } : {}),
  };
}
