import { createAdmin, type Admin } from './admin';
import { ask } from './http';
import type { World } from './world';

/** An administrator of a role of its own, as stories about staff need one. */
export type StaffMember = Admin & { id: number; name: string };

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
export async function hire(
  world: World,
  name: string,
  { may, level = 'all' }: { may: string[]; level?: Level },
): Promise<StaffMember> {
  const { url } = world.front;
  const role = await world.admin.data<{ id: number }>('POST', '/admin/roles', { name, description: name });
  const conditions = level === 'all' ? [] : [`plugin::douyin.lead-${level}`];
  const permissions = may.map((what) => ({
    action: `plugin::douyin.lead.${what}`,
    subject: null,
    properties: {},
    conditions,
  }));
  await world.admin.data('PUT', `/admin/roles/${role.id}/permissions`, { permissions });
  const [email, password] = [`${name}@story.invalid`, 'Story-Colleague-1'];
  const user = { email, firstname: name, lastname: 'Story', roles: [role.id] };
  const made = await world.admin.data<{ id: number; registrationToken: string }>(
    'POST',
    '/admin/users',
    user,
  );
  const userInfo = { firstname: name, lastname: 'Story', password };
  await ask(`${url}/admin/register`, {
    method: 'POST',
    json: { registrationToken: made.registrationToken, userInfo },
  });
  const login = await ask(`${url}/admin/login`, { method: 'POST', json: { email, password } });
  const admin = createAdmin(url);
  admin.token = login.json<{ data: { token: string } }>().data.token;
  return Object.assign(admin, { id: made.id, name });
}
