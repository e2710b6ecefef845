import path from 'node:path';
import type { Core } from '@strapi/strapi';

// PostgreSQL and MySQL store dates without a zone, in the one of the process: all that share a database must agree.
process.env.TZ = 'UTC';

type Env = Core.Config.Shared.ConfigParams['env'];
type Done = (error?: Error, connection?: unknown) => void;
type Sqlite = { pragma(statement: string): unknown; prepare(statement: string): unknown };

/**
 * Readies a SQLite connection for several writers: a write-ahead log, and transactions that take the write lock when
 * they begin instead of failing when they first write.
 */
function prepareSqlite(connection: unknown, done: Done): void {
  const database = connection as Sqlite;
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 5000');
  const prepare = database.prepare.bind(database);
  database.prepare = (statement) => prepare(statement === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : statement);
  done(undefined, connection);
}

const sqlite = (env: Env) => ({
  connection: { filename: path.resolve(__dirname, '..', '..', env('DATABASE_FILENAME', '.tmp/data.db')) },
  useNullAsDefault: true,
  pool: { afterCreate: prepareSqlite },
});

const server = (env: Env, defaults: { port: number; user: string }) => ({
  connection: {
    host: env('DATABASE_HOST', '127.0.0.1'),
    port: env.int('DATABASE_PORT', defaults.port),
    database: env('DATABASE_NAME', 'strapi'),
    user: env('DATABASE_USERNAME', defaults.user),
    password: env('DATABASE_PASSWORD', ''),
    ssl: env.bool('DATABASE_SSL', false) && { rejectUnauthorized: env.bool('DATABASE_SSL_VERIFY', true) },
  },
  pool: { min: env.int('DATABASE_POOL_MIN', 0), max: env.int('DATABASE_POOL_MAX', 10) },
});

const clients = {
  sqlite,
  postgres: (env: Env) => {
    const { connection, pool } = server(env, { port: 5432, user: 'postgres' });
    return { connection: { ...connection, schema: env('DATABASE_SCHEMA', 'public') }, pool };
  },
  mysql: (env: Env) => server(env, { port: 3306, user: 'root' }),
};

const isClient = (name: string): name is keyof typeof clients => Object.hasOwn(clients, name);

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (!isClient(client)) {
    throw new Error(`DATABASE_CLIENT is "${client}"; it must be one of ${Object.keys(clients).join(', ')}`);
  }
  return {
    connection: {
      client,
      ...clients[client](env),
      acquireConnectionTimeout: env.int('DATABASE_CONNECTION_TIMEOUT', 60_000),
    },
    // With the default, one start without the plugin would drop its tables and everything in them.
    settings: { forceMigration: false },
  };
};
