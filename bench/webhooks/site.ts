import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { createApp } from '../apps';
import { inside, insideOptions, type Inside } from '../inside';
import type { Raw } from '../leads/raw';
import { createStore, type Kind } from '../leads/site';
import { end, endWithUs, startApp } from '../strapi';
import type { Closers } from '../tokens-site';

/** The account that every delivery is for. */
export const account = '_000bench';

/** The table of the deliveries. */
export const table = 'douyin_webhook_events';

/** The application with its webhook switched on; it handles nothing until it is told to. */
export type Site = {
  kind: Kind;
  pid: number;
  /** Where the platform delivers. */
  url: string;
  inside: Inside;
  raw: Raw;
  place: string;
};

const grant = {
  person: '河畔书店',
  open_id: account,
  access_token: 'act.bench',
  refresh_token: 'rft.bench',
  expires_in: 1_296_000,
  refresh_expires_in: 2_592_000,
};

/** Starts the application on one kind of database. */
export async function openSite(kind: Kind, closers: Closers): Promise<Site> {
  const { folder, remove } = createApp(`webhooks-${kind}`, true);
  closers.push(remove);
  const store = await createStore(kind, folder, closers);
  const env = {
    ...store.env,
    DOUYIN_WORKERS: 'false',
    DOUYIN_CLIENT_KEY: DEMO_CLIENT_KEY,
    DOUYIN_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  };
  const app = await startApp(folder, () => env, insideOptions);
  closers.push(() => app.stop());
  const commands = inside(app.child);
  await commands.runSql('UPDATE douyin_apps SET webhook_on = true, leads_on = true, login_on = true');
  await commands.connect([grant]);
  const raw = await store.open(store.place);
  closers.push(() => raw.close());
  const [row] = await raw.all<{ id: string }>('SELECT document_id AS id FROM douyin_apps');
  const url = `${app.url}/api/douyin/webhook/${row?.id}`;
  return { kind, pid: app.pid, url, inside: commands, raw, place: store.place };
}

type Row = Record<string, unknown>;

/** Columns of the newest delivery, as the bare route is to write them. */
async function newestRow({ raw }: Site): Promise<Row> {
  const [row] = await raw.all<Row>(`SELECT * FROM ${table} ORDER BY id DESC LIMIT 1`);
  if (!row) throw new Error('Nothing was delivered yet');
  const columns = Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null);
  return Object.fromEntries(columns) as Row;
}

/** Starts the bare route on the same database; gives its address. */
export async function startKoa(site: Site, closers: Closers): Promise<string> {
  const columns = JSON.stringify(await newestRow(site));
  const child = fork(path.join(__dirname, 'koa.cjs'), [site.kind, site.place, columns]);
  endWithUs(child);
  closers.push(() => end(child));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return `http://127.0.0.1:${port}/`;
}
