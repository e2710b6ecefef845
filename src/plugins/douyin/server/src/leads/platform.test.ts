import { leadSchema } from './schema';
import { changesOf, platformColumns, platformHash, steadyUrl, toldColumns } from './platform';

const told = {
  nickname: '小河',
  avatarUrl: 'https://p3.douyinpic.com/aweme/100x100/a.jpeg?x-expires=1&x-signature=abc',
  city: '杭州',
};

it('writes no column that belongs to the staff', () => {
  const staff = ['stage', 'ownerId', 'team', 'tags', 'notes', 'nextFollowUpAt', 'version', 'acquiredAt'];
  expect(platformColumns.filter((name) => staff.includes(name))).toEqual([]);
  expect(Object.keys(leadSchema.attributes)).toEqual(expect.arrayContaining([...platformColumns, ...staff]));
});

it('hashes a picture without the signature and the host of its address', () => {
  const again = {
    ...told,
    avatarUrl: 'https://p9.douyinpic.com/aweme/100x100/a.jpeg?x-expires=2&x-signature=def',
  };
  expect(platformHash(again)).toBe(platformHash(told));
  expect(changesOf(told, again)).toEqual({});
  const other = { ...told, avatarUrl: 'https://p3.douyinpic.com/aweme/100x100/b.jpeg' };
  expect(platformHash(other)).not.toBe(platformHash(told));
  expect(changesOf(told, other)).toEqual({ avatarUrl: other.avatarUrl });
  expect(steadyUrl('https://a/b?c#d')).toBe('https://a/b');
});

it('does not depend on the order in which things were told', () => {
  const { nickname, city, avatarUrl } = told;
  expect(platformHash({ city, avatarUrl, nickname })).toBe(platformHash(told));
});

it('does not forget what the platform left out', () => {
  expect(changesOf({ ...told, gender: 'female' }, { nickname: '小河流', city: null, gender: '' })).toEqual({
    nickname: '小河流',
  });
});

it('keeps texts as every database can', () => {
  expect(toldColumns({ nickname: ' 小\0河 ', city: '', province: null })).toEqual({ nickname: '小河' });
  expect(toldColumns({ nickname: '🌸'.repeat(200) }).nickname).toMatch(/^(🌸)+$/u);
  expect(toldColumns({ nickname: `a${'🌸'.repeat(200)}` }).nickname).toMatch(/^a(🌸)+$/u);
  expect(toldColumns({ nickname: '\ud83c' }).nickname).toBe('\ufffd');
});
