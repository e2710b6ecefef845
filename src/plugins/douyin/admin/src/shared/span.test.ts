import { spanOf } from './span';

const text = (seconds: number) =>
  spanOf(seconds)
    .map(({ value, unit }) => `${value} ${unit}`)
    .join(' ');

it.each([
  [14 * 86_400 + 3 * 3_600 + 59 * 60, '14 day 3 hour'],
  [86_400, '1 day'],
  [86_400 + 59 * 60, '1 day'],
  [2 * 3_600 + 5 * 60, '2 hour 5 minute'],
  [119, '1 minute'],
  [59, ''],
  [0, ''],
  [-(3 * 3_600 + 60), '3 hour 1 minute'],
])('writes %d seconds as "%s"', (seconds, expected) => {
  expect(text(seconds)).toBe(expected);
});
