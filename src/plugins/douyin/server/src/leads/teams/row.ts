import type { Core } from '@strapi/strapi';

/** Uid of the teams' content type. */
export const teamUid = 'plugin::douyin.lead-team';

/** One administrator in a team, and the share of new leads that is theirs. */
export type Member = {
  admin: number;
  /** Out of the sum of all weights; 0: none of the leads that are dealt out. */
  weight: number;
  /** Most leads dealt out to them a day (UTC); null: no limit. */
  dailyQuota: number | null;
};

/** A team as it is stored. */
export type TeamRow = { documentId: string; name: string; members: Member[] };

/** All teams, by their names. */
export const allTeams = (strapi: Core.Strapi): Promise<TeamRow[]> =>
  strapi.db.query(teamUid).findMany({ orderBy: { name: 'asc' } }) as Promise<TeamRow[]>;

/** The teams an administrator belongs to. */
export const teamsWith = async (strapi: Core.Strapi, adminId: number): Promise<TeamRow[]> =>
  (await allTeams(strapi)).filter(({ members }) => members.some(({ admin }) => admin === adminId));

/** Everybody in these teams. */
export const matesOf = (teams: TeamRow[]): number[] =>
  teams.flatMap(({ members }) => members.map(({ admin }) => admin));
