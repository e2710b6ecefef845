import { slotKey, storedKey } from './key';

it('keeps a short key of small letters, digits and signs readable', () => {
  for (const key of ['login.sweep@2026-01-01t00:05:00z', 'tokens.refresh:3f9c/42#7', 'a'.repeat(190)])
    expect(storedKey(key)).toBe(key);
});

it.each(['A', 'a ', ' a', 'a b', 'é', '抖音', '', 'a'.repeat(191), 'a\n'])('hashes %j', (key) => {
  expect(storedKey(key)).toMatch(/^[0-9a-f]{64}$/);
});

it('tells keys apart that MySQL would take for one', () => {
  expect(new Set(['a', 'A', 'á', 'a ', 'a  '].map(storedKey)).size).toBe(5);
});

it('makes the key of a slot from its kind and its second, fit to be stored as it is', () => {
  const key = slotKey('login.sweep', new Date('2026-01-02T03:05:00.417Z'));
  expect(key).toBe('login.sweep@2026-01-02t03:05:00z');
  expect(storedKey(key)).toBe(key);
});
