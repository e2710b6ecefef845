import type { Knex } from 'knex';

/** A table's name with its schema, and what the columns hold. */
export type BulkTable = { name: string; types: ReadonlyMap<string, ColumnType> };

/** What a column holds, as far as a statement must know. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'timestamp' | 'jsonb';

/** Columns of one row by name; all rows of a call have the same. Lists and objects are JSON text already. */
export type BulkRow = Record<string, unknown>;

/** How rows are written by the hundred, in a transaction: with few statements, or with one that is prepared once. */
export type BulkPort = {
  /** Stores rows. */
  insert(trx: Knex, table: BulkTable, rows: BulkRow[]): Promise<void>;
  /** Stores rows and gives their ids by `document_id`. */
  insertForIds(trx: Knex, table: BulkTable, rows: BulkRow[]): Promise<Map<string, number>>;
  /** Keeps only rows with one of many values in a column. */
  among(rows: Knex.QueryBuilder, column: string, values: (string | number)[]): void;
  /** Gives each row, known by its `id`, values of its own. */
  update(trx: Knex, table: BulkTable, rows: BulkRow[]): Promise<void>;
};

/** Ids of stored rows by `document_id`. */
export const idsByDocument = (rows: { id: number; document_id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id, document_id }) => [document_id, id]));

/** The columns of rows that all have the same. */
export const columnsOf = ([first]: BulkRow[]): string[] => Object.keys(first ?? {});
