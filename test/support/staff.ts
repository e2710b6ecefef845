import type { Colleague } from './admin';
import type { World } from './world';

/** How far a role reaches with what it may do with leads. */
export type Level = 'own' | 'team' | 'all';

type Member = { admin: number; weight?: number; dailyQuota?: number | null };

/** A team as the panel shows it. */
export type Team = {
  id: string;
  name: string;
  revision: number;
  members: (Member & { dealtToday: number })[];
};

/** Makes a team of the teams' screen. */
export const createTeam = (world: World, name: string, members: Member[] = []): Promise<Team> =>
  world.admin.data<Team>('POST', '/douyin/lead-teams', { name, members });

/** Makes an administrator whose role may do these things with leads, as far as the level says. */
export const hire = (
  world: World,
  name: string,
  { may, level = 'all' }: { may: string[]; level?: Level },
): Promise<Colleague> =>
  world.admin.colleague(
    name,
    may.map((what) => `lead.${what}`),
    level === 'all' ? [] : [`plugin::douyin.lead-${level}`],
  );
