import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { createApp } from '../apps';
import { inside, insideOptions, type Inside } from '../inside';
import { end, endWithUs, startApp } from '../strapi';
import type { Closers } from '../tokens-site';

const scopes = ['user_info', 'video.create.bind', 'video.list.bind', 'video.data.bind'];

const grant = {
  person: '河畔书店',
  open_id: '_000bench',
  access_token: 'act.bench',
  refresh_token: 'rft.bench',
  expires_in: 1_296_000,
  refresh_expires_in: 2_592_000,
};

/** A platform that throws away what it is sent; `took` gives the seconds of the next upload or copy, by its own clock. */
export type Platform = { url: string; copyPort: number; took(): Promise<number> };

async function startPlatform(closers: Closers): Promise<Platform> {
  const child = fork(path.join(__dirname, 'platform.cjs'));
  endWithUs(child);
  closers.push(() => end(child));
  const [{ platformPort, copyPort }] = (await once(child, 'message')) as [
    { platformPort: number; copyPort: number },
  ];
  return {
    url: `http://127.0.0.1:${platformPort}`,
    copyPort,
    async took() {
      const [{ ms }] = (await once(child, 'message')) as [{ ms: number }];
      return ms / 1000;
    },
  };
}

/** A file of the media library, which takes no place on the disk. */
export type Film = { id: number; path: string; bytes: number };

/** The application with an account that may publish. */
export type Site = { pid: number; inside: Inside; platform: Platform; films: Film[] };

const insertFilm = (name: string, bytes: number): string =>
  `INSERT INTO files (document_id, name, hash, ext, mime, size, url, provider)
   VALUES ('${name}', '${name}.mp4', '${name}', '.mp4', 'video/mp4', ${(bytes / 1000).toFixed(2)}, '/uploads/${name}.mp4', 'local')`;

async function addFilms(app: Inside, folder: string, sizes: readonly number[]): Promise<Film[]> {
  const uploads = path.join(folder, 'public/uploads');
  mkdirSync(uploads, { recursive: true });
  const films = sizes.map((bytes, index) => ({
    id: index + 1,
    path: path.join(uploads, `film${index}.mp4`),
    bytes,
  }));
  for (const [index, film] of films.entries()) {
    writeFileSync(film.path, '');
    truncateSync(film.path, film.bytes);
    await app.runSql(insertFilm(`film${index}`, film.bytes));
  }
  return films;
}

/** Starts the application on SQLite beside such a platform, with films of these sizes in its library. */
export async function openSite(closers: Closers, sizes: readonly number[]): Promise<Site> {
  const platform = await startPlatform(closers);
  const { folder, remove } = createApp('upload', true);
  closers.push(remove);
  const env = {
    // Production takes no platform without TLS.
    NODE_ENV: 'development',
    DOUYIN_CLIENT_KEY: DEMO_CLIENT_KEY,
    DOUYIN_CLIENT_SECRET: DEMO_CLIENT_SECRET,
    DOUYIN_BASE_URL: platform.url,
    // Everything by parts, however small.
    DOUYIN_UPLOAD_WHOLE_MB: '0',
  };
  const app = await startApp(folder, () => env, insideOptions);
  closers.push(() => app.stop());
  const commands = inside(app.child);
  const list = JSON.stringify(scopes);
  await commands.runSql(`UPDATE douyin_apps SET publish_on = true, login_on = true, scopes = '${list}'`);
  await commands.connect([grant]);
  return {
    pid: app.pid,
    inside: commands,
    platform,
    films: await addFilms(commands, folder, sizes),
  };
}

/** Copies a file into a socket in a process of its own; gives it while it runs. */
export function startCopy({ platform }: Site, film: Film): ChildProcess {
  const child = spawn(process.execPath, [
    path.join(__dirname, 'copy.cjs'),
    film.path,
    String(platform.copyPort),
  ]);
  endWithUs(child);
  return child;
}
