import { prettyJson } from './pretty-json';

it.each([
  [{ a: 1, b: [1, { c: 'x, {y}: "z" \\' }], d: {}, e: [], f: null, g: true, h: [[], {}] }],
  [[]],
  [[1, [2, [3]]]],
  ['text'],
  [-1.5e3],
])('lays out %j as JSON.stringify does', (value) => {
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  expect(prettyJson(JSON.stringify(value, null, 7))).toBe(JSON.stringify(value, null, 2));
});

it('keeps every digit of a 64-bit number', () => {
  expect(prettyJson('{"id":9223372036854775807}')).toBe('{\n  "id": 9223372036854775807\n}');
});

it('leaves what is no JSON alone', () => {
  expect(prettyJson('<html> {')).toBe('<html> {');
  expect(prettyJson('')).toBe('');
});
