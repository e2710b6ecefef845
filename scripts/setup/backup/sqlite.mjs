import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

function tablesOf(filename) {
  const database = new Database(filename, { readonly: true });
  try {
    return database.prepare("SELECT count(*) AS count FROM sqlite_master WHERE type = 'table'").get().count;
  } finally {
    database.close();
  }
}

/** A database that is a file. */
export const sqlite = {
  async dump({ filename }, file) {
    if (!existsSync(filename)) throw new Error(`There is no database ${filename}`);
    const database = new Database(filename, { readonly: true });
    try {
      // At one go: whatever is written between two steps would begin it anew, and beside a busy site there is no end.
      await database.backup(file, { progress: () => 0x7fffffff });
    } finally {
      database.close();
    }
  },
  isEmpty: async ({ filename }) => !existsSync(filename) || tablesOf(filename) === 0,
  async load({ filename }, file) {
    mkdirSync(path.dirname(filename), { recursive: true });
    copyFileSync(file, filename);
    // What a former one of that name left behind is not part of this.
    for (const rest of ['-wal', '-shm']) rmSync(`${filename}${rest}`, { force: true });
  },
  async scratch() {
    const folder = mkdtempSync(path.join(tmpdir(), 'douyin-drill-'));
    const filename = path.join(folder, 'data.db');
    return { connection: { filename }, env: { DATABASE_FILENAME: filename } };
  },
  drop: async ({ filename }) => rmSync(path.dirname(filename), { recursive: true, force: true }),
};
