/** The simulator's own clock: real time plus an offset that a test moves. */
export type Clock = { offsetMs: number };

/** How `POST /_sim/clock` moves time: exactly one of the three. */
export type ClockChange = { offsetMs: number } | { advanceMs: number } | { set: string };

/** One second, minute, hour and day in milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A clock that shows real time until it is moved. */
export const createClock = (): Clock => ({ offsetMs: 0 });

/** The simulator's present moment in milliseconds since 1970. */
export const now = (clock: Clock): number => Date.now() + clock.offsetMs;

/** Moves the clock; time keeps running from the new moment. */
export function moveClock(clock: Clock, change: ClockChange): void {
  if ('offsetMs' in change) clock.offsetMs = change.offsetMs;
  else if ('advanceMs' in change) clock.offsetMs += change.advanceMs;
  else clock.offsetMs = Date.parse(change.set) - Date.now();
}
