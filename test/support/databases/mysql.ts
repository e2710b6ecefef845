import client, { type Connection, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseServer } from './kind';

async function withConnection<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = await client.createConnection({
    host: '127.0.0.1',
    port: 3306,
    user: 'root',
    connectTimeout: 2000,
  });
  return work(connection).finally(() => connection.end());
}

/** Runs one statement on the server; gives its rows. */
export const onMysql = (statement: string, values: string[] = []): Promise<RowDataPacket[]> =>
  withConnection(async (connection) => (await connection.query<RowDataPacket[]>(statement, values))[0]);

const envOf = (name: string) => ({
  DATABASE_CLIENT: 'mysql',
  DATABASE_NAME: name,
  DATABASE_USERNAME: 'root',
});

async function create(name: string) {
  await onMysql(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return envOf(name);
}

/** Makes every table as the server itself says it was made, keys and references included, and fills it. */
async function copyTables(connection: Connection, to: string, from: string): Promise<void> {
  const ask = async (statement: string) => (await connection.query<RowDataPacket[]>(statement))[0];
  await ask(`USE ${to}`);
  // A table may be made and filled before those it refers to.
  await ask('SET FOREIGN_KEY_CHECKS = 0');
  for (const row of await ask(`SHOW FULL TABLES FROM ${from} WHERE Table_type = 'BASE TABLE'`)) {
    const table = `\`${String(Object.values(row)[0])}\``;
    const [made] = await ask(`SHOW CREATE TABLE ${from}.${table}`);
    await ask(String(made?.['Create Table']));
    await ask(`INSERT INTO ${table} SELECT * FROM ${from}.${table}`);
  }
}

/** A database of the MySQL or MariaDB server of this machine. */
export const mysql: DatabaseServer = {
  create,
  async copy(name, from) {
    const env = await create(name);
    await withConnection((connection) => copyTables(connection, name, from.DATABASE_NAME ?? ''));
    return env;
  },
  async isThere(env) {
    const found = await onMysql('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [
      env.DATABASE_NAME ?? '',
    ]);
    return found.length > 0;
  },
  async drop(env) {
    await onMysql(`DROP DATABASE IF EXISTS ${env.DATABASE_NAME}`);
  },
};
