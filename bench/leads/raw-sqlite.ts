import { createRequire } from 'node:module';
import { timesOf } from './busy';
import { tables, type Batch, type Raw } from './raw';

type Statement = { run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
type Sqlite = {
  pragma(text: string): unknown;
  prepare(text: string): Statement;
  exec(text: string): unknown;
  transaction<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void;
  close(): unknown;
};

// It brings no types.
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;

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
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 20000');
  let write: ReturnType<typeof writerOf> | undefined;
  return {
    all: async <Result>(statement: string, values: unknown[] = []) =>
      database.prepare(statement).all(...values) as Result[],
    run: async (statement) => void database.exec(statement),
    write(batches, withSearch) {
      const one = (write ??= writerOf(database));
      return timesOf(() => batches.forEach((batch) => one(batch, withSearch)));
    },
    close: async () => void database.close(),
  };
}
