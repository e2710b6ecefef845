import { traitsOf, type Traits } from './traits';

const secret = Buffer.alloc(32, 1);
const nobody: Traits = {
  phone: null,
  nickname: null,
  city: null,
  province: null,
  country: null,
  gender: null,
};
const hashesOf = (traits: Partial<Traits>) =>
  traitsOf(secret, [['phone'], ['nickname', 'city']], { ...nobody, ...traits });

it('compares names as people read them', () => {
  const [one] = hashesOf({ nickname: '小河　Ａ', city: '杭州' });
  expect(hashesOf({ nickname: ' 小河 a ', city: '杭州' })).toEqual([one]);
  expect(hashesOf({ nickname: '小河a', city: '杭州' })).not.toEqual([one]);
});

it.each<[Partial<Traits>, string[]]>([
  [{}, []],
  [{ nickname: '小河' }, []],
  [{ nickname: '小河', city: '' }, []],
  [{ phone: '+8613800138000', city: '杭州' }, ['phone']],
  [{ phone: '+8613800138000', nickname: '小河', city: '杭州' }, ['phone', 'nickname-city']],
])('says of %j only what is known: %j', (traits, kinds) => {
  expect(hashesOf(traits).map(({ kind }) => kind)).toEqual(kinds);
});

it('does not take the fields of one for those of another', () => {
  const [one] = hashesOf({ nickname: 'a', city: 'b' });
  expect(hashesOf({ nickname: 'b', city: 'a' })).not.toEqual([one]);
});
