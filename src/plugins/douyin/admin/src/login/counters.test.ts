import { numbersOf } from './counters';

const counters = {
  since: '2026-01-01T00:00:00.000Z',
  apps: [{ appId: 'a', started: 5, done: 2, refused: 1, failed: 1, expired: 1 }],
};

it('finds the numbers of an app, and zeros where nobody tried', () => {
  expect(numbersOf(counters, 'a').done).toBe(2);
  expect(Object.values(numbersOf(counters, 'b'))).toEqual([0, 0, 0, 0, 0]);
});
