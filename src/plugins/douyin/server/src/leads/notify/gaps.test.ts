import { pass, type Place } from './gaps';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 8, minute));
const begin: Place = { upTo: 100, gaps: [] };

it('goes on without gaps while all numbers come in order', () => {
  expect(pass(begin, [101, 102, 103], at(0))).toEqual({ upTo: 103, gaps: [] });
  expect(pass(begin, [], at(0))).toEqual(begin);
});

it('remembers a number that was passed over, and forgets it when it came', () => {
  const after = pass(begin, [101, 103, 106], at(0));
  expect(after).toEqual({
    upTo: 106,
    gaps: [
      { from: 102, to: 102, seenAt: +at(0) },
      { from: 104, to: 105, seenAt: +at(0) },
    ],
  });
  expect(pass(after, [102, 105, 107], at(1))).toEqual({
    upTo: 107,
    gaps: [{ from: 104, to: 104, seenAt: +at(0) }],
  });
});

it('waits ten minutes for a number, and then no more', () => {
  const after = pass(begin, [102], at(0));
  expect(pass(after, [], at(9)).gaps).toHaveLength(1);
  expect(pass(after, [], at(10))).toEqual({ upTo: 102, gaps: [] });
});

it('splits a gap by what came out of its middle', () => {
  const after = pass(begin, [110], at(0));
  expect(pass(after, [103, 104], at(1)).gaps.map(({ from, to }) => [from, to])).toEqual([
    [101, 102],
    [105, 109],
  ]);
});
