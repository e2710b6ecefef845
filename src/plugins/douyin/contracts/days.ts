const minute = 60_000;

const partsOf = (at: Date, timeZone: string): Record<string, number> => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
};

/** Minutes in a distance from UTC (`+08:00`); null for the name of a place. */
function minutesIn(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : null;
}

/** Minutes that the clocks of a place (`Asia/Shanghai`) or a zone (`+08:00`) are ahead of UTC at a moment. */
export function aheadOf(at: Date, timeZone: string): number {
  const fixed = minutesIn(timeZone);
  if (fixed !== null) return fixed;
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = partsOf(at, timeZone);
  const there = Date.UTC(year, month - 1, day, hour, minutes, second);
  return Math.round((there - Math.floor(at.getTime() / 1000) * 1000) / minute);
}

/** The same as the server takes it, e.g. `+08:00`. */
export function offsetOf(at: Date, timeZone: string): string {
  const ahead = aheadOf(at, timeZone);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}

/** The moment at which the clocks of a place show this day (`2026-01-31`) and time (`09:00`). */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const there = new Date(`${day}T${time}:00.000Z`);
  const guess = new Date(there.getTime() - aheadOf(there, timeZone) * minute);
  // On the day the clocks are changed the distance is another one there.
  return new Date(there.getTime() - aheadOf(guess, timeZone) * minute);
}

/** The day that the calendars of a place show at a moment. */
export function dayOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + aheadOf(at, timeZone) * minute).toISOString().slice(0, 10);
}

/** The time of day that the clocks of a place show at a moment, e.g. `09:30`. */
export function timeOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + aheadOf(at, timeZone) * minute).toISOString().slice(11, 16);
}

/** The day that is so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * 1440 * minute).toISOString().slice(0, 10);
}

/** Whether there is such a place. */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
