import type { LeadDetail } from '../../../../contracts/leads';
import { asTheyAre, changedFields, changedIn, differ, keptOf } from './sides';

const lead = (leadId: number, more: Partial<LeadDetail> = {}): LeadDetail => ({
  leadId,
  channel: '抖音获客',
  nickname: '小河',
  avatarUrl: '',
  douyinUserId: '',
  acquireTime: '2026-01-01T00:00:00.000Z',
  status: 'NEW',
  notes: '',
  version: 1,
  owner: null,
  team: '',
  tags: [],
  nextFollowUpAt: null,
  relation: null,
  lastSeenTime: '2026-01-01T00:00:00.000Z',
  phoneMasked: null,
  ...more,
});

it('offers a choice where leads differ', () => {
  const leads = [lead(1, { tags: ['a'] }), lead(2, { tags: ['b'] })];
  expect([differ(leads, 'tags'), differ(leads, 'owner')]).toEqual([true, false]);
});

it('knows whose value is kept: the one chosen, the one the result has, or all', () => {
  const leads = [lead(1, { owner: 7 }), lead(2, { owner: 8, phoneMasked: '138****8000' })];
  const merged = lead(1, { owner: 7, phoneMasked: '138****8000' });
  expect(keptOf(leads, merged, {}, 'owner')).toBe(1);
  expect(keptOf(leads, merged, { owner: 2 }, 'owner')).toBe(2);
  expect(keptOf(leads, merged, {}, 'phone')).toBe(2);
  expect(keptOf(leads, merged, {}, 'tags')).toBe('all');
});

it('says what is another by now, and goes on with that', () => {
  const seen = [lead(1), lead(2), lead(3)];
  const changed = changedIn(
    {
      difference: [
        { leadId: 2, yours: 1, theirs: lead(2, { version: 2, notes: '改过' }) },
        { leadId: 3, yours: 1, theirs: lead(1, { version: 2 }) },
      ],
    },
    seen,
  );
  expect(changed.map(changedFields)).toEqual([['notes'], []]);
  expect(asTheyAre(seen, changed).map(({ leadId, version }) => [leadId, version])).toEqual([
    [1, 2],
    [2, 2],
  ]);
});
