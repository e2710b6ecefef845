import type { Knex } from 'knex';
import { columnsOf, idsByDocument, type BulkPort, type BulkRow } from './port';

const listed = (columns: string[], rows: BulkRow[]): unknown[][] =>
  rows.map((row) => columns.map((column) => row[column] ?? null));

const insertSql = (columns: string[]): string =>
  `INSERT INTO ?? (${columns.map(() => '??').join(', ')}) VALUES ?`;

const run = (trx: Knex, sql: string, bindings: unknown[]) => trx.raw(sql, bindings as never[]);

/** MySQL's driver writes a list of rows into the statement itself. */
export const mysqlBulk: BulkPort = {
  async insert(trx, { name }, rows) {
    const columns = columnsOf(rows);
    await run(trx, insertSql(columns), [name, ...columns, listed(columns, rows)]);
  },
  async insertForIds(trx, table, rows) {
    await this.insert(trx, table, rows);
    const documentIds = rows.map((row) => row.document_id as string);
    const stored = trx.from(table.name).whereIn('document_id', documentIds).select('id', 'document_id');
    return idsByDocument((await stored) as { id: number; document_id: string }[]);
  },
  among: (rows, column, values) => void rows.whereIn(column, values),
  async update(trx, { name }, rows) {
    const columns = columnsOf(rows);
    const changed = columns.filter((column) => column !== 'id');
    const changes = changed.map(() => '?? = VALUES(??)').join(', ');
    await run(trx, `${insertSql(columns)} ON DUPLICATE KEY UPDATE ${changes}`, [
      ...[name, ...columns, listed(columns, rows)],
      ...changed.flatMap((column) => [column, column]),
    ]);
  },
};
