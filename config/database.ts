import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment';
import { prepareSqlite } from '../src/sqlite/connection';

// PostgreSQL and MySQL store dates without a zone, in the one of the process: all that share a database must agree.
process.env.TZ = 'UTC';

type Read = ReturnType<typeof readEnvironment>;

const sqlite = (read: Read) => ({
  connection: {
    filename: path.resolve(__dirname, '..', '..', read.text('DATABASE_FILENAME', '.tmp/data.db')),
  },
  useNullAsDefault: true,
  pool: { afterCreate: prepareSqlite },
});

const server = (read: Read, defaults: { port: number; user: string }) => ({
  connection: {
    host: read.text('DATABASE_HOST', '127.0.0.1'),
    port: read.number('DATABASE_PORT', defaults.port, { min: 1, max: 65_535 }),
    database: read.text('DATABASE_NAME', 'strapi'),
    user: read.text('DATABASE_USERNAME', defaults.user),
    password: read.text('DATABASE_PASSWORD'),
    ssl: read.flag('DATABASE_SSL', false) && { rejectUnauthorized: read.flag('DATABASE_SSL_VERIFY', true) },
  },
  pool: { min: read.number('DATABASE_POOL_MIN', 0), max: read.number('DATABASE_POOL_MAX', 10, { min: 1 }) },
});

const clients = {
  sqlite,
  postgres: (read: Read) => {
    const { connection, pool } = server(read, { port: 5432, user: 'postgres' });
    return { connection: { ...connection, schema: read.text('DATABASE_SCHEMA', 'public') }, pool };
  },
  mysql: (read: Read) => server(read, { port: 3306, user: 'root' }),
};

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const read = readEnvironment(env);
  const client = read.oneOf('DATABASE_CLIENT', ['sqlite', 'postgres', 'mysql'], 'sqlite');
  return {
    connection: {
      client,
      ...clients[client](read),
      acquireConnectionTimeout: read.number('DATABASE_CONNECTION_TIMEOUT', 60_000, { min: 100 }),
    },
    // With the default, one start without the plugin would drop its tables and everything in them.
    settings: { forceMigration: false },
  };
};
