import type { Core } from '@strapi/strapi';
import type { OutsideHours, TeamMember } from '../../../../contracts/lead-teams';

/** Uid of the teams' content type. */
export const teamUid = 'plugin::douyin.lead-team';

/** One administrator in a team, and the share of new leads that is theirs. */
export type Member = TeamMember;

/** A team as it is used. */
export type TeamRow = {
  documentId: string;
  name: string;
  members: Member[];
  outsideHours: OutsideHours;
  revision: number;
};

type Stored = Omit<TeamRow, 'members' | 'outsideHours'> & {
  members: (Partial<Member> & Pick<Member, 'admin' | 'weight' | 'dailyQuota'>)[];
  outsideHours: OutsideHours | null;
};

/** A team as it is stored; one of an older version says nothing of hours and of what its members take. */
const read = ({ members, outsideHours, ...team }: Stored): TeamRow => ({
  ...team,
  members: members.map((member) => ({ takes: null, hours: null, ...member })),
  outsideHours: outsideHours ?? 'others',
});

/** All teams, by their names. */
export const allTeams = async (strapi: Core.Strapi): Promise<TeamRow[]> =>
  ((await strapi.db.query(teamUid).findMany({ orderBy: { name: 'asc' } })) as Stored[]).map(read);

/** One team; null where there is none. */
export async function findTeam(strapi: Core.Strapi, documentId: string): Promise<TeamRow | null> {
  const team = (await strapi.db.query(teamUid).findOne({ where: { documentId } })) as Stored | null;
  return team && read(team);
}

/** The teams an administrator belongs to. */
export const teamsWith = async (strapi: Core.Strapi, adminId: number): Promise<TeamRow[]> =>
  (await allTeams(strapi)).filter(({ members }) => members.some(({ admin }) => admin === adminId));

/** Everybody in these teams. */
export const matesOf = (teams: TeamRow[]): number[] =>
  teams.flatMap(({ members }) => members.map(({ admin }) => admin));
