import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../apps';
import { talkTo } from '../inside';
import { createPostgres } from '../postgres';
import { startApp, type RunningApp } from '../strapi';
import type { Closers } from '../tokens-site';
import { openPostgres } from './raw-postgres';
import { openSqlite } from './raw-sqlite';
import type { Raw } from './raw';

/** The databases that are measured. */
export const kinds = ['sqlite', 'postgres'] as const;
export type Kind = (typeof kinds)[number];

/** The application on a fresh database, and beside it a twin with the same empty tables that only the driver writes to. */
export type Site = {
  kind: Kind;
  app: RunningApp;
  /** Lets the application do one of the commands of commands.cjs. */
  ask: ReturnType<typeof talkTo>;
  /** The application's database, and the twin. */
  ours: Raw;
  twin: Raw;
  /** Where the application's database is: a file, or its name. */
  place: string;
};

const text = { type: 'string' };
const long = { type: 'text' };
const number = { type: 'integer' };
const moment = { type: 'datetime' };

/** A content type with the columns of a lead, as a site would make one for itself. */
const personType = {
  kind: 'collectionType',
  collectionName: 'people',
  info: { singularName: 'person', pluralName: 'people', displayName: 'Person' },
  options: { draftAndPublish: false },
  attributes: {
    ...{ nickname: text, avatarUrl: long, gender: text, city: text, province: text, country: text },
    ...{ relation: text, appId: text, accountId: text, sourceKind: text, openId: text, number },
    ...{ acquiredAt: moment, lastSeenAt: moment, phoneSealed: long, phoneView: text, stage: text },
    ...{ ownerId: number, team: text, tags: { type: 'json' }, notes: long, nextFollowUpAt: moment },
    ...{ version: number, mergedIntoId: number, searchText: long },
  },
};

function addPersonType(folder: string): void {
  const place = path.join(folder, 'dist/src/api/person/content-types/person');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'schema.json'), JSON.stringify(personType));
}

type Store = {
  env: Record<string, string>;
  place: string;
  copy(): Promise<string>;
  open(place: string): Promise<Raw>;
};

async function sqliteStore(folder: string): Promise<Store> {
  const place = path.join(folder, '.tmp', 'data.db');
  return {
    env: {},
    place,
    async copy() {
      copyFileSync(place, `${place}.twin`);
      return `${place}.twin`;
    },
    open: async (file) => openSqlite(file),
  };
}

async function postgresStore(closers: Closers): Promise<Store> {
  const database = await createPostgres();
  closers.push(() => database.drop());
  const place = database.env.DATABASE_NAME ?? '';
  return {
    env: database.env,
    place,
    async copy() {
      const twin = await createPostgres(place);
      closers.push(() => twin.drop());
      return twin.env.DATABASE_NAME ?? '';
    },
    open: openPostgres,
  };
}

/** Starts everything on one kind of database. */
export async function openSite(
  kind: Kind,
  closers: Closers,
  env: Record<string, string> = {},
): Promise<Site> {
  const { folder, remove } = createApp(`leads-${kind}`, true);
  closers.push(remove);
  addPersonType(folder);
  const store = await (kind === 'sqlite' ? sqliteStore(folder) : postgresStore(closers));
  const preload = ['--require', path.join(__dirname, 'commands.cjs')];
  const start = () => startApp(folder, () => ({ ...store.env, DOUYIN_WORKERS: 'false', ...env }), preload);
  await (await start()).stop(); // makes the tables
  const twinPlace = await store.copy();
  const app = await start();
  closers.push(() => app.stop());
  const [ours, twin] = [await store.open(store.place), await store.open(twinPlace)];
  closers.push(
    () => ours.close(),
    () => twin.close(),
  );
  return { kind, app, ask: talkTo(app.child), ours, twin, place: store.place };
}
