import type { TeamView } from '../../../contracts/lead-teams';
import { blankTeam, fromTeam, newMember, teamFaults, toTeam, usualHours } from './team-values';

const hours = usualHours('Asia/Shanghai');
const team: TeamView = {
  ...{ id: 't', name: '东区', revision: 1, outsideHours: 'wait' },
  members: [
    {
      ...{ admin: 1, name: '小林', isActive: true, dealtToday: 0, isAtWork: true, awayUntil: null },
      ...{ weight: 2, dailyQuota: null, takes: null, hours },
    },
  ],
};

it('row 12, a team comes out of its form as it went in', () => {
  const { members, ...rest } = toTeam(fromTeam(team));
  expect(rest).toEqual({ name: '东区', outsideHours: 'wait' });
  expect(members).toEqual([{ admin: 1, weight: 2, dailyQuota: null, takes: null, hours }]);
});

it('row 12, a member who takes anything takes null, and one who takes some says which', () => {
  const member = newMember(1, '小林');
  const takes = { ...member.takes, keyword: ' 装修 ' };
  const { members } = toTeam({ ...blankTeam, members: [member, { ...member, admin: 2, takes }] });
  expect(members.map((one) => one.takes)).toEqual([null, { apps: [], sources: [], keyword: '装修' }]);
});

it('row 12, what the server would refuse is found before it is sent', () => {
  const member = newMember(1, '小林');
  const wrong = { ...member, weight: undefined, hours: { ...hours, days: [], from: '9' } };
  expect(teamFaults({ ...blankTeam, members: [member, wrong] })).toEqual(
    expect.arrayContaining(['name', 'members.1.weight', 'members.1.hours.days', 'members.1.hours.from']),
  );
  expect(teamFaults({ ...blankTeam, name: '东区', members: [member] })).toEqual([]);
});
