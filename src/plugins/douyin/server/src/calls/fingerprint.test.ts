import { callHashOf, canonical, keyHashOf, readKey, type Called } from './fingerprint';

const call: Called = { method: 'POST', path: '/leads/1/notes', query: '', body: { text: 'x', n: [1, 2] } };

it('row 60, the same call has the same hash whatever the order of its fields', () => {
  expect(callHashOf({ ...call, body: { n: [1, 2], text: 'x' } })).toBe(callHashOf(call));
  expect(callHashOf({ ...call, body: undefined })).toBe(callHashOf({ ...call, body: {} }));
});

it.each<[string, Partial<Called>]>([
  ['another method', { method: 'PATCH' }],
  ['another address', { path: '/leads/2/notes' }],
  ['another query', { query: 'a=1' }],
  ['another value', { body: { text: 'y', n: [1, 2] } }],
  ['another order of a list', { body: { text: 'x', n: [2, 1] } }],
  ['a number in place of a text', { body: { text: 1, n: [1, 2] } }],
])('row 60, %s is another call', (_name, change) => {
  expect(callHashOf({ ...call, ...change })).not.toBe(callHashOf(call));
});

it('writes every value of JSON, and leaves out what is undefined', () => {
  expect(canonical({ b: null, a: [true, 'ü"', { d: undefined, c: 1.5 }] })).toBe(
    '{"a":[true,"ü\\"",{"c":1.5}],"b":null}',
  );
});

it('keeps the keys of two callers apart', () => {
  expect(keyHashOf('user:1', 'k')).not.toBe(keyHashOf('user:2', 'k'));
});

it('reads a key with quotes and without', () => {
  expect(['"abc-1"', 'abc-1', ' abc-1 '].map(readKey)).toEqual(['abc-1', 'abc-1', 'abc-1']);
});

it.each(['', '""', 'a b', 'schlüssel', 'x'.repeat(256)])('refuses %j as a key', (header) => {
  expect(() => readKey(header)).toThrow(expect.objectContaining({ code: 'CALL_KEY_INVALID' }));
});
