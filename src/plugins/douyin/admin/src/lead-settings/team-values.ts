import type { WorkHours } from '../../../contracts/lead-hours';
import {
  teamForm,
  type MemberTakes,
  type OutsideHours,
  type TeamForm,
  type TeamView,
} from '../../../contracts/lead-teams';

/** A member as the form of a team holds one; a quota that is empty is none. */
export type MemberValues = {
  admin: number;
  name: string;
  weight: number | undefined;
  dailyQuota: number | undefined;
  takes: MemberTakes;
  /** Null: at all times. */
  hours: WorkHours | null;
};

/** What the form of a team holds. */
export type TeamValues = { name: string; outsideHours: OutsideHours; members: MemberValues[] };

const anyLead: MemberTakes = { apps: [], sources: [], keyword: null };

/** A new member: any lead, at any time. */
export const newMember = (admin: number, name: string): MemberValues => ({
  ...{ admin, name, weight: 1, dailyQuota: undefined },
  takes: anyLead,
  hours: null,
});

/** The usual hours, in the zone of whoever sets them. */
export const usualHours = (zone: string): WorkHours => ({
  zone,
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
});

/** A team before anything is typed. */
export const blankTeam: TeamValues = { name: '', outsideHours: 'others', members: [] };

/** The form as a stored team fills it. */
export const fromTeam = ({ name, outsideHours, members }: TeamView): TeamValues => ({
  name,
  outsideHours,
  members: members.map(({ admin, name: who, weight, dailyQuota, takes, hours }) => ({
    ...{ admin, name: who, weight, hours },
    dailyQuota: dailyQuota ?? undefined,
    takes: takes ?? anyLead,
  })),
});

const isAny = ({ apps, sources, keyword }: MemberTakes): boolean =>
  apps.length === 0 && sources.length === 0 && !keyword?.trim();

/** The form as the server takes it. */
export const toTeam = ({ name, outsideHours, members }: TeamValues): TeamForm => ({
  name,
  outsideHours,
  members: members.map(({ admin, weight, dailyQuota, takes, hours }) => ({
    admin,
    weight: weight ?? Number.NaN,
    dailyQuota: dailyQuota ?? null,
    takes: isAny(takes) ? null : { ...takes, keyword: takes.keyword?.trim() || null },
    hours,
  })),
});

/** Paths of all that the server would refuse, e.g. `members.0.hours.days`. */
export function teamFaults(values: TeamValues): string[] {
  const read = teamForm.safeParse(toTeam(values));
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
}
