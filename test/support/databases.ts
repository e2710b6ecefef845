import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';

/** A fresh, empty database of its own for one story. */
export type StoryDatabase = { env: Record<string, string>; drop(): Promise<void> };

/** A database product stories run on. */
export type DatabaseKind = 'sqlite' | 'postgres' | 'mysql';

const newName = (): string => `douyin_story_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;

function createSqlite(): StoryDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-story-'));
  return {
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db') },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const postgresServer = {
  host: '127.0.0.1',
  port: 5432,
  user: 'postgres',
  database: 'postgres',
  connectionTimeoutMillis: 2000,
};

async function onPostgres(statement: string): Promise<void> {
  const client = new pg.Client(postgresServer);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function createPostgres(): Promise<StoryDatabase> {
  const name = newName();
  await onPostgres(`CREATE DATABASE ${name}`);
  const env = { DATABASE_CLIENT: 'postgres', DATABASE_NAME: name, DATABASE_USERNAME: 'postgres' };
  return { env, drop: () => onPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onMysql(statement: string): Promise<void> {
  const client = await mysql.createConnection({
    host: '127.0.0.1',
    port: 3306,
    user: 'root',
    connectTimeout: 2000,
  });
  await client.query(statement).finally(() => client.end());
}

async function createMysql(): Promise<StoryDatabase> {
  const name = newName();
  await onMysql(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const env = { DATABASE_CLIENT: 'mysql', DATABASE_NAME: name, DATABASE_USERNAME: 'root' };
  return { env, drop: () => onMysql(`DROP DATABASE IF EXISTS ${name}`) };
}

/** Makes a fresh database. */
export async function createDatabase(kind: DatabaseKind): Promise<StoryDatabase> {
  if (kind === 'sqlite') return createSqlite();
  return kind === 'postgres' ? createPostgres() : createMysql();
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

/** The same, at once: jest decides which stories to run before it waits for anything. Tells when one is missing. */
export function isHere(kind: DatabaseKind): boolean {
  if (kind === 'sqlite') return true;
  const script = `require(${JSON.stringify(__filename)}).isReachable('${kind}').then((yes) => process.exit(yes ? 0 : 1))`;
  const { status } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], { cwd: __dirname });
  if (status !== 0) process.stderr.write(`SKIPPED: no ${kind} server answers on this machine\n`);
  return status === 0;
}
