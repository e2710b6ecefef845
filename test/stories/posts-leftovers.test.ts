import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isHere, type DatabaseKind } from '../support/databases';
import { toldKinds } from '../support/incidents';
import { startMediaServer, type MediaServer } from '../support/media-server';
import { clearFaults, planFault } from '../support/platform';
import {
  comesTo,
  editor,
  historyOf,
  mediaOf,
  openStudio,
  postOf,
  posts,
  sendPost,
  tickPosts,
  videoPost,
  type LibraryFile,
} from '../support/posts';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, dayMs, moveTime } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);
const film = Buffer.from('first '.repeat(1000));
const other = Buffer.from('second '.repeat(1000));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(kinds)('what posts leave behind, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let server: MediaServer;
  let accountId: string;
  let video: LibraryFile;
  let offsetMs = 0;
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-media-'));
  beforeAll(async () => {
    if (!isHere(kind)) return;
    server = await startMediaServer(film, { 'other.mp4': other });
    const env = {
      DOUYIN_MEDIA_FOLDER: folder,
      DOUYIN_MEDIA_ALLOWED_HOSTS: server.place,
      DOUYIN_POST_RETENTION_DAYS: '30',
    };
    ({ world, accountId, video } = await openStudio({ database: kind, env }));
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    if (isHere(kind)) await clearFaults(world);
  });

  const fromUrl = (file: string, title: string) => ({
    ...videoPost(accountId, 0, title),
    media: [{ from: 'url', url: server.address(file) }],
  });
  const copiesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
  const sweep = () =>
    world.strapi.run<{ removed: number; tidied: number; files: number }>(
      `return strapi.plugin('douyin').service('jobs').runNow('posts.sweep')`,
    );
  const pass = async (ms: number) => {
    offsetMs += ms;
    await moveTime(world, offsetMs, [world.strapi]);
  };
  /** A post from an address whose upload the platform refuses. */
  async function refusedPost(title: string): Promise<string> {
    await planFault(world, { endpoint: 'upload_video', kind: 'code', code: 2190004, times: 1 });
    const id = await sendPost(world.strapi, fromUrl('tea.mp4', title));
    await comesTo(world.strapi, id, ['failed']);
    return id;
  }

  when('is no copy of a file once the platform has it, and none of what an edit took away', async () => {
    const id = await refusedPost('换一个视频');
    expect(copiesOf(id)).toHaveLength(1);
    const { version } = await postOf(world.strapi, id);
    const changed = {
      ...fromUrl('other.mp4', '换一个视频'),
      way: 'create',
      cover: null,
      privacy: 0,
      version,
    };
    await posts(world.strapi, 'edit', id, changed, editor);
    await posts(world.strapi, 'schedule', id, null, editor);
    await comesTo(world.strapi, id, ['published']);
    expect((await mediaOf(world)).at(-1)?.pieces).toEqual([{ bytes: other.length, sha256: sha256(other) }]);
    expect(copiesOf(id)).toEqual([]);
  });

  when('is gone with a post that is cancelled', async () => {
    const id = await refusedPost('取消的');
    await posts(world.strapi, 'cancel', id, editor);
    expect(copiesOf(id)).toEqual([]);
  });

  when('of failed posts and of links goes two days after, the post itself not', async () => {
    const failed = await refusedPost('两天后清理');
    const media = [{ from: 'url', url: 'https://media.example/tea.mp4' }];
    const handed = await sendPost(world.strapi, {
      ...videoPost(accountId, 0, '链接'),
      way: 'handoff',
      media,
    });
    await comesTo(world.strapi, handed, ['handed']);
    await pass(3 * 3_600_000);
    await tickPosts(world.strapi);
    await comesTo(world.strapi, handed, ['expired']);
    const linkOf = async (): Promise<unknown> =>
      (await world.tables('douyin_posts').where({ document_id: handed }).first()).link;
    await sweep();
    expect([copiesOf(failed).length, typeof (await linkOf())]).toEqual([1, 'string']);
    await pass(3 * dayMs);
    const swept = await sweep();
    expect([swept.removed, swept.tidied >= 1, swept.files]).toEqual([0, true, 1]);
    expect([copiesOf(failed), await linkOf()]).toEqual([[], null]);
    expect((await sweep()).tidied).toBe(0);
    // It can be tried again all the same.
    await posts(world.strapi, 'retry', failed, editor);
    await comesTo(world.strapi, failed, ['published']);
  });

  when('on a machine that the nightly sweep never reaches goes with the next fetch there', async () => {
    const left = await refusedPost('别的机器');
    await pass(3 * dayMs);
    const id = await sendPost(world.strapi, fromUrl('other.mp4', '下一个'));
    await comesTo(world.strapi, id, ['published']);
    expect(copiesOf(left)).toEqual([]);
  });

  when('goes with its history after the days of the setting; drafts and what goes on stay', async () => {
    const { id: draft } = await posts<PostView>(
      world.strapi,
      'create',
      videoPost(accountId, video.id),
      editor,
    );
    await world.sim('switches', { reviewSeconds: 10 ** 8 });
    const going = await sendPost(world.strapi, videoPost(accountId, video.id, '还在审核'));
    await comesTo(world.strapi, going, ['reviewing']);
    await pass(31 * dayMs);
    expect((await sweep()).removed).toBeGreaterThan(3);
    const left = (await world.tables('douyin_posts').select('document_id')) as { document_id: string }[];
    expect(left.map(({ document_id: id }) => id).sort()).toEqual([draft, going].sort());
    const told = await world.tables('douyin_post_events').distinct('post_id');
    expect(told.map(({ post_id: id }: { post_id: string }) => id).sort()).toEqual([draft, going].sort());
    await world.sim('switches', { reviewSeconds: 1 });
  });

  when('of an account that is disconnected fails at once, waits with a warning, or is followed', async () => {
    const account = await connectDouyin(world, 'muyu');
    await planFault(world, { endpoint: 'create_video', kind: 'code', code: 2114007, times: 1 });
    const resting = await sendPost(world.strapi, videoPost(account, video.id, '等额度'));
    await until('the quota', async () => (await postOf(world.strapi, resting)).error !== null);
    const at = new Date(Date.now() + offsetMs + 5 * dayMs);
    const slot = await sendPost(world.strapi, videoPost(account, video.id, '以后'), at);
    const { id: draft } = await posts<PostView>(world.strapi, 'create', videoPost(account, video.id), editor);
    await world.strapi.run(
      `await strapi.plugin('douyin').service('accounts').disconnect('${account}', ${JSON.stringify(editor)})`,
    );
    await tickPosts(world.strapi);
    const failed = await comesTo(world.strapi, resting, ['failed']);
    expect(failed.error?.code).toBe('AUTH_GRANT_LOST');
    expect(await postOf(world.strapi, slot)).toMatchObject({
      stage: 'scheduled',
      warnings: [{ code: 'AUTH_GRANT_LOST' }],
    });
    await until('both to be told of', async () => {
      const told = await toldKinds(world);
      return told.includes('post-at-risk') && told.includes('post-failed');
    });
    expect((await postOf(world.strapi, draft)).stage).toBe('draft');
    // Connected again in time, it goes out as if nothing had been.
    await connectDouyin(world, 'muyu');
    await pass(5 * dayMs + 60_000);
    await tickPosts(world.strapi);
    await comesTo(world.strapi, slot, ['published'], 90_000);
    expect(await historyOf(world.strapi, slot)).not.toContain('late');
  });
});
