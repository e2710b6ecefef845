import { isHere, type DatabaseKind } from '../support/databases';
import { callsTo, clearFaults, planFault } from '../support/platform';
import {
  addToLibrary,
  comesTo,
  editor,
  historyOf,
  listenForPosts,
  mediaOf,
  openStudio,
  postOf,
  posts,
  sendPost,
  videoPost,
  videoWorks,
  type LibraryFile,
} from '../support/posts';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

describe.each(kinds)('publishing, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    ({ world, accountId, video } = await openStudio({ database: kind }));
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
  });
  afterEach(async () => {
    if (isHere(kind)) await clearFaults(world);
  });

  const send = (title: string, more: object = {}) =>
    sendPost(world.strapi, { ...videoPost(accountId, video.id, title), ...more });
  const published = (id: string) => comesTo(world.strapi, id, ['published', 'failed'], 90_000);

  when('a video goes from the media library to the public', async () => {
    const id = await send('新茶到店');
    const post = await published(id);
    expect(post).toMatchObject({ stage: 'published', error: null, text: '新茶到店\n明前龙井 #春茶' });
    expect(post.itemId).toMatch(/^@/);
    expect(post.consent).toMatchObject({ by: 'Story' });
    const steps = ['draft', 'consented', 'uploading', 'uploaded', 'creating', 'reviewing', 'published'];
    expect(await historyOf(world.strapi, id)).toEqual(steps);
    const works = await world.strapi.run<{ itemId: string; title: string }[]>(
      `return (await strapi.plugin('douyin').service('api').call('${accountId}', 'videoList', { count: 20 })).list`,
    );
    expect(works.filter(({ itemId }) => itemId === post.itemId)).toMatchObject([{ title: post.text }]);
  });

  when('pictures go in their order, and what was uploaded before is not uploaded again', async () => {
    const pictures = await Promise.all(
      ['a.png', 'b.png'].map((name) => addToLibrary(world, { name, type: 'image/png', bytes: 300 })),
    );
    const media = pictures.map(({ id }) => ({ from: 'library', id }));
    const id = await sendPost(world.strapi, { accountId, kind: 'images', title: '两张图', media });
    expect(await published(id)).toMatchObject({ stage: 'published', kind: 'images' });
    expect((await mediaOf(world)).filter(({ kind: what, used }) => what === 'image' && used)).toHaveLength(2);
    await Promise.all(pictures.map((picture) => picture.remove()));
  });

  when('whose answer is lost after the platform accepted is one post, found among the works', async () => {
    const before = await videoWorks(world);
    await planFault(world, { endpoint: 'create_video', kind: 'lost' });
    const id = await send('答复丢失');
    const post = await published(id);
    expect(post).toMatchObject({ stage: 'published', error: null });
    expect(await historyOf(world.strapi, id)).toEqual(expect.arrayContaining(['unknown', 'found']));
    expect((await videoWorks(world)) - before).toBe(1);
    expect(await callsTo(world, 'create_video')).toBeGreaterThan(0);
  });

  when(
    'which nobody knows of and nobody finds waits for a person, and is not made again before',
    async () => {
      const before = await videoWorks(world);
      await planFault(world, { endpoint: 'create_video', kind: 'drop' });
      const id = await send('没有到达');
      await comesTo(world.strapi, id, ['unknown']);
      await until('some looks', async () =>
        Boolean(
          await world.tables('douyin_posts').where({ document_id: id }).where('looks', '>=', 1).first(),
        ),
      );
      expect(await videoWorks(world)).toBe(before);
      await posts(world.strapi, 'settle', id, { published: false }, editor);
      expect(await postOf(world.strapi, id)).toMatchObject({
        stage: 'failed',
        error: { code: 'POST_NOT_MADE' },
      });
      await posts(world.strapi, 'retry', id, editor);
      expect(await published(id)).toMatchObject({ stage: 'published' });
      expect((await videoWorks(world)) - before).toBe(1);
    },
  );

  when('goes on after trouble of the platform before anything was made', async () => {
    await planFault(world, { endpoint: 'upload_video', kind: 'http', status: 502 });
    const id = await send('平台抖动');
    expect(await published(id)).toMatchObject({ stage: 'published' });
    expect(await historyOf(world.strapi, id)).toContain('queued');
  });

  when('is told as rejected or vanished where the review ends so', async () => {
    await world.sim('people/xiaohe/review', { verdict: 'rejected' });
    const rejected = await comesTo(world.strapi, await send('不合适'), ['rejected'], 90_000);
    expect(rejected.error).toMatchObject({ code: 'POST_REJECTED' });
    const edited = await posts<PostView>(
      world.strapi,
      'edit',
      rejected.id,
      {
        ...videoPost(accountId, video.id, '改好了'),
        way: 'create',
        cover: null,
        privacy: 0,
        version: rejected.version,
      },
      editor,
    );
    expect(edited).toMatchObject({ stage: 'draft', consent: null, itemId: null, error: null });
  });

  when('says when there is room again once the day’s posts are used up', async () => {
    await world.sim('switches', { postsPerDay: 0 });
    const id = await send('额度用完');
    await until('the refusal', async () => (await postOf(world.strapi, id)).error !== null);
    const post = await postOf(world.strapi, id);
    expect(post).toMatchObject({ stage: 'queued', error: { code: 'API_QUOTA' } });
    const beijing = new Date(Date.parse(post.error?.retryAt ?? '') + 8 * 3_600_000);
    expect(beijing.getUTCHours()).toBe(0);
    await world.sim('switches', { postsPerDay: 50 });
    await posts(world.strapi, 'retry', id, editor);
    expect(await published(id)).toMatchObject({ stage: 'published' });
  });

  const byLink = async (person: string, title: string) => {
    const media = [{ from: 'url', url: 'https://media.example/tea.mp4' }];
    const id = await sendPost(world.strapi, { ...videoPost(accountId, 0, title), way: 'handoff', media });
    const { link } = await comesTo(world.strapi, id, ['handed']);
    if (!link) throw new Error('There is no link');
    await fetch(link, { method: 'POST', body: new URLSearchParams({ person }), redirect: 'manual' });
    return id;
  };

  when('by a link is closed by the event, and only for the account’s own person', async () => {
    await listenForPosts(world);
    expect(await published(await byLink('xiaohe', '手机发布'))).toMatchObject({
      stage: 'published',
      link: null,
    });
    await connectDouyin(world, 'muyu');
    const id = await byLink('muyu', '别人发布');
    await until('the event', async () => (await historyOf(world.strapi, id)).includes('other-person'));
    expect(await postOf(world.strapi, id)).toMatchObject({ stage: 'handed', itemId: null });
  });
});
