import type { PostView } from '../../../../contracts/post-views';
import { addDays, dayOf, timeOf } from '../../leads/days';

/** A month as `2026-03`; a text that is none gives the month of `today`. */
export const readMonth = (text: string | undefined, today: string): string =>
  text && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7);

/** The month that is so many months later. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

const weekday = (day: string): number => (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;

/** The days that a month's calendar shows, by weeks from Monday on. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const begin = addDays(first, -weekday(first));
  const end = addDays(last, 6 - weekday(last));
  const weeks: string[][] = [];
  for (let day = begin; day <= end; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(day, place)));
  return weeks;
}

/** When a post came out, or is to, or was sent off; null: none of these is known. */
export const momentOf = ({
  publishedAt,
  scheduledAt,
  sentAt,
}: Pick<PostView, 'publishedAt' | 'scheduledAt' | 'sentAt'>): string | null =>
  publishedAt ?? scheduledAt ?? sentAt;

/** A post on its day. */
export type Placed = { post: PostView; at: string; time: string };

/** Posts by the day on which they stand in a place, the earliest first. */
export function byDay(posts: readonly PostView[], zone: string): Map<string, Placed[]> {
  const days = new Map<string, Placed[]>();
  for (const post of posts) {
    const at = momentOf(post);
    if (at === null) continue;
    const day = dayOf(new Date(at), zone);
    days.set(day, [...(days.get(day) ?? []), { post, at, time: timeOf(new Date(at), zone) }]);
  }
  for (const placed of days.values()) placed.sort((one, other) => one.at.localeCompare(other.at));
  return days;
}
