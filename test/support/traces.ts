import type { World } from './world';

const listTables: Record<string, string> = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
};

/** The names of all tables of a world's database. */
async function tableNames(world: World): Promise<string[]> {
  const found = (await world.tables.raw(listTables[world.env.DATABASE_CLIENT ?? 'sqlite'] ?? '')) as unknown;
  const rows = (
    Array.isArray(found) ? (Array.isArray(found[0]) ? found[0] : found) : (found as { rows: unknown[] }).rows
  ) as {
    name: string;
  }[];
  return rows.map(({ name }) => name);
}

/** Every place in the database where one of these texts stands, as `table: text`. */
export async function tracesOf(world: World, texts: string[]): Promise<string[]> {
  const traces: string[] = [];
  for (const table of await tableNames(world)) {
    const rows = JSON.stringify(await world.tables(table).select('*'));
    traces.push(...texts.filter((text) => rows.includes(text)).map((text) => `${table}: ${text}`));
  }
  return traces;
}
