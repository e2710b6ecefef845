import { scratchName } from './scratch-name.mjs';
import { mysqlTls } from './tls.mjs';
import { runTool } from './tool.mjs';

const environmentOf = ({ password }) => (password ? { MYSQL_PWD: password } : {});

const place = ({ host, port, user, ssl }) => [
  `--host=${host}`,
  `--port=${port}`,
  `--user=${user}`,
  '--protocol=tcp',
  ...mysqlTls(ssl),
];

const ask = (connection, sql) =>
  runTool('mysql', [...place(connection), '--batch', '--skip-column-names', `--execute=${sql}`], {
    env: environmentOf(connection),
  });

/** A database of a MySQL or MariaDB server. */
export const mysql = {
  async dump(connection, file) {
    const args = ['--single-transaction', '--quick', '--hex-blob', '--default-character-set=utf8mb4'];
    await runTool(
      'mysqldump',
      [...place(connection), ...args, `--result-file=${file}`, connection.database],
      {
        env: environmentOf(connection),
        yields: true,
      },
    );
  },
  async isEmpty(connection) {
    const name = connection.database.replaceAll("'", "''");
    const sql = `SELECT count(*) FROM information_schema.tables WHERE table_schema = '${name}'`;
    return Number(await ask(connection, sql)) === 0;
  },
  async load(connection, file) {
    await runTool('mysql', [...place(connection), '--default-character-set=utf8mb4', connection.database], {
      env: environmentOf(connection),
      input: file,
      yields: true,
    });
  },
  async scratch(connection) {
    const database = scratchName();
    await ask(connection, `CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    return { connection: { ...connection, database }, env: { DATABASE_NAME: database } };
  },
  drop: (scratch, connection) => ask(connection, `DROP DATABASE IF EXISTS ${scratch.database}`),
};
