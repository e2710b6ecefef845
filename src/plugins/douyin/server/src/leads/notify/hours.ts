import type { Quiet } from './row';

const dayMinutes = 1440;

/** Minutes of the day a time such as `09:30` is. */
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Minutes of the day in a zone. */
function minuteIn(moment: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return minutesOf(format.format(moment));
}

const since = (from: number, to: number): number => (to - from + dayMinutes) % dayMinutes;

/** Whether a moment lies within the quiet hours; they may go over midnight. The end itself is no longer quiet. */
export function isQuiet(moment: Date, quiet: Quiet | null, zone: string): boolean {
  if (!quiet) return false;
  const from = minutesOf(quiet.from);
  return since(from, minuteIn(moment, zone)) < since(from, minutesOf(quiet.to));
}

/** The last time a time of day began in a zone. */
export function lastTime(now: Date, time: string, zone: string): Date {
  const minutes = since(minutesOf(time), minuteIn(now, zone));
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 - minutes * 60_000);
}
