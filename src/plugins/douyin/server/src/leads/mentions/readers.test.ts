import type { TeamRow } from '../teams/row';
import { levelsOf, reads } from './readers';

const member = (admin: number) => ({ admin, weight: 1, dailyQuota: null, takes: null, hours: null });
const sales: TeamRow = {
  documentId: 'sales',
  name: '售前组',
  revision: 1,
  outsideHours: 'wait',
  members: [member(1), member(2)],
};

it.each([
  ['all of them', [], ['all']],
  ['own ones', ['plugin::douyin.lead-own'], ['own']],
  ['those of own teams', ['plugin::douyin.lead-team', 'plugin::douyin.lead-own'], ['team', 'own']],
  ['none by a condition that is not ours', ['admin::is-creator'], []],
])('a permission lets read %s', (_what, conditions, levels) => {
  expect(levelsOf(conditions)).toEqual(levels);
});

it('reads own leads, and those of mates and of own teams where the role says so', () => {
  const [mine, mates, ours, others] = [
    { ownerId: 1, team: null },
    { ownerId: 2, team: null },
    { ownerId: null, team: 'sales' },
    { ownerId: 3, team: 'support' },
  ];
  const seen = (levels: Parameters<typeof reads>[1]) =>
    [mine, mates, ours, others].map((lead) => reads(1, levels, lead, [sales]));
  expect(seen(['all'])).toEqual([true, true, true, true]);
  expect(seen(['team'])).toEqual([true, true, true, false]);
  expect(seen(['own'])).toEqual([true, false, false, false]);
  expect(seen([])).toEqual([false, false, false, false]);
});
