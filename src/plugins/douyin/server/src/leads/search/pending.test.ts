import { rangesOf } from './pending';

it('puts ids that are close into one range, in whatever order they come', () => {
  expect(rangesOf([3, 1, 2])).toEqual([{ fromId: 1, toId: 3 }]);
  expect(rangesOf([10, 60, 111])).toEqual([
    { fromId: 10, toId: 60 },
    { fromId: 111, toId: 111 },
  ]);
  expect(rangesOf([])).toEqual([]);
});
