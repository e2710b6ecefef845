import type { World } from './world';

type Actions = Record<string, { enabled: boolean }>;
type SiteRole = {
  id: number;
  type: string;
  permissions: Record<string, { controllers: Record<string, Actions> }>;
};

/** Lets a users-permissions role use `me.find` of this plugin, as the roles screen does. */
export async function grantMyAccounts(world: World, type: string, enabled = true): Promise<void> {
  const list = await world.admin.call('GET', '/users-permissions/roles');
  const id = list.json<{ roles: SiteRole[] }>().roles.find((role) => role.type === type)?.id;
  const { role } = (await world.admin.call('GET', `/users-permissions/roles/${id}`)).json<{
    role: SiteRole;
  }>();
  const find = role.permissions['plugin::douyin']?.controllers.me?.find;
  if (!find) throw new Error('The roles screen does not offer plugin::douyin.me.find');
  find.enabled = enabled;
  const reply = await world.admin.call('PUT', `/users-permissions/roles/${id}`, role);
  if (reply.status !== 200) throw new Error(`Granting failed: ${reply.status} ${reply.text}`);
}
