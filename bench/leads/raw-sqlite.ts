import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { tables, type Batch, type Raw } from './raw';

type Statement = { run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
type Sqlite = {
  pragma(text: string): unknown;
  prepare(text: string): Statement;
  exec(text: string): unknown;
  transaction<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void;
  close(): unknown;
};

/** Prepared statements, a row each: what this driver is fastest with. */
function writerOf(database: Sqlite): (batch: Batch, withSearch: boolean) => void {
  const prepared = new Map<string, Statement>();
  const insertion = (table: string, columns: string[]): Statement => {
    const marks = columns.map(() => '?').join(', ');
    const statement =
      prepared.get(table) ??
      database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
    prepared.set(table, statement);
    return statement;
  };
  return database.transaction((batch: Batch, withSearch: boolean) => {
    for (const table of tables) {
      const rows = batch.rows[table] ?? [];
      const columns = Object.keys(rows[0] ?? {});
      for (const row of rows) insertion(table, columns).run(columns.map((column) => row[column]));
    }
    if (!withSearch) return;
    for (const { id, tokens } of batch.search)
      insertion('douyin_lead_search', ['rowid', 'tokens']).run(BigInt(id), tokens.join(' '));
  });
}

/** Opens a file of SQLite as the application does. */
export function openSqlite(file: string): Raw {
  const database = new Database(file) as Sqlite;
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 20000');
  let write: ReturnType<typeof writerOf> | undefined;
  return {
    all: async <Result>(statement: string, values: unknown[] = []) =>
      database.prepare(statement).all(...values) as Result[],
    run: async (statement) => void database.exec(statement),
    async write(batches, withSearch) {
      write ??= writerOf(database);
      const begin = performance.now();
      for (const batch of batches) write(batch, withSearch);
      return performance.now() - begin;
    },
    close: async () => void database.close(),
  };
}
