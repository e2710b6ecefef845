import pg from 'pg';
import type { DatabaseServer } from './kind';

const server = {
  host: '127.0.0.1',
  port: 5432,
  user: 'postgres',
  database: 'postgres',
  connectionTimeoutMillis: 2000,
};

/** Runs one statement on the server; gives its rows. */
export async function onPostgres(statement: string, values: string[] = []): Promise<unknown[]> {
  const client = new pg.Client(server);
  await client.connect();
  const { rows } = await client.query(statement, values).finally(() => client.end());
  return rows as unknown[];
}

const envOf = (name: string) => ({
  DATABASE_CLIENT: 'postgres',
  DATABASE_NAME: name,
  DATABASE_USERNAME: 'postgres',
});

/** A database of the PostgreSQL server of this machine. */
export const postgres: DatabaseServer = {
  async create(name) {
    await onPostgres(`CREATE DATABASE ${name}`);
    return envOf(name);
  },
  async copy(name, from) {
    await onPostgres(`CREATE DATABASE ${name} TEMPLATE ${from.DATABASE_NAME}`);
    return envOf(name);
  },
  async isThere(env) {
    const found = await onPostgres('SELECT 1 FROM pg_database WHERE datname = $1', [env.DATABASE_NAME ?? '']);
    return found.length > 0;
  },
  async drop(env) {
    await onPostgres(`DROP DATABASE IF EXISTS ${env.DATABASE_NAME} WITH (FORCE)`);
  },
};
