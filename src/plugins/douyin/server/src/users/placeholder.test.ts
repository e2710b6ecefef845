import { isPlaceholder, newPlaceholder } from './placeholder';

it('makes an address of 128 random bits that no mail server answers for', () => {
  const [one, two] = [newPlaceholder(), newPlaceholder()];
  expect(one).toMatch(/^[0-9a-f]{32}@users\.douyin\.invalid$/);
  expect(one).not.toBe(two);
});

it.each([
  ['one of ours', newPlaceholder(), true],
  ['in capitals', newPlaceholder().toUpperCase(), true],
  ['with a root dot', `${newPlaceholder()}.`, true],
  ['with an ideographic dot', 'me@users。douyin.invalid', true],
  ['with a soft hyphen', 'me@users.dou\u00adyin.invalid', true],
  ['with full-width letters', 'me@ｕsers.douyin.invalid', true],
  ['with blanks', `${newPlaceholder()} `, true],
  ['made up', 'me@users.douyin.invalid', true],
  ['another domain', 'me@example.com', false],
  ['a longer domain', 'me@users.douyin.invalid.example.com', false],
  ['nothing', null, false],
  ['an object', { $ne: '' }, false],
])('knows an address that is %s', (_name, email, expected) => {
  expect(isPlaceholder(email)).toBe(expected);
});
