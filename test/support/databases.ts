import type { DatabaseEnvironment, DatabaseServer } from './databases/kind';
import { mysql, onMysql } from './databases/mysql';
import { onPostgres, postgres } from './databases/postgres';
import { sqlite } from './databases/sqlite';

/** A fresh database of its own for one story. */
export type StoryDatabase = { env: DatabaseEnvironment; drop(): Promise<void> };

/** A database product stories run on. */
export type DatabaseKind = 'sqlite' | 'postgres' | 'mysql';

/** How databases of each kind are made. */
export const servers: Record<DatabaseKind, DatabaseServer> = { sqlite, postgres, mysql };

/** A name nobody has yet. */
export const newName = (purpose: 'story' | 'template'): string =>
  `douyin_${purpose}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;

/** Makes a fresh database: an empty one, or one that holds what `from` holds. */
export async function createDatabase(kind: DatabaseKind, from?: DatabaseEnvironment): Promise<StoryDatabase> {
  const [server, name] = [servers[kind], newName('story')];
  const env = await (from ? server.copy(name, from) : server.create(name));
  return { env, drop: () => server.drop(env) };
}

/** Whether a database server answers on this machine. */
export async function isReachable(kind: DatabaseKind): Promise<boolean> {
  if (kind === 'sqlite') return true;
  const probe = kind === 'postgres' ? onPostgres('SELECT 1') : onMysql('SELECT 1');
  return probe.then(
    () => true,
    () => false,
  );
}

/** The same, at once: jest decides which stories to run before it waits for anything (see find-servers.ts). */
export const isHere = (kind: DatabaseKind): boolean =>
  kind === 'sqlite' || (process.env.STORY_SERVERS ?? '').split(',').includes(kind);
