import { depthLimit, parseStrict, strictText } from './strict-json';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

it.each([
  ['{"event":"authorize","content":{"scopes":["user_info"]}}'],
  ['{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":2}]}'],
  ['{"text":"a \\"quoted\\" {brace} and [bracket], x: \\\\"}'],
  ['"text"'],
  [' {"a" : "a" , "b":"a"} \n'],
  [nested(depthLimit)],
])('reads %s as JSON does', (json) => {
  expect(parseStrict(json)).toEqual(JSON.parse(json));
});

it.each([
  ['{"a":1,"a":2}', 'twice'],
  ['{"client_key":"a","client_\\u006bey":"b"}', 'twice'],
  ['{"x":[{"a":1,"b":2,"a":3}]}', 'twice'],
  ['{"a":{"b":1},"c":[1,2],"a":0}', 'twice'],
  [nested(depthLimit + 1), 'deeper'],
  ['{"a":1} {"b":2}', ''],
  ['{"a":1}x', ''],
  ['{"a":1', ''],
  ["{'a':1}", ''],
  ['{"a":NaN}', ''],
  ['', ''],
  ['\ufeff{"a":1}', ''],
  ['{"a', ''],
  ['{"a\\', ''],
])('refuses %j', (json, why) => {
  expect(() => parseStrict(json)).toThrow(why);
});

it('refuses bytes that are no UTF-8, and keeps Chinese as it is', () => {
  expect(strictText(Buffer.from('{"text":"你好🍃"}'))).toBe('{"text":"你好🍃"}');
  for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf]])
    expect(() => strictText(Buffer.from(bytes))).toThrow();
});

it('takes a megabyte within a moment', () => {
  const json = JSON.stringify({
    text: '\\"'.repeat(240_000),
    list: Array.from({ length: 9000 }, () => ({ a: 1 })),
  });
  expect(parseStrict(json)).toEqual(JSON.parse(json));
});
