import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createDatabase, type StoryDatabase } from './databases';
import { root } from './strapi';

const folder = path.join(root, 'test/fixtures/upgrade');

/** The kinds of database there is a former site for. */
export type FormerKind = 'sqlite' | 'postgres';

/** What was true of the former site when it ended: two people logged in, and one account’s fans became leads. */
export const former = JSON.parse(readFileSync(path.join(folder, 'first.json'), 'utf8')) as {
  made: string;
  accounts: Record<FormerKind, string[]>;
  accessTokens: string[];
  leads: number;
  events: number;
  users: number;
};

const unpacked = (name: string): Buffer => gunzipSync(readFileSync(path.join(folder, name)));

/** The database of a site that ran with the first version that had leads. */
export async function formerDatabase(kind: FormerKind): Promise<StoryDatabase> {
  const store = await createDatabase(kind);
  const { DATABASE_FILENAME: file = '', DATABASE_NAME: name = '' } = store.env;
  if (kind === 'sqlite') writeFileSync(file, unpacked('first.sqlite.gz'));
  else {
    const to = ['-h', '127.0.0.1', '-U', 'postgres', '-d', name, '-q', '-v', 'ON_ERROR_STOP=1'];
    execFileSync('psql', to, {
      input: unpacked('first.postgres.sql.gz'),
      stdio: ['pipe', 'ignore', 'inherit'],
    });
  }
  return store;
}
