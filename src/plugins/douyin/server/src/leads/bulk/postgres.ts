import { columnsOf, idsByDocument, type BulkPort, type BulkRow, type BulkTable } from './port';

const typed = ({ name, types }: BulkTable, column: string): string => {
  const type = types.get(column);
  if (!type) throw new Error(`${name} has no column ${column}`);
  // An array of JSON cannot be written as one of text can.
  return `?::${type === 'jsonb' ? 'text' : type}[]`;
};

/** One list for each column, as a table `new`. */
const lists = (table: BulkTable, columns: string[]): string =>
  `unnest(${columns.map((column) => typed(table, column)).join(', ')}) AS new (${columns.map(() => '??').join(', ')})`;

const cast = ({ types }: BulkTable, column: string): string =>
  types.get(column) === 'jsonb' ? 'new.??::jsonb' : 'new.??';

const listed = (columns: string[], rows: BulkRow[]): unknown[][] =>
  columns.map((column) => rows.map((row) => row[column] ?? null));

function insertion(table: BulkTable, rows: BulkRow[]): [sql: string, bindings: unknown[]] {
  const columns = columnsOf(rows);
  const values = columns.map((column) => cast(table, column)).join(', ');
  const names = columns.map(() => '??').join(', ');
  return [
    `INSERT INTO ?? (${names}) SELECT ${values} FROM ${lists(table, columns)}`,
    [table.name, ...columns, ...columns, ...listed(columns, rows), ...columns],
  ];
}

/** PostgreSQL takes a list for each column; a parameter for each value would have to be planned each time. */
export const postgresBulk: BulkPort = {
  async insert(trx, table, rows) {
    await trx.raw(...(insertion(table, rows) as [string, never[]]));
  },
  async insertForIds(trx, table, rows) {
    const [sql, bindings] = insertion(table, rows);
    const { rows: stored } = (await trx.raw(`${sql} RETURNING id, document_id`, bindings as never[])) as {
      rows: { id: number; document_id: string }[];
    };
    return idsByDocument(stored);
  },
  among: (rows, column, values) => void rows.whereRaw('?? = ANY(?)', [column, values] as never[]),
  async update(trx, table, rows) {
    const columns = columnsOf(rows).filter((column) => column !== 'id');
    const changes = columns.map((column) => `?? = ${cast(table, column)}`).join(', ');
    const all = ['id', ...columns];
    await trx.raw(`UPDATE ?? AS row SET ${changes} FROM ${lists(table, all)} WHERE row.id = new.id`, [
      table.name,
      ...columns.flatMap((column) => [column, column]),
      ...(listed(all, rows) as never[]),
      ...all,
    ]);
  },
};
