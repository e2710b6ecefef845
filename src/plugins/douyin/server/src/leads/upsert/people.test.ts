import { peopleOf, type FoundPerson } from './people';

const key = Buffer.alloc(32, 1);
const app = { documentId: 'app1', provider: 'douyin', developer: null };
const people = (rows: FoundPerson[], kind: 'fans' | 'comment' = 'comment') =>
  peopleOf(key, { app, account: { documentId: 'acc1' }, kind, rows });

it('puts rows of one person together, the later word counting', () => {
  const [one, ...others] = people([
    { openId: 'a', nickname: '小河', city: '杭州', item: 'v1', touchedAt: new Date(2000) },
    { openId: 'a', nickname: '小河流', item: 'v1', touchedAt: new Date(1000), acquiredAt: new Date(500) },
    { openId: 'a', item: 'v2' },
  ]);
  expect(others).toEqual([]);
  expect(one?.rows).toEqual([0, 1, 2]);
  expect([...(one?.touches.keys() ?? [])]).toEqual(['v1', 'v2']);
  expect(one?.touches.get('v1')).toMatchObject({
    told: { nickname: '小河流', city: '杭州' },
    touchedAt: new Date(2000),
  });
  expect(one?.acquiredAt).toEqual(new Date(500));
});

it('joins two that a third row shows to be one', () => {
  const found = people([
    { openId: 'a' },
    { unionId: 'u' },
    { openId: 'b' },
    { openId: 'a', unionId: 'u', nickname: '小河' },
  ]);
  expect(found.map(({ rows }) => [...rows].sort())).toEqual([[0, 1, 3], [2]]);
  expect([...(found[0]?.identities.values() ?? [])].map(({ kind }) => kind).sort()).toEqual([
    'open_id',
    'union_id',
  ]);
});

it('does not take two people with one phone for one', () => {
  const found = people([
    { openId: 'a', phone: '13800000000' },
    { openId: 'b', phone: '13800000000' },
    { phone: '138 0000 0000', item: 'form' },
  ]);
  expect(found.map(({ rows }) => rows)).toEqual([[0, 2], [1]]);
  expect(found.map(({ identities }) => identities.size)).toEqual([2, 1]);
});

it('leaves out rows by which nobody can be known', () => {
  expect(people([{ nickname: '无名' }, { openId: '' }, { phone: '123' }])).toEqual([]);
});

it('knows of fans that they follow', () => {
  const [fan] = people([{ openId: 'a' }], 'fans');
  expect(fan?.touches.get('')?.told).toEqual({ relation: 'following' });
});
