import { daysBetween, seriesOf, topOf } from './series';

const apps = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `a${n}`, name: `App ${n}` }));

it('gives every day, across the end of a month', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual([
    ...['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
  ]);
});

it('gives days without leads a zero, and puts the app with most leads first', () => {
  const days = [
    { day: '2026-01-01', app: 'a0', count: 1 },
    { day: '2026-01-03', app: 'a1', count: 4 },
  ];
  const series = seriesOf({ days, apps: apps(2) }, daysBetween('2026-01-01', '2026-01-03'));
  expect(series).toEqual([
    { id: 'a1', name: 'App 1', values: [0, 0, 4], total: 4 },
    { id: 'a0', name: 'App 0', values: [1, 0, 0], total: 1 },
  ]);
});

it('makes one of the apps that no colour is left for; a deleted app is known by its id', () => {
  const days = apps(8).map(({ id }, n) => ({ day: '2026-01-01', app: id, count: 8 - n }));
  const series = seriesOf({ days, apps: apps(8) }, ['2026-01-01']);
  expect(series.map(({ name, total }) => [name, total])).toEqual([
    ...[
      ['App 0', 8],
      ['App 1', 7],
      ['App 2', 6],
      ['App 3', 5],
      [null, 10],
    ],
  ]);
  expect(seriesOf({ days: [], apps: [{ id: 'gone', name: null }] }, [])[0]?.name).toBe('gone');
});

it.each([
  [0, 4],
  [4, 4],
  [5, 8],
  [19, 20],
  [13, 16],
  [87, 120],
  [2880, 3200],
])('a chart whose highest column is %i goes up to %i', (highest, top) => {
  expect(topOf(highest)).toBe(top);
});
