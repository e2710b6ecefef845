import { lightOf } from './follow-up';

const now = new Date('2026-01-31T10:00:00Z');

it.each([
  [null, null],
  ['2026-01-31T09:59:59Z', 'overdue'],
  ['2026-01-31T15:59:00Z', 'today'],
  ['2026-01-31T16:00:00Z', 'later'],
])('row 19: a follow-up at %s is %s', (at, light) => {
  expect(lightOf(at, now, 'Asia/Shanghai')).toBe(light);
});
