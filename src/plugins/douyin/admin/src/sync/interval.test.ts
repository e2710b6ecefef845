import { limits, minutesOf, toInterval, type Interval } from './interval';

it.each<[number, Interval]>([
  [15, { value: 15, unit: 'minute' }],
  [90, { value: 90, unit: 'minute' }],
  [120, { value: 2, unit: 'hour' }],
  [10_080, { value: 7, unit: 'day' }],
])('shows %d minutes as %j, and reads them back', (minutes, interval) => {
  expect(toInterval(minutes)).toEqual(interval);
  expect(minutesOf(interval, limits.every)).toBe(minutes);
});

it.each<[Interval, keyof typeof limits]>([
  [{ value: undefined, unit: 'hour' }, 'every'],
  [{ value: 4, unit: 'minute' }, 'every'],
  [{ value: 8, unit: 'day' }, 'every'],
  [{ value: 0.3, unit: 'hour' }, 'full'],
  [{ value: 31, unit: 'day' }, 'full'],
])('does not take %j for "%s"', (interval, which) => {
  expect(minutesOf(interval, limits[which])).toBeNull();
});
