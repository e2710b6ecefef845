import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { keepStatements } from './statements';

type Done = (error?: Error, connection?: unknown) => void;
type Sqlite = {
  name: string;
  pragma(statement: string): unknown;
  prepare(statement: string): unknown;
  close(): unknown;
};

/** Pages (of 4 kB) in the log at which the connection writes them back itself, whatever became of the thread. */
const pagesAtMost = 8000;

/**
 * Has what stands in the log written back to the database by a thread: it waits for the disk, which on this one would let
 * everybody wait.
 */
function checkpointAside(database: Sqlite): void {
  database.pragma(`wal_autocheckpoint = ${pagesAtMost}`);
  const worker = new Worker(path.join(__dirname, 'checkpoints.js'), {
    workerData: database.name,
    execArgv: [],
    env: {},
    resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
  });
  worker.unref();
  worker.on('error', () => undefined);
  const close = database.close.bind(database);
  database.close = () => {
    void worker.terminate();
    return close();
  };
}

/**
 * Readies a SQLite connection for several writers: a write-ahead log, and transactions that take the write lock when
 * they begin instead of failing when they first write.
 */
export function prepareSqlite(connection: unknown, done: Done): void {
  const database = connection as Sqlite;
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 5000');
  const prepare = keepStatements(database.prepare.bind(database));
  database.prepare = (statement) => prepare(statement === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : statement);
  checkpointAside(database);
  done(undefined, connection);
}
