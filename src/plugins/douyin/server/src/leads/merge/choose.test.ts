import type { LeadRow } from '../row';
import { choose, oldest, phoneHolder, type Several } from './choose';

const base = { acquiredAt: new Date(0), lastSeenAt: new Date(0), stage: 'NEW', notes: null, tags: [] };
const lead = (id: number, columns: Partial<LeadRow> = {}): LeadRow =>
  ({
    ownerId: null,
    team: null,
    nickname: null,
    relation: null,
    ...base,
    version: 3,
    id,
    ...columns,
  }) as LeadRow;

const several: Several = [
  lead(1, { tags: ['a'], team: '东区' }),
  lead(2, { ownerId: 7, notes: '乙', tags: ['b', 'a'], nickname: '小河', stage: 'CONTACTED' }),
  lead(3, { ownerId: 8, notes: '丙', team: '西区', relation: 'following', phoneSealed: 's' }),
];

it('takes what the first lacks from the others, and puts notes and tags together', () => {
  expect(choose(several, {})).toMatchObject({
    id: 1,
    ownerId: 7,
    team: '东区',
    notes: '乙\n丙',
    tags: ['a', 'b'],
    stage: 'CONTACTED',
    nickname: '小河',
    relation: 'following',
    version: 4,
  });
});

it.each<[object, object]>([
  [{ status: 1 }, { stage: 'NEW' }],
  [
    { owner: 3, team: 3 },
    { ownerId: 8, team: '西区' },
  ],
  [{ owner: 1 }, { ownerId: null }],
  [
    { notes: 3, tags: 1 },
    { notes: '丙', tags: ['a'] },
  ],
  [{ notes: 1 }, { notes: null }],
  [
    { notes: 'all', tags: 'all' },
    { notes: '乙\n丙', tags: ['a', 'b'] },
  ],
])('keeps what was chosen: %j', (keep, expected) => {
  expect(choose(several, keep)).toMatchObject(expected);
});

it('knows whose phone number it is', () => {
  expect(phoneHolder(several, {})?.id).toBe(3);
  expect(phoneHolder(several, { phone: 1 })).toBeNull();
});

it('lets the one acquired first stay, and of two of one moment the one stored first', () => {
  const late = lead(4, { acquiredAt: new Date(5) });
  expect(oldest([late, lead(9), lead(8)]).map(({ id }) => id)).toEqual([8, 9, 4]);
});
