import { columnsOf, idsByDocument, type BulkPort, type BulkRow } from './port';

/** As knex stores values with this driver. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : (value ?? null));

/** Rows as one text: an array for each, in the order of the columns. */
const packed = (columns: string[], rows: BulkRow[]): string =>
  JSON.stringify(rows.map((row) => columns.map((name) => plain(row[name]))));

const places = (columns: string[]): string => columns.map((_name, place) => `value ->> ${place}`).join(', ');

const insertSql = (columns: string[]): string =>
  `INSERT INTO ?? (${columns.map(() => '??').join(', ')}) SELECT ${places(columns)} FROM json_each(?)`;

/** SQLite reads the rows out of one JSON text; many parameters would be bound one by one. */
export const sqliteBulk: BulkPort = {
  async insert(trx, { name }, rows) {
    const columns = columnsOf(rows);
    await trx.raw(insertSql(columns), [name, ...columns, packed(columns, rows)]);
  },
  async insertForIds(trx, { name }, rows) {
    const columns = columnsOf(rows);
    const sql = `${insertSql(columns)} RETURNING id, document_id`;
    return idsByDocument(
      (await trx.raw(sql, [name, ...columns, packed(columns, rows)])) as {
        id: number;
        document_id: string;
      }[],
    );
  },
  among: (rows, column, values) =>
    void rows.whereRaw('?? IN (SELECT value FROM json_each(?))', [column, JSON.stringify(values)]),
  async update(trx, { name }, rows) {
    const columns = columnsOf(rows).filter((column) => column !== 'id');
    const changes = columns.map((_column, place) => `?? = value ->> ${place + 1}`).join(', ');
    const sql = `UPDATE ?? AS row SET ${changes} FROM json_each(?) WHERE row.id = value ->> 0`;
    await trx.raw(sql, [name, ...columns, packed(['id', ...columns], rows)]);
  },
};
