import knex, { type Knex } from 'knex';

type Environment = Record<string, string>;

const server = (env: Environment, port: number) => ({
  host: '127.0.0.1',
  port: Number(env.DATABASE_PORT ?? port),
  user: env.DATABASE_USERNAME,
  database: env.DATABASE_NAME,
});

const configs: Record<string, (env: Environment) => Knex.Config> = {
  sqlite: (env) => ({
    client: 'better-sqlite3',
    connection: { filename: env.DATABASE_FILENAME ?? '' },
    useNullAsDefault: true,
  }),
  postgres: (env) => ({ client: 'pg', connection: server(env, 5432) }),
  mysql: (env) => ({ client: 'mysql2', connection: server(env, 3306) }),
};

/** A story's own look into the database Strapi uses; connects with the first query, `destroy` ends it. */
export function openTables(env: Environment): Knex {
  const config = configs[env.DATABASE_CLIENT ?? 'sqlite'];
  if (!config) throw new Error(`There is no database "${env.DATABASE_CLIENT}" for stories`);
  return knex({ ...config(env), pool: { min: 0, max: 1 } });
}

/** Number of rows of a table. */
export async function countRows(tables: Knex, table: string): Promise<number> {
  const [row] = await tables(table).count({ n: '*' });
  return Number(row?.n);
}
