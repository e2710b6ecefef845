import { scratchName } from './scratch-name.mjs';
import { postgresTls } from './tls.mjs';
import { runTool } from './tool.mjs';

const environmentOf = ({ password, ssl }) => ({
  ...(password ? { PGPASSWORD: password } : {}),
  ...postgresTls(ssl),
});

const place = ({ host, port, user, database }, name = database) => [
  `--host=${host}`,
  `--port=${port}`,
  `--username=${user}`,
  `--dbname=${name}`,
  '--no-password',
];

const ask = (connection, sql, name) =>
  runTool(
    'psql',
    [...place(connection, name), '--quiet', '--no-align', '--tuples-only', `--command=${sql}`],
    {
      env: environmentOf(connection),
    },
  );

const schemaOf = ({ schema }) => schema || 'public';

/** A database of a PostgreSQL server. */
export const postgres = {
  async dump(connection, file) {
    const args = ['--format=custom', '--no-owner', '--no-privileges', `--schema=${schemaOf(connection)}`];
    await runTool('pg_dump', [...place(connection), ...args, `--file=${file}`], {
      env: environmentOf(connection),
      yields: true,
    });
  },
  async isEmpty(connection) {
    const schema = schemaOf(connection).replaceAll("'", "''");
    const count = await ask(connection, `SELECT count(*) FROM pg_tables WHERE schemaname = '${schema}'`);
    return Number(count) === 0;
  },
  async load(connection, file) {
    const schema = schemaOf(connection);
    await ask(connection, `CREATE SCHEMA IF NOT EXISTS "${schema.replaceAll('"', '""')}"`);
    const args = ['--no-owner', '--no-privileges', `--schema=${schema}`, '--exit-on-error'];
    await runTool('pg_restore', [...place(connection), ...args, '--single-transaction', file], {
      env: environmentOf(connection),
      yields: true,
    });
  },
  async scratch(connection) {
    const database = scratchName();
    await ask(connection, `CREATE DATABASE ${database}`);
    return { connection: { ...connection, database }, env: { DATABASE_NAME: database } };
  },
  drop: (scratch, connection) => ask(connection, `DROP DATABASE IF EXISTS ${scratch.database} WITH (FORCE)`),
};
