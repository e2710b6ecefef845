import { dayOf, momentAt, timeOf } from '../../leads/days';

/** When to publish: now, or at a time of a day where the browser is. */
export type When = { later: boolean; day: string; time: string };

/** Offered first: the next full hour that is at least an hour away, or one on a day that was asked for. */
export function firstWhen(now: Date, zone: string, day: string | null = null): When {
  const hourMs = 3_600_000;
  const at = new Date(Math.ceil(now.getTime() / hourMs + 1) * hourMs);
  if (day !== null && day > dayOf(now, zone)) return { later: true, day, time: '10:00' };
  return { later: day !== null, day: dayOf(at, zone), time: timeOf(at, zone) };
}

/** The time a post is scheduled for, as a choice. */
export const whenOf = (scheduledAt: string | null, now: Date, zone: string): When =>
  scheduledAt === null
    ? firstWhen(now, zone)
    : { later: true, day: dayOf(new Date(scheduledAt), zone), time: timeOf(new Date(scheduledAt), zone) };

/** The moment of a choice; null is now. */
export const momentOfWhen = ({ later, day, time }: When, zone: string): Date | null =>
  later ? momentAt(day, time, zone) : null;

/** Whether a choice lies ahead. */
export function isAhead(when: When, zone: string, now: Date): boolean {
  const at = momentOfWhen(when, zone);
  return at === null || at > now;
}
