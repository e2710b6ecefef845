import { spawnSync } from 'node:child_process';
import pg from 'pg';

/** A fresh, empty PostgreSQL database; it is dropped together with this process at the latest. */
export type BenchDatabase = {
  /** What the application needs to use it. */
  env: Record<string, string>;
  /** Asks it past the application. */
  ask<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
};

const server = { host: '127.0.0.1', port: 5432, user: 'postgres', connectionTimeoutMillis: 2000 };

/** Runs one statement to its end before it returns, so that it can be the last thing a process does. */
function runNow(statement: string): void {
  const script = `const client = new (require('pg').Client)(${JSON.stringify({ ...server, database: 'postgres' })});
    client.connect().then(() => client.query(${JSON.stringify(statement)})).then(() => process.exit(0), (error) => {
      console.error(error.message);
      process.exit(1);
    });`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: __dirname,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`PostgreSQL at ${server.host}:${server.port} (user ${server.user}): ${stderr.trim()}`);
}

/** Makes one on 127.0.0.1:5432 as the user postgres, like another where told; throws when no server answers there. */
export async function createPostgres(like?: string): Promise<BenchDatabase> {
  const name = `douyin_bench_${process.pid}_${Date.now().toString(36)}`;
  runNow(`CREATE DATABASE ${name}${like ? ` TEMPLATE ${like}` : ''}`);
  const dropNow = () => runNow(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  process.once('exit', dropNow);
  const pool = new pg.Pool({ ...server, database: name, max: 1 });
  return {
    env: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: server.host,
      DATABASE_PORT: String(server.port),
      DATABASE_NAME: name,
      DATABASE_USERNAME: server.user,
    },
    ask: async <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
      (await pool.query<Row>(statement, values)).rows,
    async drop() {
      await pool.end();
      process.off('exit', dropNow);
      dropNow();
    },
  };
}
