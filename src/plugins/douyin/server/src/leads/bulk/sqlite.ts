import type { Knex } from 'knex';
import { columnsOf, type BulkPort, type BulkRow } from './port';

/** A statement of the driver's own. */
type Statement = { run(...values: unknown[]): { lastInsertRowid: number | bigint } };
type Connection = { prepare(sql: string): Statement };

const prepared = new WeakMap<Connection, Map<string, Statement>>();

/** A statement on the connection of a transaction, prepared once. */
async function statementOf(trx: Knex, sql: string): Promise<Statement> {
  const connection = (await (trx.client as Knex.Client).acquireConnection()) as Connection;
  const known = prepared.get(connection) ?? new Map<string, Statement>();
  prepared.set(connection, known);
  const statement = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, statement);
  return statement;
}

/** As knex stores values with this driver, which binds no dates and no booleans. */
const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
};

const listed = (columns: string[], row: BulkRow): unknown[] => columns.map((column) => plain(row[column]));

const quoted = (names: string[]): string[] => names.map((name) => `\`${name}\``);

function insertSql(table: string, columns: string[]): string {
  const places = columns.map(() => '?').join(', ');
  return `INSERT INTO ${quoted([table]).join()} (${quoted(columns).join(', ')}) VALUES (${places})`;
}

/** SQLite lies in this process: a statement run for each row is faster than any that takes many rows. */
export const sqliteBulk: BulkPort = {
  async insert(trx, { name }, rows) {
    const columns = columnsOf(rows);
    const statement = await statementOf(trx, insertSql(name, columns));
    for (const row of rows) statement.run(listed(columns, row));
  },
  async insertForIds(trx, { name }, rows) {
    const columns = columnsOf(rows);
    const statement = await statementOf(trx, insertSql(name, columns));
    return new Map(
      rows.map((row) => {
        const { lastInsertRowid } = statement.run(listed(columns, row));
        return [row.document_id as string, Number(lastInsertRowid)];
      }),
    );
  },
  among: (rows, column, values) =>
    void rows.whereRaw('?? IN (SELECT value FROM json_each(?))', [column, JSON.stringify(values)]),
  async update(trx, { name }, rows) {
    const columns = columnsOf(rows).filter((column) => column !== 'id');
    const changes = quoted(columns).map((column) => `${column} = ?`);
    const sql = `UPDATE ${quoted([name]).join()} SET ${changes.join(', ')} WHERE id = ?`;
    const statement = await statementOf(trx, sql);
    for (const row of rows) statement.run(listed([...columns, 'id'], row));
  },
};
