import { initials, shortId } from './short-id';

it('shortens long ids only', () => {
  expect(shortId('_000Ab-cdefghijklmnop')).toBe('_000Ab…mnop');
  expect(shortId('short')).toBe('short');
});

it.each([
  ['张小明', '小明'],
  ['alice', 'A'],
  ['云吞 & <面>', '吞面'],
  ['_bob', 'B'],
  ['…', '…'],
  ['👍🏻', '👍'],
  ['  ', '?'],
])('stands %p for by %p', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
