import type { Core } from '@strapi/strapi';
import { choiceLimit } from '../../../../contracts/lead-panel';
import type { Colleague } from '../../../../contracts/lead-timeline';
import { actionId } from '../../../../contracts/permissions';
import type { LeadRow } from '../row';
import { allTeams, type TeamRow } from '../teams/row';
import { staffOf } from '../teams/staff';

/** How far somebody reads: the widest of what that one's roles say. */
export type Level = 'all' | 'team' | 'own';

type Owned = Pick<LeadRow, 'ownerId' | 'team'>;

/** Whether an administrator who reads so far reads this lead. */
export function reads(adminId: number, levels: Level[], { ownerId, team }: Owned, teams: TeamRow[]): boolean {
  if (levels.includes('all')) return true;
  if (levels.length > 0 && ownerId === adminId) return true;
  if (!levels.includes('team')) return false;
  const own = teams.filter(({ members }) => members.some(({ admin }) => admin === adminId));
  return own.some(
    ({ documentId, members }) => documentId === team || members.some(({ admin }) => admin === ownerId),
  );
}

/** The levels that the conditions of a permission give; a condition of somebody else's gives none. */
export const levelsOf = (conditions: string[]): Level[] =>
  conditions.length === 0
    ? ['all']
    : (['team', 'own'] as const).filter((level) => conditions.includes(`plugin::douyin.lead-${level}`));

type Permission = { conditions: string[] | null; role: { id: number } | null };
type Admin = { id: number; roles: { id: number }[] };

async function levelsByRole(strapi: Core.Strapi): Promise<Map<number, Level[]>> {
  const rows = (await strapi.db.query('admin::permission').findMany({
    where: { action: actionId('lead.read') },
    populate: ['role'],
  })) as Permission[];
  const levels = new Map<number, Level[]>();
  for (const { conditions, role } of rows)
    if (role) levels.set(role.id, [...(levels.get(role.id) ?? []), ...levelsOf(conditions ?? [])]);
  return levels;
}

/** Active administrators who may read a lead, by name. */
export async function readersOf(strapi: Core.Strapi, lead: Owned): Promise<Colleague[]> {
  const levels = await levelsByRole(strapi);
  const admins = (await strapi.db.query('admin::user').findMany({
    where: { isActive: true, roles: { id: { $in: [...levels.keys()] } } },
    orderBy: { id: 'asc' },
    limit: choiceLimit,
    populate: ['roles'],
    select: ['id'],
  })) as Admin[];
  const teams = await allTeams(strapi);
  const readers = admins.filter(({ id, roles }) => {
    const given = roles.flatMap((role) => levels.get(role.id) ?? []);
    return reads(id, given, lead, teams);
  });
  const staff = await staffOf(
    strapi,
    readers.map(({ id }) => id),
  );
  return [...staff]
    .filter(([, { isActive }]) => isActive)
    .map(([id, { name }]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans'));
}
