import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../apps';
import { talkTo } from '../inside';
import { createPostgres, type BenchDatabase } from '../postgres';
import { startApp, type RunningApp } from '../strapi';
import type { Closers } from '../tokens-site';
import { openPostgres } from './raw-postgres';
import { openSqlite } from './raw-sqlite';
import type { Raw } from './raw';

/** The databases that are measured. */
export const kinds = ['sqlite', 'postgres'] as const;
export type Kind = (typeof kinds)[number];

/** An application that runs on a database, and beside it a twin of that which only the driver writes to. */
type Pair = {
  app: RunningApp;
  /** Lets the application do one of the commands of commands.cjs. */
  ask: ReturnType<typeof talkTo>;
  /** The application's database, and the twin. */
  ours: Raw;
  twin: Raw;
};

/** The application on a fresh database, and the twin of its empty tables. */
export type Site = Pair & {
  kind: Kind;
  /** Where the application's database is: a file, or its name. */
  place: string;
  /** Makes a new twin, which holds all that the database does by now; the application starts once more. */
  twinAnew(): Promise<void>;
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

/** A fresh database of an application, and the way to it past the application. */
export type Store = {
  env: Record<string, string>;
  /** Where it is: a file, or its name. */
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
      const raw = openSqlite(place);
      await raw.run('PRAGMA wal_checkpoint(TRUNCATE)');
      await raw.close();
      rmSync(`${place}.twin`, { force: true });
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
  let twin: BenchDatabase | undefined;
  closers.push(async () => twin?.drop());
  return {
    env: database.env,
    place,
    async copy() {
      await twin?.drop();
      twin = await createPostgres(place);
      return twin.env.DATABASE_NAME ?? '';
    },
    open: openPostgres,
  };
}

/** Makes a fresh database for the application in `folder`. */
export const createStore = (kind: Kind, folder: string, closers: Closers): Promise<Store> =>
  kind === 'sqlite' ? sqliteStore(folder) : postgresStore(closers);

/** Copies the database while nobody uses it, and starts the application on it. */
async function openPair(store: Store, start: () => Promise<RunningApp>): Promise<Pair> {
  const twinPlace = await store.copy();
  const app = await start();
  const [ours, twin] = [await store.open(store.place), await store.open(twinPlace)];
  return { app, ask: talkTo(app.child), ours, twin };
}

async function closePair({ app, ours, twin }: Pair): Promise<void> {
  await app.stop();
  await ours.close();
  await twin.close();
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
  const store = await createStore(kind, folder, closers);
  const preload = ['--require', path.join(__dirname, 'commands.cjs')];
  // Calls are counted, but never too many: the far pages are reached with thousands.
  const common = { ...store.env, DOUYIN_WORKERS: 'false', DOUYIN_API_PER_MINUTE: '1000000' };
  const start = () => startApp(folder, () => ({ ...common, ...env }), preload);
  await (await start()).stop(); // makes the tables
  const site: Site = {
    ...(await openPair(store, start)),
    kind,
    place: store.place,
    async twinAnew() {
      await closePair(site);
      Object.assign(site, await openPair(store, start));
    },
  };
  closers.push(() => closePair(site));
  return site;
}
