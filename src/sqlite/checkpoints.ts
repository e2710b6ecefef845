import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';

type Progress = { log: number; checkpointed: number };
type Sqlite = { pragma(text: string): Progress[]; close(): unknown };

// It brings no types.
const Database = createRequire(__filename)('better-sqlite3') as new (file: string, options: object) => Sqlite;

const file = workerData as string;
const everyMs = 200;
/** So many pages are worth two waits for the disk. */
const pages = 500;

let seenAt = 0;

/** When the log was written to last; 0 where there is none. */
const writtenAt = (): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Writes back what the log holds; waits for nobody, and nobody waits for it. */
function writeBack(): void {
  // Open no longer than needed: the last connection that closes puts the log away.
  const database = new Database(file, { fileMustExist: true });
  try {
    const [now] = database.pragma('wal_checkpoint(NOOP)');
    if (now && now.log - now.checkpointed >= pages) database.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    database.close();
  }
}

setInterval(() => {
  const at = writtenAt();
  if (at === seenAt) return;
  seenAt = at;
  try {
    writeBack();
  } catch {
    // Locked, or gone just now: what is written next is another occasion, and the connection has a limit of its own.
  }
}, everyMs);
