import { barsOf, meanOf, sumsBy, total } from './sums';

const row = (more: object) => ({ leads: 1, answered: 0, waited: 0, ...more });

it('sums rows by a key, in the order in which the keys come', () => {
  const rows = [
    row({ stage: 'NEW' }),
    row({ stage: 'CONTACTED', answered: 1, waited: 60, within_900: 1 }),
    row({ stage: 'NEW', leads: 4 }),
  ];
  const sums = sumsBy(rows, ({ stage }) => stage);
  expect(sums.map(([stage, { leads }]) => [stage, leads])).toEqual([
    ['NEW', 5],
    ['CONTACTED', 1],
  ]);
  expect(total(rows)).toMatchObject({ leads: 6, answered: 1, waited: 60, within_900: 1, within_3600: 0 });
});

it('tells how long an answer took on average; of none there is no average', () => {
  expect(meanOf(total([row({ answered: 3, waited: 100 })]))).toBe(33);
  expect(meanOf(total([row({})]))).toBeNull();
});

it('gives each answer to one bar, the slowest to the last', () => {
  const within = { within_900: 2, within_3600: 2, within_14400: 5, within_86400: 6, within_259200: 6 };
  const bars = barsOf(total([row({ answered: 8, waited: 1, ...within })]));
  expect(bars.map(({ count }) => count)).toEqual([2, 0, 3, 1, 0, 2]);
  expect(bars.at(-1)?.upToSeconds).toBeNull();
});
