import { identitiesOf, isSure, normalPhone } from './identities';

const key = Buffer.alloc(32, 1);
const app = { documentId: 'app1', provider: 'douyin', developer: 'river' };

it.each([
  ['13800000000', '+8613800000000'],
  ['138 0000 0000', '+8613800000000'],
  ['138-0000-0000', '+8613800000000'],
  ['１３８００００００００', '+8613800000000'],
  ['+86 138 0000 0000', '+8613800000000'],
  ['0086 13800000000', '+8613800000000'],
  ['8613800000000', '+8613800000000'],
  ['+1 (415) 555-0100', '+14155550100'],
  ['00852 5123 4567', '+85251234567'],
])('reads %s as %s', (written, normal) => {
  expect(normalPhone(written)).toBe(normal);
});

it.each(['', '12345', '138****0000', '23800000000', 'no number', '+0123456789', '+1234567890123456'])(
  'takes %p for no phone number',
  (written) => {
    expect(normalPhone(written)).toBeNull();
  },
);

const hashes = (...given: Parameters<typeof identitiesOf>): Record<string, string> =>
  Object.fromEntries(identitiesOf(...given).map(({ kind, valueHash }) => [kind, valueHash]));

it('knows a person by union_id over the apps of one developer, by open_id in one app', () => {
  const one = hashes(key, app, { openId: 'o', unionId: 'u' });
  const other = hashes(key, { ...app, documentId: 'app2' }, { openId: 'o', unionId: 'u' });
  expect(other.union_id).toBe(one.union_id);
  expect(other.open_id).not.toBe(one.open_id);
  const foreign = hashes(key, { ...app, developer: null }, { unionId: 'u' });
  expect(foreign.union_id).not.toBe(one.union_id);
});

it('knows a phone number in whatever way it is written, and wherever', () => {
  const one = hashes(key, app, { phone: '138 0000 0000' });
  const other = hashes(key, { ...app, documentId: 'app2', developer: 'sea' }, { phone: '+8613800000000' });
  expect(other).toEqual(one);
});

it('tells nothing of a value without its key, and hashes with that key only', () => {
  const one = hashes(key, app, { openId: 'o', phone: '13800000000' });
  expect(Object.values(one).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  expect(hashes(Buffer.alloc(32, 2), app, { openId: 'o' }).open_id).not.toBe(one.open_id);
});

it('leaves out what was not told, and trusts a phone number least', () => {
  expect(identitiesOf(key, app, { openId: '', unionId: null, phone: 'none' })).toEqual([]);
  const all = identitiesOf(key, app, { openId: 'o', unionId: 'u', phone: '13800000000' });
  expect(all.map(({ kind }) => kind)).toEqual(['union_id', 'open_id', 'phone']);
  expect(all.filter(isSure)).toHaveLength(2);
});

it('does not confuse a scope with a value', () => {
  const one = hashes(key, { ...app, documentId: 'ab' }, { openId: 'c' });
  const other = hashes(key, { ...app, documentId: 'a' }, { openId: 'bc' });
  expect(one.open_id).not.toBe(other.open_id);
});
