import { backward, onward, readTrail } from './trail';

it('row 31: goes back the way it came', () => {
  const second = onward({ trail: [] }, 'b');
  const third = onward(second, 'c');
  expect(third).toEqual({ cursor: 'c', trail: ['', 'b'] });
  expect(backward(third)).toEqual(second);
  expect(backward(second)).toEqual({ trail: [] });
});

it('knows no way back from the first page, nor from a link that somebody sent', () => {
  expect(backward({ trail: [] })).toBeNull();
  expect(backward({ cursor: 'c', trail: [] })).toBeNull();
});

it('forgets the beginning of a very long way', () => {
  const long = Array.from({ length: 1000 }, (_, place) => `c${place}`);
  const on = onward({ cursor: 'x', trail: long }, 'y');
  expect(on.trail).toHaveLength(1000);
  expect(on.trail.at(-1)).toBe('x');
});

it.each([null, undefined, 'text', {}, { trail: 'b' }, { trail: [1] }])('reads %p as no way', (kept) => {
  expect(readTrail(kept)).toEqual([]);
});

it('reads a way', () => expect(readTrail({ trail: ['', 'b'] })).toEqual(['', 'b']));
