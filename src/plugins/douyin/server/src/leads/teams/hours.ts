import type { WorkHours } from '../../../../contracts/lead-hours';

const minuteMs = 60_000;
const stepMs = 5 * minuteMs;
const dayMinutes = 1440;
/** Whoever works on one day of the week only is found in a week and a day. */
const farthestMs = 8 * dayMinutes * minuteMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, made);
  return made;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The day of the week (1 Monday to 7 Sunday) and the minute of the day that a clock of a zone shows. */
function localTime(zone: string, moment: Date): { day: number; minute: number } {
  const parts = clockOf(zone).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: weekdays.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1);

/** Whether somebody with these hours is at work; without hours always. */
export function isAtWork(hours: WorkHours | null, moment: Date): boolean {
  if (!hours) return true;
  const { day, minute } = localTime(hours.zone, moment);
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const worksOn = (one: number) => hours.days.includes(one);
  if (from < to) return worksOn(day) && minute >= from && minute < to;
  // Over midnight: the evening of one day, and the morning after it.
  return (worksOn(day) && minute >= from) || (worksOn(dayBefore(day)) && minute < to);
}

/** The next moment, from this one on, at which somebody with these hours is at work. */
export function nextAtWork(hours: WorkHours | null, from: Date): Date {
  if (isAtWork(hours, from)) return from;
  // Hours begin at steps of five minutes, in every zone.
  const first = Math.ceil((from.getTime() + 1) / stepMs) * stepMs;
  for (let at = first; at <= first + farthestMs; at += stepMs)
    if (isAtWork(hours, new Date(at))) return new Date(at);
  return new Date(first + farthestMs);
}
