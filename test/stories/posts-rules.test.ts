import { createHash, randomBytes } from 'node:crypto';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';
import {
  addToLibrary,
  allowPosting,
  comesTo,
  editor,
  mediaOf,
  postOf,
  posts,
  sendPost,
  videoPost,
  type LibraryFile,
} from '../support/posts';
import { startMediaServer, type MediaServer } from '../support/media-server';
import { connectPan115, createPan115App } from '../support/pan115';
import { connectDouyin } from '../support/tokens';
import { createWorld, type World } from '../support/world';

const film = randomBytes(300_000);
const sha256 = createHash('sha256').update(film).digest('hex');

describe('rules of publishing', () => {
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  let server: MediaServer;
  beforeAll(async () => {
    server = await startMediaServer(film);
    world = await createWorld();
    const places = `${server.place},${new URL(world.simulator.url).host}`;
    await world.restart({ DOUYIN_POST_APPROVAL: 'true', DOUYIN_MEDIA_ALLOWED_HOSTS: places });
    await allowPosting(world);
    accountId = await connectDouyin(world);
    video = await addToLibrary(world);
    await world.sim('switches', { reviewSeconds: 1 });
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
    await server?.close();
  });

  const approve = (id: string) => posts<PostView>(world.strapi, 'approve', id, editor);

  it('a post waits for approval, and an edit takes approval and consent away', async () => {
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '待审批'));
    const waiting = await postOf(world.strapi, id);
    expect(waiting).toMatchObject({ stage: 'approval', approval: null, consent: { by: 'Story' } });
    const change = { ...videoPost(accountId, video.id, '改过的'), way: 'create', cover: null, privacy: 0 };
    const edited = await posts<PostView>(
      world.strapi,
      'edit',
      id,
      { ...change, version: waiting.version },
      editor,
    );
    expect(edited).toMatchObject({ stage: 'draft', approval: null, consent: null });
    const stale = posts(world.strapi, 'edit', id, { ...change, version: waiting.version }, editor);
    await expect(stale).rejects.toMatchObject({ code: 'POST_STALE' });
    await expect(approve(id)).rejects.toMatchObject({ code: 'POST_STAGE' });
    await world.strapi.run(
      `await strapi.plugin('douyin').service('posts').schedule('${id}', null, ${JSON.stringify(editor)})`,
    );
    expect(await approve(id)).toMatchObject({ approval: { by: 'Story' } });
    const post = await comesTo(world.strapi, id, ['published']);
    expect(post.title).toBe('改过的');
    const { entries } = await world.admin
      .data<{ rows: { action: string }[] }>('GET', `/douyin/audit?target=${id}`)
      .then(({ rows }) => ({ entries: rows.map(({ action }) => action) }));
    expect(entries.reverse()).toEqual([
      'post.created',
      'post.scheduled',
      'post.edited',
      'post.scheduled',
      'post.approved',
      'post.published',
    ]);
  });

  it.each(['tea.mp4', 'moved.mp4'])('a video comes from an address byte by byte: %s', async (file) => {
    const media = [{ from: 'url', url: server.address(file) }];
    const id = await sendPost(world.strapi, { ...videoPost(accountId, 0, `来自网址 ${file}`), media });
    await approve(id);
    await comesTo(world.strapi, id, ['published']);
    const last = (await mediaOf(world)).at(-1);
    expect(last?.pieces).toEqual([{ bytes: film.length, sha256 }]);
  });

  it.each(['http://127.0.0.1:9/tea.mp4', 'http://[::1]/tea.mp4', 'https://169.254.169.254/latest'])(
    'nothing is fetched from inside: %s',
    async (url) => {
      const id = await sendPost(world.strapi, {
        ...videoPost(accountId, 0, '内网地址'),
        media: [{ from: 'url', url }],
      });
      await approve(id);
      expect(await comesTo(world.strapi, id, ['failed'])).toMatchObject({
        error: { code: 'CONFIG_ADDRESS' },
      });
    },
  );

  it('a video comes from a 115 drive, by an address that is bound to who asked', async () => {
    const drive = await connectPan115(world, await createPan115App(world));
    const content = 'tea '.repeat(5000);
    await world.sim('pan115/files', { person: 'xiaohe', pick_code: 'tea115', name: 'tea.mp4', content });
    const media = [{ from: 'pan115', accountId: drive, pickCode: 'tea115' }];
    const id = await sendPost(world.strapi, { ...videoPost(accountId, 0, '来自网盘'), media });
    await approve(id);
    await comesTo(world.strapi, id, ['published']);
    expect((await mediaOf(world)).at(-1)?.pieces).toEqual([
      { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    ]);
    const lost = await sendPost(world.strapi, {
      ...videoPost(accountId, 0, '网盘里没有'),
      media: [{ from: 'pan115', accountId: drive, pickCode: 'none' }],
    });
    await approve(lost);
    expect(await comesTo(world.strapi, lost, ['failed'])).toMatchObject({ error: { code: 'API_REJECTED' } });
  });

  it('what was asked of the platform cannot be cancelled, what was not can', async () => {
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '取消'));
    expect(await posts(world.strapi, 'cancel', id, editor)).toMatchObject({ stage: 'cancelled' });
    const made = await sendPost(world.strapi, videoPost(accountId, video.id, '已发布'));
    await approve(made);
    await comesTo(world.strapi, made, ['reviewing', 'published']);
    await expect(posts(world.strapi, 'cancel', made, editor)).rejects.toMatchObject({ code: 'POST_STAGE' });
  });

  it('an app whose switch is off publishes nothing', async () => {
    await world.tables('douyin_apps').update({ publish_on: false });
    const { id } = await posts<PostView>(world.strapi, 'create', videoPost(accountId, video.id), editor);
    const refused = posts(world.strapi, 'schedule', id, null, editor);
    await expect(refused).rejects.toMatchObject({ code: 'POST_OFF' });
  });
});
