import type { World } from './world';

type Actions = Record<string, { enabled: boolean }>;
type SiteRole = {
  id: number;
  type: string;
  permissions: Record<string, { controllers: Record<string, Actions> }>;
};

/** Lets a users-permissions role use actions of this plugin (`link.start`), as the roles screen does; or no longer. */
export async function grantActions(
  world: World,
  type: string,
  actions: string[],
  enabled = true,
): Promise<void> {
  const list = await world.admin.call('GET', '/users-permissions/roles');
  const id = list.json<{ roles: SiteRole[] }>().roles.find((role) => role.type === type)?.id;
  const { role } = (await world.admin.call('GET', `/users-permissions/roles/${id}`)).json<{
    role: SiteRole;
  }>();
  for (const action of actions) {
    const [controller = '', name = ''] = action.split('.');
    const offered = role.permissions['plugin::douyin']?.controllers[controller]?.[name];
    if (!offered) throw new Error(`The roles screen does not offer plugin::douyin.${action}`);
    offered.enabled = enabled;
  }
  const reply = await world.admin.call('PUT', `/users-permissions/roles/${id}`, role);
  if (reply.status !== 200) throw new Error(`Granting failed: ${reply.status} ${reply.text}`);
}

/** Lets a users-permissions role list its own accounts. */
export const grantMyAccounts = (world: World, type: string, enabled = true): Promise<void> =>
  grantActions(world, type, ['me.find'], enabled);
