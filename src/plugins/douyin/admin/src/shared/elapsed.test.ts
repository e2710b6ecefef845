import { inUnits } from './elapsed';

it.each([
  [-5, 0, 'minute'],
  [-119, -1, 'minute'],
  [-3_700, -1, 'hour'],
  [90_000, 1, 'day'],
  [-86_400 * 40, -40, 'day'],
])('writes %d seconds as %d %s', (seconds, value, unit) => {
  expect(inUnits(seconds).value).toBeCloseTo(value);
  expect(inUnits(seconds).unit).toBe(unit);
});
