import { nextDoubtLook, nextQuotaDay, nextReviewLook, quotaDay } from './waits';

const made = new Date('2026-03-01T00:00:00Z');
const after = (seconds: number) => new Date(made.getTime() + seconds * 1000);
const gap = (next: Date | null, now: Date) => next && (next.getTime() - now.getTime()) / 1000;

it.each([
  [0, 30],
  [599, 30],
  [600, 180],
  [3599, 180],
  [3600, 900],
  [6 * 3600, 3600],
  [2 * 86_400, 6 * 3600],
  [7 * 86_400 - 1, 6 * 3600],
])('looks at a review %p seconds old again after %p', (age, seconds) => {
  expect(gap(nextReviewLook({ since: made, looks: 99 }, after(age)), after(age))).toBe(seconds);
});

it('looks at no review that is older than a week, and for no work in doubt longer than a day', () => {
  expect(nextReviewLook({ since: made, looks: 99 }, after(7 * 86_400))).toBeNull();
  expect(nextDoubtLook({ since: made, looks: 99 }, after(86_400))).toBeNull();
  expect(gap(nextDoubtLook({ since: made, looks: 0 }, made), made)).toBe(10);
});

it('looks some times at what nobody looked at for long', () => {
  const late = after(30 * 86_400);
  expect(gap(nextReviewLook({ since: made, looks: 11 }, late), late)).toBe(600);
  expect(gap(nextDoubtLook({ since: made, looks: 11 }, late), late)).toBe(600);
  expect(nextDoubtLook({ since: made, looks: 12 }, late)).toBeNull();
});

it.each([
  ['2026-03-01T15:59:59Z', '2026-03-01T16:02:00Z'],
  ['2026-03-01T16:00:00Z', '2026-03-02T16:02:00Z'],
])('waits at %s for the next day in Beijing', (now, then) => {
  expect(nextQuotaDay(new Date(now), 0)).toEqual(new Date(then));
  expect(nextQuotaDay(new Date(now), 1).getTime() - Date.parse(then)).toBe(8 * 60_000);
});

it('counts days as Beijing does', () => {
  expect(quotaDay(new Date('2026-03-01T15:59:59Z')) + 1).toBe(quotaDay(new Date('2026-03-01T16:00:00Z')));
});
