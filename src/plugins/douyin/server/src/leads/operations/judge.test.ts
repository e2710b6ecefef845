import { defaultStages } from '../../../../contracts/lead-stages';
import type { LeadManyChange } from '../../../../contracts/lead-operations';
import type { LeadRow } from '../row';
import { judge, type Grounds } from './judge';

const lead = (change: Partial<LeadRow> = {}) =>
  ({
    ...{
      id: 1,
      version: 3,
      stage: 'NEW',
      ownerId: null,
      team: null,
      tags: ['甲', '乙'],
      nextFollowUpAt: null,
    },
    ...change,
  }) as LeadRow;

const grounds = (change: Partial<Grounds> = {}): Grounds => ({
  stages: defaultStages,
  actor: { kind: 'admin', id: '7' },
  version: undefined,
  mayGive: true,
  ...change,
});

const many = (count: number) => Array.from({ length: count }, (_, place) => `t${place}`);

it.each<[string, Partial<LeadRow>, LeadManyChange, Partial<Grounds>, object]>([
  ['goes on', {}, { status: 'CONTACTED' }, {}, { changed: { stage: 'CONTACTED' } }],
  ['cannot jump', {}, { status: 'CONVERTED' }, {}, { left: 'stage' }],
  ['is as wanted', { stage: 'CONTACTED' }, { status: 'CONTACTED' }, {}, { changed: {} }],
  ['was changed meanwhile', {}, { status: 'CONTACTED' }, { version: 2 }, { left: 'stale' }],
  ['was not', {}, { status: 'CONTACTED' }, { version: 3 }, { changed: { stage: 'CONTACTED' } }],
  ['swaps a tag', {}, { removeTags: ['甲'], addTags: ['丙'] }, {}, { changed: { tags: ['乙', '丙'] } }],
  ['merges a tag', {}, { removeTags: ['甲'], addTags: ['乙'] }, {}, { changed: { tags: ['乙'] } }],
  ['is full of tags', {}, { addTags: many(19) }, {}, { left: 'tags' }],
  [
    'loses one although full',
    { tags: many(25) },
    { removeTags: ['t1'] },
    {},
    { changed: { tags: many(25).filter((tag) => tag !== 't1') } },
  ],
  ['is given away', {}, { owner: 9, team: 'x' }, {}, { changed: { ownerId: 9, team: 'x' } }],
  ['may not be given away', {}, { owner: 9 }, { mayGive: false }, { left: 'forbidden' }],
  ['may be taken', {}, { owner: 7 }, { mayGive: false }, { changed: { ownerId: 7 } }],
  ['may be handed back', { ownerId: 7 }, { owner: null }, { mayGive: false }, { changed: { ownerId: null } }],
  ['is another’s', { ownerId: 9 }, { owner: 7 }, { mayGive: false }, { left: 'forbidden' }],
  ['is dealt', {}, { deal: { team: null } }, {}, { changed: {} }],
  ['has an owner', { ownerId: 9 }, { deal: { team: null } }, {}, { left: 'owned' }],
  ['may not be dealt', {}, { deal: { team: null } }, { mayGive: false }, { left: 'forbidden' }],
])('a lead that %s', (_what, row, change, more, verdict) => {
  expect(judge(lead(row), change, grounds(more))).toEqual(verdict);
});
