import { randomBytes } from 'node:crypto';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_CLIENT_KEY } from '../../simulator';
import type { PostStage, PostView } from '../../src/plugins/douyin/contracts/post-views';
import { appsOf } from './apps';
import type { RunningStrapi } from './strapi';
import { until } from './until';
import { openWebhook, pointTo } from './webhooks';
import { connectDouyin } from './tokens';
import { createWorld, type World, type WorldOptions } from './world';

/** The scopes that publishing and following it need. */
export const postScopes = ['video.create.bind', 'video.list.bind', 'video.data.bind'];
const appScopes = [...postScopes, 'h5.share', 'jump.basic', 'open.get.ticket'];

/** The platform lets the app publish, and the administrator switches it on; gives the app's id. */
export async function allowPosting(world: World): Promise<string> {
  const { apps } = await world.sim<{ apps: { client_key: string; scopes: string[] }[] }>('apps');
  const held = apps.find(({ client_key: key }) => key === DEMO_CLIENT_KEY)?.scopes ?? [];
  await world.sim(`apps/${DEMO_CLIENT_KEY}`, { scopes: [...new Set([...held, ...appScopes])] }, 'PATCH');
  const [app] = await appsOf(world).list();
  if (!app) throw new Error('There is no app');
  const scopes = [...new Set([...app.scopes, ...postScopes])];
  await appsOf(world).save(app, { scopes, switches: { ...app.switches, publish: true } });
  return app.id;
}

/** Has the platform tell a process what is published. */
export async function listenForPosts(world: World, process = world.strapi): Promise<void> {
  await pointTo(world, process, await openWebhook(world));
}

/** Calls the service of posts in a process; parameters as JSON. */
export const posts = <Result>(process: RunningStrapi, method: string, ...given: unknown[]): Promise<Result> =>
  process.run<Result>(
    `return strapi.plugin('douyin').service('posts').${method}(...${JSON.stringify(given)})`,
  );

/** A post as it stands. */
export const postOf = (process: RunningStrapi, id: string): Promise<PostView> =>
  posts<PostView>(process, 'read', id);

/** What happened to a post, in order. */
export async function historyOf(process: RunningStrapi, id: string): Promise<string[]> {
  const page = { page: 1, pageSize: 100 };
  const { rows } = await posts<{ rows: { what: string }[] }>(process, 'events', id, page);
  return rows.map(({ what }) => what);
}

/** Waits until a post is in one of these stages. */
export async function comesTo(
  process: RunningStrapi,
  id: string,
  stages: PostStage[],
  limitMs = 60_000,
): Promise<PostView> {
  let post = await postOf(process, id);
  await until(
    `post ${id} to be ${stages.join(' or ')}, it is ${post.stage}`,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      post = await postOf(process, id);
      return stages.includes(post.stage);
    },
    limitMs,
  );
  return post;
}

type Medium = { id: string; kind: 'video' | 'image'; used: boolean; pieces: { bytes: number }[] };

/** What the platform holds of uploads. */
export const mediaOf = async (world: World): Promise<Medium[]> =>
  (await world.sim<{ media: Medium[] }>('media')).media;

/** How many works the platform made of uploaded videos. */
export const videoWorks = async (world: World): Promise<number> =>
  (await mediaOf(world)).filter(({ kind, used }) => kind === 'video' && used).length;

/** A file in the media library, and how to take it out again. */
export type LibraryFile = { id: number; url: string; remove(): Promise<void> };

type NewFile = { name?: string; type?: string; bytes?: number; content?: Buffer };

/** Puts a file into the media library, of so many random bytes unless its content is given. */
export async function addToLibrary(
  world: World,
  { name = 'tea.mp4', type = 'video/mp4', bytes = 1000, content = randomBytes(bytes) }: NewFile = {},
): Promise<LibraryFile> {
  const place = path.join(tmpdir(), `douyin-story-${randomBytes(6).toString('hex')}-${name}`);
  await writeFile(place, content);
  const file = { filepath: place, originalFilename: name, mimetype: type, size: content.length };
  const [{ id, url }] = await world.strapi.run<[{ id: number; url: string }]>(
    `return strapi.plugin('upload').service('upload').upload({ data: {}, files: ${JSON.stringify(file)} })`,
  );
  await rm(place, { force: true });
  return {
    id,
    url,
    remove: () =>
      world.strapi.run(`
        const file = await strapi.db.query('plugin::upload.file').findOne({ where: { id: ${id} } });
        if (file) await strapi.plugin('upload').service('upload').remove(file);`),
  };
}

/** Makes a file of the media library so long, mostly of nothing: it takes no place on the disk. */
export async function stretch(world: World, file: LibraryFile, bytes: number): Promise<void> {
  const folder = await world.strapi.run<string>('return strapi.dirs.static.public');
  await truncate(path.join(folder, file.url), bytes);
  // As the library counts: kilobytes with two digits.
  await world
    .tables('files')
    .where({ id: file.id })
    .update({ size: Math.round(bytes / 10) / 100 });
}

/** The administrator whom stories name as the one who acts. */
export const editor = { kind: 'admin', id: '1', name: 'Story' };

/** A video post of a library file, as `create` takes it. */
export const videoPost = (accountId: string, fileId: number, title = '新茶到店') => ({
  accountId,
  kind: 'video',
  title,
  description: '明前龙井 #春茶',
  media: [{ from: 'library', id: fileId }],
});

/** Makes a post and agrees to its publication, now or at a moment; gives its id. */
export async function sendPost(
  process: RunningStrapi,
  input: object,
  at: Date | null = null,
): Promise<string> {
  const { id } = await posts<PostView>(process, 'create', input, editor);
  const when = at ? `new Date('${at.toISOString()}')` : 'null';
  await process.run(
    `await strapi.plugin('douyin').service('posts').schedule('${id}', ${when}, ${JSON.stringify(editor)})`,
  );
  return id;
}

/** What the clock does each minute, in one process. */
export const tickPosts = (process: RunningStrapi): Promise<void> =>
  process.run(`await strapi.plugin('douyin').service('jobs').runNow('posts.tick')`);

/** A site that may publish: an account that granted it, and a video in the media library. */
export type Studio = { world: World; accountId: string; video: LibraryFile };

/** Opens a studio; `bytes` is the size of its video, `switches` are the platform's. */
export async function openStudio({
  bytes,
  switches = {},
  ...options
}: WorldOptions & { bytes?: number; switches?: object } = {}): Promise<Studio> {
  const world = await createWorld(options);
  await allowPosting(world);
  const accountId = await connectDouyin(world);
  const video = await addToLibrary(world, { bytes });
  await world.sim('switches', { reviewSeconds: 1, ...switches });
  return { world, accountId, video };
}
