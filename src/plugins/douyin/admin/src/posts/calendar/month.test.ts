import type { PostView } from '../../../../contracts/post-views';
import { addMonths, byDay, readMonth, weeksOf } from './month';

it.each([
  ['2026-03', '2026-03'],
  ['2026-13', '2026-11'],
  ['soon', '2026-11'],
  [undefined, '2026-11'],
])('reads %s as %s', (text, month) => {
  expect(readMonth(text, '2026-11-30')).toBe(month);
});

it.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
])('%s and %d months is %s', (month, count, then) => {
  expect(addMonths(month, count)).toBe(then);
});

it.each([
  // Begins on a Sunday, ends on a Monday.
  ['2026-11', 6, '2026-10-26', '2026-12-06'],
  // Four weeks and nothing beside.
  ['2027-02', 4, '2027-02-01', '2027-02-28'],
  ['2026-12', 5, '2026-11-30', '2027-01-03'],
])('%s has %d whole weeks from %s to %s', (month, count, first, last) => {
  const weeks = weeksOf(month);
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([count, first, last]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
});

const post = (id: string, times: Partial<PostView>): PostView =>
  ({ id, publishedAt: null, scheduledAt: null, sentAt: null, ...times }) as PostView;

it('puts a post on the day of the place where it came out, else where it is to, in order', () => {
  const days = byDay(
    [
      post('late', { scheduledAt: '2026-11-30T15:00:00.000Z' }),
      post('early', { scheduledAt: '2026-11-30T02:00:00.000Z' }),
      post('moved', { scheduledAt: '2026-11-28T02:00:00.000Z', publishedAt: '2026-11-29T17:00:00.000Z' }),
      post('sent', { sentAt: '2026-11-30T16:30:00.000Z' }),
      post('draft', {}),
    ],
    'Asia/Shanghai',
  );
  const shown = [...days].map(([day, placed]) => [day, placed.map((one) => `${one.post.id} ${one.time}`)]);
  expect(Object.fromEntries(shown)).toEqual({
    '2026-11-30': ['moved 01:00', 'early 10:00', 'late 23:00'],
    '2026-12-01': ['sent 00:30'],
  });
});
