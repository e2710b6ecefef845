import { dashboardDays, type DashboardQuery } from '../../../contracts/lead-dashboard';
import { addDays, dayOf, isZone, offsetOf } from '../leads/days';

/** How many days can be chosen at once, today the last. */
export const presets = [7, 30, 90] as const;
export type Preset = (typeof presets)[number];

const usual: Preset = 30;

/** What the dashboard shows, all of it held by the address bar; without a preset the days were chosen one by one. */
export type Place = {
  preset: Preset | null;
  from: string;
  to: string;
  app?: string;
  /** Whose days are meant, e.g. `Asia/Shanghai`. */
  zone: string;
};

const dayIn = (text: string | null): string | undefined =>
  text && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

const lengthOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

const isRange = (from: string | undefined, to: string | undefined): boolean => {
  const length = from && to ? lengthOf(from, to) : 0;
  return length >= 1 && length <= dashboardDays;
};

/** The last days up to today, in a zone. */
export function lastDays(count: number, zone: string, now: Date): { from: string; to: string } {
  const to = dayOf(now, zone);
  return { from: addDays(to, 1 - count), to };
}

/** Reads the address bar; what is none of ours counts as left out. */
export function readPlace(search: URLSearchParams, here: string, now: Date): Place {
  const [from, to] = [dayIn(search.get('from')), dayIn(search.get('to'))];
  const asked = search.get('zone') ?? '';
  const zone = isZone(asked) ? asked : here;
  const app = search.get('app') ?? '';
  const common = { zone, ...(/^[\w-]{1,64}$/.test(app) ? { app } : {}) };
  if (from && to && isRange(from, to)) return { preset: null, from, to, ...common };
  const preset = presets.find((count) => String(count) === search.get('days')) ?? usual;
  return { preset, ...lastDays(preset, zone, now), ...common };
}

/** Writes what the address bar holds of a place; what is as usual is left out. */
export function writePlace({ preset, from, to, app, zone }: Place): URLSearchParams {
  const search = new URLSearchParams();
  const days: Record<string, string> = preset === null ? { from, to, zone } : { days: String(preset) };
  if (preset !== usual) for (const [name, value] of Object.entries(days)) search.set(name, value);
  if (app) search.set('app', app);
  return search;
}

/** The same place from or up to another day; where the other end does not fit any more it follows. */
export function withDay(place: Place, name: 'from' | 'to', day: string): Place {
  const days = { from: place.from, to: place.to, [name]: day };
  const other = name === 'from' ? 'to' : 'from';
  const reach = name === 'from' ? dashboardDays - 1 : 1 - dashboardDays;
  const isTurned = days.from > days.to;
  const isLong = !isTurned && lengthOf(days.from, days.to) > dashboardDays;
  return {
    ...place,
    preset: null,
    ...days,
    ...(isTurned ? { [other]: day } : {}),
    ...(isLong ? { [other]: addDays(day, reach) } : {}),
  };
}

/** The place as the server takes it; `now` tells which side of a change of clocks today is on. */
export const toQuery = ({ from, to, app, zone }: Place, now: Date): DashboardQuery => ({
  from,
  to,
  zone: offsetOf(now, zone),
  ...(app ? { app } : {}),
});
