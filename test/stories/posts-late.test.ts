import { DEMO_CLIENT_KEY } from '../../simulator';
import type { PostStage, PostView } from '../../src/plugins/douyin/contracts/post-views';
import { clearFaults, planFault } from '../support/platform';
import {
  addToLibrary,
  comesTo,
  editor,
  historyOf,
  listenForPosts,
  openStudio,
  postOf,
  posts,
  sendPost,
  tickPosts,
  videoPost,
  videoWorks,
  type LibraryFile,
} from '../support/posts';
import { dayMs, moveTime } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';

/** What of a post only the database shows. */
type Kept = { looks: number; hints: string | null };

describe('what is learned late of a post', () => {
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  let offsetMs = 0;
  beforeAll(async () => {
    ({ world, accountId, video } = await openStudio());
    await listenForPosts(world);
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
  });
  afterEach(async () => {
    await clearFaults(world);
    await world.sim('switches', { reviewSeconds: 1 });
  });

  const retry = (id: string) => posts<PostView>(world.strapi, 'retry', id, editor);
  const settle = (id: string) => posts(world.strapi, 'settle', id, { published: false }, editor);
  const send = (title: string, file = video) => sendPost(world.strapi, videoPost(accountId, file.id, title));
  const row = (id: string) => world.tables('douyin_posts').where({ document_id: id });
  const keptOf = async (id: string): Promise<Kept> => (await row(id).first()) as Kept;
  const hintsOf = async (id: string) => JSON.parse((await keptOf(id)).hints ?? '[]') as string[];
  const looked = (id: string, looks: number) =>
    until('a look', async () => (await keptOf(id)).looks > looks, 60_000);

  /** A post of which nobody knows; `drop`: the platform never heard of it, `lost`: it made it. */
  async function doubtful(title: string, kind: 'drop' | 'lost', file = video): Promise<string> {
    await planFault(world, { endpoint: 'create_video', kind, times: 1 });
    const id = await send(title, file);
    await comesTo(world.strapi, id, ['unknown']);
    return id;
  }

  /** The account lets nobody read its works. */
  async function hideWorks(): Promise<void> {
    for (const endpoint of ['video_list', 'video_data'])
      await planFault(world, { endpoint, kind: 'code', code: 2190003, times: null });
  }

  /** So many looks at a review, as time passes. */
  async function passLooks(id: string, looks: number): Promise<void> {
    for (let look = 0; look < looks; look += 1) {
      const before = (await keptOf(id)).looks;
      offsetMs += 31_000;
      await moveTime(world, offsetMs, [world.strapi]);
      await tickPosts(world.strapi);
      await until('a look or an end', async () => {
        const { stage } = await postOf(world.strapi, id);
        return stage !== 'reviewing' || (await keptOf(id)).looks > before;
      });
    }
  }

  it.each<PostStage>(['scheduled', 'approval', 'failed'])(
    'the link of a post that was withdrawn and is %s: what its phone published does not go out again',
    async (stage) => {
      const media = [{ from: 'url', url: 'https://media.example/tea.mp4' }];
      const input = { ...videoPost(accountId, 0, `旧链接 ${stage}`), way: 'handoff', media };
      const id = await sendPost(world.strapi, input);
      const { link } = await comesTo(world.strapi, id, ['handed']);
      await posts(world.strapi, 'cancel', id, editor);
      const at = new Date(Date.now() + offsetMs + dayMs).toISOString();
      await world.strapi.run(
        `await strapi.plugin('douyin').service('posts').schedule('${id}', new Date('${at}'), ${JSON.stringify(editor)})`,
      );
      await row(id).update({ stage });
      const body = new URLSearchParams({ person: 'xiaohe' });
      await fetch(link ?? '', { method: 'POST', body, redirect: 'manual' });
      const post = await comesTo(world.strapi, id, ['published'], 90_000);
      expect(post).toMatchObject({ scheduledAt: null, error: null });
      expect((await historyOf(world.strapi, id)).slice(-2)).toEqual(['reviewing', 'published']);
    },
  );

  it('where no works may be read, an event alone gives no post what another one became', async () => {
    await hideWorks();
    const before = await videoWorks(world);
    const lost = await doubtful('没有发出', 'drop');
    const made = await doubtful('已经发出', 'lost');
    await until('the event', async () => (await hintsOf(lost)).length + (await hintsOf(made)).length === 2);
    for (const id of [lost, made]) {
      const { looks } = await keptOf(id);
      await retry(id);
      await looked(id, looks);
      expect(await postOf(world.strapi, id)).toMatchObject({ stage: 'unknown', itemId: null });
    }
    await settle(lost);
    await retry(made);
    const { itemId } = await comesTo(world.strapi, made, ['reviewing']);
    expect(itemId).toMatch(/^@/);
    // It is made now, and what was heard of before was not it.
    await retry(lost);
    const again = await comesTo(world.strapi, lost, ['reviewing']);
    expect(again.itemId).not.toBe(itemId);
    expect((await videoWorks(world)) - before).toBe(2);
  });

  it('of several events at one moment each is kept', async () => {
    await hideWorks();
    // Two in doubt: neither takes the first that is named.
    const ids = [await doubtful('多个事件', 'drop'), await doubtful('另一个', 'drop')];
    const items = Array.from({ length: 8 }, (_, number) => `@at-once-${number}`);
    const told = { client_key: DEMO_CLIENT_KEY, event: 'create_video', person: 'xiaohe' };
    await Promise.all(
      items.map((item) => world.sim('webhooks/send', { ...told, content: { item_id: item, share_id: '' } })),
    );
    for (const id of ids) {
      await until('all of them', async () => (await hintsOf(id)).length === items.length, 20_000);
      expect((await hintsOf(id)).sort()).toEqual(items);
    }
    for (const id of ids) await settle(id);
  });

  it('a work that is shown late has not vanished', async () => {
    await planFault(world, { endpoint: 'video_data', kind: 'set', set: { list: [] }, times: null });
    const id = await send('晚些显示');
    await comesTo(world.strapi, id, ['reviewing']);
    await passLooks(id, 5);
    expect(await postOf(world.strapi, id)).toMatchObject({ stage: 'reviewing', error: null });
    await clearFaults(world);
    await passLooks(id, 1);
    await comesTo(world.strapi, id, ['published']);
  });

  it('one that was seen and is not there any more has, and is found again where it comes back', async () => {
    await world.sim('switches', { reviewSeconds: 10 ** 6 });
    const file = await addToLibrary(world, { name: 'gone.mp4' });
    const id = await send('消失又出现', file);
    await comesTo(world.strapi, id, ['reviewing']);
    await looked(id, 0);
    await planFault(world, { endpoint: 'video_data', kind: 'set', set: { list: [] }, times: null });
    await passLooks(id, 3);
    expect(await postOf(world.strapi, id)).toMatchObject({ stage: 'reviewing' });
    await passLooks(id, 1);
    const { itemId, error } = await comesTo(world.strapi, id, ['vanished']);
    expect(error?.code).toBe('POST_VANISHED');
    await clearFaults(world);
    await file.remove();
    // A look needs no file.
    expect(await retry(id)).toMatchObject({ stage: 'reviewing', itemId, error: null });
    await world.sim('people/xiaohe/review', { item_id: itemId, verdict: 'published' });
    await retry(id);
    await comesTo(world.strapi, id, ['published']);
  });

  it('whose file left the library meanwhile can be looked for all the same', async () => {
    const file = await addToLibrary(world, { name: 'gone.mp4' });
    const id = await doubtful('文件已删除', 'drop', file);
    await file.remove();
    expect(await retry(id)).toMatchObject({ stage: 'unknown' });
    await settle(id);
    await expect(retry(id)).rejects.toMatchObject({ code: 'POST_MEDIA' });
  });
});
