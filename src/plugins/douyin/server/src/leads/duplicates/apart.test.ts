import { maybeOne, pairsOf } from './apart';

it('pairs each with each, once', () => {
  expect(pairsOf([3, 1, 2, 3])).toEqual([
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
});

it.each<[number[], [number, number][], number[]]>([
  [[1, 2], [], [1, 2]],
  [[1, 2], [[1, 2]], []],
  [[3, 1, 2], [[1, 2]], [3, 1, 2]],
  [
    [1, 2, 3],
    [
      [1, 3],
      [2, 3],
    ],
    [1, 2],
  ],
])('of %j, with %j known to be apart, %j may still be one', (ids, apart, left) => {
  expect(maybeOne(ids, apart)).toEqual(left);
});
