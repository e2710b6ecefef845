import type { Knex } from 'knex';
import type { DatabaseEnvironment } from './databases/kind';
import { openTables } from './tables';

// The index of leads is no ordinary table, and has nothing in it before there are leads.
const isOurs = (name: string): boolean => /^douyin_(?!lead_search)/.test(name);

/** The statements that empty tables and let their ids begin at 1 again. */
const emptying: Record<string, (names: string[]) => string[]> = {
  sqlite: (names) =>
    names.flatMap((name) => [`DELETE FROM ${name}`, `DELETE FROM sqlite_sequence WHERE name = '${name}'`]),
  postgres: (names) => [`TRUNCATE ${names.join(', ')} RESTART IDENTITY CASCADE`],
  mysql: (names) => ['SET FOREIGN_KEY_CHECKS = 0', ...names.map((name) => `TRUNCATE ${name}`)],
};

const listing: Record<string, string> = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
};

async function listTables(tables: Knex, client: string): Promise<string[]> {
  const answer: unknown = await tables.raw(listing[client] ?? '');
  const rows = client === 'postgres' ? (answer as { rows: unknown }).rows : answer;
  const found = (client === 'mysql' ? (rows as unknown[])[0] : rows) as { name: string }[];
  return found.map(({ name }) => name);
}

/** Takes back what the plugin wrote when it started for the first time; the next start is its first again. */
export async function forgetPlugin(env: DatabaseEnvironment): Promise<void> {
  const client = env.DATABASE_CLIENT ?? 'sqlite';
  const tables = openTables(env);
  try {
    const names = (await listTables(tables, client)).filter(isOurs);
    for (const statement of emptying[client]?.(names) ?? []) await tables.raw(statement);
    await tables('strapi_core_store_settings')
      .where('key', 'like', 'plugin_douyin_%')
      // Strapi keeps the public address it started under here.
      .orWhere('key', 'plugin_users-permissions_grant')
      .delete();
  } finally {
    await tables.destroy();
  }
}
