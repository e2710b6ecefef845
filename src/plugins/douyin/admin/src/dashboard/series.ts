import type { DashboardView } from '../../../contracts/lead-dashboard';
import { addDays } from '../leads/days';

/** One colour of a chart: what it stands for, and its value on each day. A null name is for those that have no colour left. */
export type Series = { id: string; name: string | null; values: number[]; total: number };

/** Most colours of a chart that can be told apart. */
export const seriesLimit = 5;

/** Every day from one to another. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, place) => addDays(from, place));
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** New leads of each day by app, the app with most first; apps beyond the limit are one. */
export function seriesOf({ days, apps }: Pick<DashboardView, 'days' | 'apps'>, shown: string[]): Series[] {
  const places = new Map(shown.map((day, place) => [day, place]));
  const all = apps.map(({ id, name }) => {
    const values = shown.map(() => 0);
    for (const { day, app, count } of days) {
      const place = places.get(day);
      if (app === id && place !== undefined) values[place] = count;
    }
    return { id, name: name ?? id, values, total: sum(values) };
  });
  const sorted = all.sort((one, other) => other.total - one.total);
  if (sorted.length <= seriesLimit) return sorted;
  const rest = sorted.slice(seriesLimit - 1);
  const values = shown.map((_, place) => sum(rest.map((series) => series.values[place] ?? 0)));
  return [...sorted.slice(0, seriesLimit - 1), { id: 'rest', name: null, values, total: sum(values) }];
}

/** A round number not below the highest value, which the lines of a chart divide into four whole parts. */
export function topOf(highest: number): number {
  const least = Math.max(4, highest);
  const unit = 10 ** Math.floor(Math.log10(least / 4));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((size) => size * unit * 4 >= least) ?? 10;
  return step * unit * 4;
}
