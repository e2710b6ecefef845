import { leadEventKinds } from '../../../contracts/leads';
import en from '../translations/en.json';
import { isPlatforms, sentenceOf, type Say } from './event-words';

const say: Say = {
  person: (id) => `person ${String(id)}`,
  team: (id) => `team ${String(id)}`,
  account: (id) => (id === 'acc' ? 'Xiaohe' : undefined),
  stage: (name) => name.toLowerCase(),
  source: (kind) => kind,
  field: (name) => name,
  moment: (iso) => iso.slice(0, 10),
  list: (items) => items.join(', '),
};

const known = (key: string) => Object.hasOwn(en, key);

it.each([
  ['acquired', { account: 'acc', source: 'fans' }, 'acquired'],
  ['acquired', { account: 'gone', source: 'fans' }, 'acquired.plain'],
  ['source-added', { account: 'acc', source: 'comment', item: 'v1' }, 'source-added'],
  ['gone', {}, 'gone.plain'],
  ['assigned', { field: 'owner', from: null, to: 7 }, 'owner-first'],
  ['assigned', { field: 'owner', from: 7, to: 8 }, 'owner-other'],
  ['assigned', { field: 'owner', from: 7, to: null }, 'owner-none'],
  ['assigned', { field: 'team', from: null, to: 't' }, 'team-first'],
  ['tagged', { from: [], to: ['a'] }, 'tags-added'],
  ['tagged', { from: ['a'], to: [] }, 'tags-removed'],
  ['tagged', { from: ['a'], to: ['b'] }, 'tags-both'],
  ['noted', { from: 'a', to: null }, 'noted-none'],
  ['follow-up-set', { to: '2026-01-31T08:00:00.000Z' }, 'follow-up'],
  ['follow-up-set', { to: null }, 'follow-up-none'],
  ['changed', { import: 'i', reverted: true, fields: ['tags'] }, 'reverted'],
] as const)('row 17: %s with %j is told as %s', (kind, facts, key) => {
  const told = sentenceOf({ kind, facts }, say);
  expect(told.key).toBe(`lead.event.${key}`);
  expect(known(told.key)).toBe(true);
});

it.each(leadEventKinds)('row 17: has a sentence for %s, whatever it holds', (kind) => {
  expect(known(sentenceOf({ kind, facts: {} }, say).key)).toBe(true);
});

it('names what is before and after', () => {
  expect(sentenceOf({ kind: 'stage-changed', facts: { from: 'NEW', to: 'CONTACTED' } }, say).values).toEqual({
    from: 'new',
    to: 'contacted',
  });
  const fields = { nickname: { from: '小河', to: '大河' }, city: { from: null, to: '杭州' }, gender: {} };
  expect(sentenceOf({ kind: 'changed', facts: { fields } }, say).values).toEqual({
    fields: 'nickname 小河 → 大河, city 杭州, gender',
  });
  expect(sentenceOf({ kind: 'merged', facts: { leads: [3, 4] } }, say).values).toEqual({ leads: '#3, #4' });
});

it('needs no name before what only the platform does', () => {
  expect(isPlatforms({ kind: 'acquired', actorKind: 'system' })).toBe(true);
  expect(isPlatforms({ kind: 'assigned', actorKind: 'system' })).toBe(false);
  expect(isPlatforms({ kind: 'merged', actorKind: 'admin' })).toBe(false);
});
