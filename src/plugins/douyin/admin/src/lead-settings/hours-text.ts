import type { WorkHours } from '../../../contracts/lead-hours';

/** Days of a week in a row as ranges: `[1, 2, 3, 6]` is `[[1, 3], [6, 6]]`. */
export function dayRanges(days: number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const day of [...days].sort()) {
    const last = ranges.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges;
}

/** Hours in one line, e.g. `Mon–Fri 09:00–18:00`; the zone is named where it is not one's own. */
export function hoursText(
  { days, from, to, zone }: WorkHours,
  dayName: (day: number) => string,
  ownZone: string,
): string {
  const names = dayRanges(days).map(([first, last]) =>
    first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`,
  );
  return [names.join(' '), `${from}–${to}`, zone === ownZone ? '' : `(${zone})`].filter(Boolean).join(' ');
}
