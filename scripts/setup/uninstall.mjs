import { settingsFiles } from './uninstall-files.mjs';

const own = /^(douyin_|oauth_clients$)/;

/** Content types of the plugin, and the plain tables beside them. */
async function tablesOf(app) {
  const named = [...app.db.metadata.values()].filter(({ uid }) => uid.startsWith('plugin::douyin.'));
  const found = await app.db.dialect.schemaInspector.getTables();
  const all = new Set([
    ...named.map(({ tableName }) => tableName),
    ...found.filter((name) => own.test(name)),
  ]);
  return found.filter((name) => all.has(name));
}

const within = (app, table, column, pattern) => () =>
  app.db.getConnection(table).where(column, 'like', pattern);

const rightsOf = (app, table, links) => ({
  name: table,
  rows: within(app, table, 'action', 'plugin::douyin.%'),
  async remove() {
    const ids = await this.rows().pluck('id');
    for (const id of ids) await app.db.getConnection(links).where({ permission_id: id }).delete();
    await this.rows().delete();
  },
});

/** Rows of the plugin in tables of Strapi's own: its settings, and the rights of roles. */
const shares = (app) => [
  {
    name: 'strapi_core_store_settings',
    rows: within(app, 'strapi_core_store_settings', 'key', 'plugin_douyin%'),
    async remove() {
      await this.rows().delete();
    },
  },
  rightsOf(app, 'admin_permissions', 'admin_permissions_role_lnk'),
  rightsOf(app, 'up_permissions', 'up_permissions_role_lnk'),
];

const countOf = async (query) => Number((await query.count({ n: '*' }))[0]?.n ?? 0);

/** All of the plugin that is stored: its tables, its rows in Strapi's own, and its files outside the database. */
export async function findTraces(app) {
  const tables = [];
  for (const name of await tablesOf(app)) {
    // The parts of an index of SQLite are no tables to be counted.
    if (/^douyin_lead_search_/.test(name)) continue;
    tables.push({ name, count: await countOf(app.db.getConnection(name)) });
  }
  const rows = [];
  for (const share of shares(app)) rows.push({ name: share.name, count: await countOf(share.rows()) });
  return { tables, rows, files: settingsFiles(app) };
}

/** Drops the plugin's tables and its rows in Strapi's own. */
export async function removeTraces(app) {
  for (const share of shares(app)) await share.remove();
  for (const { name } of (await findTraces(app)).tables)
    await app.db.getSchemaConnection().dropTableIfExists(name);
}
