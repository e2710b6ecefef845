import { signsOf, textParts, wholeText } from './text-parts';

it.each<[string, string[]]>([
  ['新茶到店', ['plain:新茶到店']],
  ['新茶 #春茶 到店', ['plain:新茶 ', 'topic:#春茶', 'plain: 到店']],
  ['#春茶#龙井', ['topic:#春茶', 'topic:#龙井']],
  ['谢谢@小河 @木鱼', ['plain:谢谢', 'mention:@小河', 'plain: ', 'mention:@木鱼']],
  ['50% # 和 @ 单独', ['plain:50% # 和 @ 单独']],
  ['', []],
])('marks topics and mentions in %j', (text, parts) => {
  expect(textParts(text).map(({ kind, text: part }) => `${kind}:${part}`)).toEqual(parts);
});

it.each([
  [' 标题 ', '描述', '标题\n描述'],
  ['标题', ' ', '标题'],
  ['', '描述', '描述'],
])('joins %j and %j', (title, description, text) => {
  expect(wholeText({ title, description })).toBe(text);
});

it('counts a pictograph of two code units as one sign', () => {
  expect(signsOf('🎈茶')).toBe(2);
});
