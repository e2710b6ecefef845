import type { Admin } from './admin';
import type { World } from './world';

/** A permission of an administrator's role, of Strapi or (`lead.read`) of the plugin. */
export type Permission = {
  action: string;
  subject?: string;
  properties?: { fields?: string[] };
  conditions?: string[];
};

/** A new administrator with a role of its own, and the administrator's id. */
export async function colleagueHolding(
  world: World,
  name: string,
  permissions: Permission[],
): Promise<Admin & { id: number }> {
  const colleague = await world.admin.colleague(name, []);
  const list = await world.admin.data<{ results: { id: number; email: string; roles: { id: number }[] }[] }>(
    'GET',
    '/admin/users?pageSize=100',
  );
  const user = list.results.find(({ email }) => email === `${name}@story.invalid`);
  const all = permissions.map(({ action, subject = null, properties = {}, conditions = [] }) => ({
    action: action.startsWith('lead.') ? `plugin::douyin.${action}` : action,
    subject,
    properties,
    conditions,
  }));
  await world.admin.data('PUT', `/admin/roles/${user?.roles[0]?.id}/permissions`, { permissions: all });
  return Object.assign(colleague, { id: user?.id ?? 0 });
}

/** The same with permissions of the plugin that all have the same conditions. */
export const colleagueWith = (
  world: World,
  name: string,
  actions: string[],
  conditions: string[] = [],
): Promise<Admin & { id: number }> =>
  colleagueHolding(
    world,
    name,
    actions.map((action) => ({ action, conditions })),
  );
