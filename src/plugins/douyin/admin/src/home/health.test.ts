import { healthFigures } from './health';
import type { Overview } from './steps';

const numbers = (more: Partial<Overview>) =>
  ({ accountsHealthy: 0, accountsDue: 0, accountsExpired: 0, ...more }) as Overview;

it('colours nothing while there is nothing', () => {
  expect(healthFigures(numbers({})).map(({ tone }) => tone)).toEqual(['none', 'none', 'none']);
});

it('leads from each number to the accounts it counts', () => {
  const figures = healthFigures(numbers({ accountsHealthy: 8, accountsDue: 2, accountsExpired: 1 }));
  expect(figures.map(({ value, state, tone }) => [value, state, tone])).toEqual([
    [8, 'connected', 'good'],
    [2, 'due', 'soon'],
    [1, 'expired', 'bad'],
  ]);
});
