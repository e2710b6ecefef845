import type { Core } from '@strapi/strapi';

const adminUid = 'admin::permission';
const siteUid = 'plugin::users-permissions.permission';

type AdminGrant = {
  role: string;
  action: string;
  actionParameters: unknown;
  properties: unknown;
  conditions: unknown;
};
type SiteGrant = { role: string; action: string };
type Snapshot = { admin: AdminGrant[]; site: SiteGrant[] };

const ours = { action: { $startsWith: 'plugin::douyin.' } };
const store = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: 'douyin', key: 'role-permissions' });

async function readGrants(strapi: Core.Strapi): Promise<Snapshot> {
  const [admin, site] = await Promise.all([
    strapi.db.query(adminUid).findMany({ where: ours, populate: ['role'] }),
    strapi.db.query(siteUid).findMany({ where: ours, populate: ['role'] }),
  ]);
  return {
    admin: admin.flatMap(({ role, action, actionParameters, properties, conditions }) =>
      role ? [{ role: String(role.code), action, actionParameters, properties, conditions }] : [],
    ),
    site: site.flatMap(({ role, action }) => (role ? [{ role: String(role.type), action }] : [])),
  };
}

async function restore(strapi: Core.Strapi, snapshot: Snapshot): Promise<void> {
  for (const { role: code, ...grant } of snapshot.admin) {
    const role = await strapi.db.query('admin::role').findOne({ where: { code } });
    if (role) await strapi.db.query(adminUid).create({ data: { ...grant, role: role.id } });
  }
  for (const { role: type, action } of snapshot.site) {
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } });
    if (role) await strapi.db.query(siteUid).create({ data: { action, role: role.id } });
  }
}

async function save(strapi: Core.Strapi): Promise<void> {
  await store(strapi).set({ value: await readGrants(strapi) });
}

/** Saves the grants soon after a change, once for a burst of changes. */
function followChanges(strapi: Core.Strapi): void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      save(strapi).catch((error: unknown) =>
        strapi.log.warn(`Douyin: role permissions not noted: ${String(error)}`),
      );
    }, 250);
    timer.unref();
  };
  const events = {
    afterCreate: soon,
    afterCreateMany: soon,
    afterUpdate: soon,
    afterDelete: soon,
    afterDeleteMany: soon,
  };
  strapi.db.lifecycles.subscribe({ models: [adminUid, siteUid], ...events });
}

/**
 * Gives roles their permissions for this plugin back after a start without it: Strapi deletes the permissions of
 * actions it does not know. The super admin always holds ours, so none at all in the database means the plugin was away.
 */
export async function keepRolePermissions(strapi: Core.Strapi): Promise<void> {
  const noted = (await store(strapi).get({})) as Snapshot | null;
  const present = await strapi.db.query(adminUid).count({ where: ours });
  if (noted && present === 0) {
    await restore(strapi, noted);
    strapi.log.info(
      `Douyin: ${noted.admin.length + noted.site.length} role permissions restored after a start without the plugin`,
    );
  }
  // A change just before the last stop may not have been noted.
  await save(strapi);
  followChanges(strapi);
}
