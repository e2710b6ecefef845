import type { PostCandidate, PostDesk } from '../../src/plugins/douyin/contracts/post-desk';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';
import { appsOf, refusal } from '../support/apps';
import { connectPan115, createPan115App } from '../support/pan115';
import { clearFaults, planFault } from '../support/platform';
import {
  addToLibrary,
  allowPosting,
  comesTo,
  editor,
  posts,
  postOf,
  sendPost,
  videoPost,
  type LibraryFile,
} from '../support/posts';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

describe('what the screens of publishing ask', () => {
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  beforeAll(async () => {
    world = await createWorld();
    accountId = await connectDouyin(world);
    video = await addToLibrary(world);
    await world.sim('switches', { reviewSeconds: 1 });
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
  });
  afterEach(() => clearFaults(world));

  const get = <Data>(where: string) => world.admin.data<Data>('GET', `/douyin${where}`);
  const titles = async (query: Record<string, string>) => {
    const { rows } = await get<{ rows: PostView[] }>(`/posts?${new URLSearchParams(query).toString()}`);
    return rows.map(({ title }) => title);
  };
  const accountNow = async () =>
    (await get<PostDesk>('/post-desk')).accounts.find(({ id }) => id === accountId);

  it('which ways are open to an account, and why one is not', async () => {
    expect((await accountNow())?.ways).toEqual({
      create: { lack: 'POST_OFF', doubts: expect.arrayContaining(['no-review']) as unknown },
      handoff: { lack: 'POST_OFF', doubts: expect.arrayContaining(['webhook-off']) as unknown },
    });
    const [app] = await appsOf(world).list();
    if (app) await appsOf(world).save(app, { switches: { ...app.switches, publish: true } });
    expect((await accountNow())?.ways).toMatchObject({
      create: { lack: 'AUTH_SCOPE_MISSING' },
      handoff: { lack: null },
    });
    await allowPosting(world);
    await connectDouyin(world);
    expect((await accountNow())?.ways.create).toEqual({ lack: null, doubts: [] });
  });

  it('the limits, the drives and what the settings ask', async () => {
    const drive = await connectPan115(world, await createPan115App(world));
    const desk = await get<PostDesk>('/post-desk');
    expect(desk).toMatchObject({ approval: false, linkMinutes: 60, drives: [{ id: drive }] });
    expect(desk.accounts.map(({ id }) => id)).not.toContain(drive);
    expect(desk.limits).toMatchObject({ titleSigns: 55, textSigns: 1000, images: 30 });
  });

  it('the files a post shows, while the library has them', async () => {
    const picture = await addToLibrary(world, { name: 'leaf.png', type: 'image/png', bytes: 3000 });
    const media = [{ from: 'library', id: video.id }];
    const cover = { from: 'library', id: picture.id };
    const input = { accountId, kind: 'video', title: '封面', media, cover };
    const { id } = await posts<PostView>(world.strapi, 'create', input, editor);
    expect((await postOf(world.strapi, id)).files).toMatchObject([
      { id: video.id, name: 'tea.mp4', mime: 'video/mp4', url: video.url, bytes: 1000 },
      { id: picture.id, name: 'leaf.png', mime: 'image/png', bytes: 3000 },
    ]);
    await picture.remove();
    expect((await postOf(world.strapi, id)).files.map((file) => file.id)).toEqual([video.id]);
  });

  it('posts by text, by state, by day, and in the order of their time', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await sendPost(world.strapi, videoPost(accountId, video.id, '后天 Green Tea'), inDays(2));
    await sendPost(world.strapi, videoPost(accountId, video.id, '明天'), inDays(1));
    expect(await titles({ text: 'green tea' })).toEqual(['后天 Green Tea']);
    for (const text of ['_天', '%']) expect(await titles({ text })).toEqual([]);
    expect(await titles({ text: '#春茶', stage: 'scheduled' })).toEqual(['明天', '后天 Green Tea']);
    expect(await titles({ stage: 'scheduled', order: 'scheduled' })).toEqual(['明天', '后天 Green Tea']);
    const span = { from: inDays(1.5).toISOString(), to: inDays(3).toISOString() };
    expect(await titles(span)).toEqual(['后天 Green Tea']);
    expect(await titles({ ...span, text: '明天' })).toEqual([]);
    const sent = await sendPost(world.strapi, videoPost(accountId, video.id, '现在'));
    await comesTo(world.strapi, sent, ['reviewing', 'published']);
    const today = { from: inDays(-0.5).toISOString(), to: inDays(0.5).toISOString() };
    expect(await titles(today)).toEqual(['现在']);
  });

  it('the link as a code only while there is one', async () => {
    const media = [{ from: 'library', id: video.id }];
    const id = await sendPost(world.strapi, { ...videoPost(accountId, 0, '手机'), way: 'handoff', media });
    const { link } = await comesTo(world.strapi, id, ['handed']);
    const code = await get<{ image: string; link: string; endsAt: string }>(`/posts/${id}/qr`);
    expect(code).toMatchObject({ link, image: expect.stringMatching(/^data:image\/svg\+xml,/) as unknown });
    expect(Date.parse(code.endsAt)).toBeGreaterThan(Date.now());
    await posts(world.strapi, 'cancel', id, editor);
    expect(refusal(await world.admin.call('GET', `/douyin/posts/${id}/qr`))).toMatchObject({
      status: 409,
      code: 'POST_STAGE',
    });
  });

  it('the works a doubtful post may have become; one that is another post cannot be chosen', async () => {
    const known = await comesTo(
      world.strapi,
      await sendPost(world.strapi, videoPost(accountId, video.id, '已知')),
      ['reviewing', 'published'],
    );
    await planFault(world, { endpoint: 'create_video', kind: 'drop' });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '不明'));
    await comesTo(world.strapi, id, ['unknown']);
    // Published past this site: nobody told it of that work.
    const media = [{ from: 'library', id: video.id }];
    const byLink = await sendPost(world.strapi, {
      ...videoPost(accountId, 0, '手机'),
      way: 'handoff',
      media,
    });
    const { link } = await comesTo(world.strapi, byLink, ['handed']);
    const body = new URLSearchParams({ person: 'xiaohe' });
    await fetch(link ?? '', { method: 'POST', body, redirect: 'manual' });
    const candidates = async () =>
      (await get<{ works: PostCandidate[] | null }>(`/posts/${id}/candidates`)).works ?? [];
    const isFree = ({ title, isTaken }: PostCandidate) => !isTaken && title.startsWith('手机');
    // The list of works holds one once its review is over.
    await until('the work made by phone', async () => (await candidates()).some(isFree));
    const works = await candidates();
    expect(works.find(({ itemId }) => itemId === known.itemId)).toMatchObject({
      isTaken: true,
      kind: 'video',
    });
    const free = works.find(isFree);
    const settle = (itemId: string) =>
      world.admin.call('POST', `/douyin/posts/${id}/settle`, { published: true, itemId });
    expect(refusal(await settle(known.itemId ?? ''))).toMatchObject({ status: 400, code: 'POST_INVALID' });
    expect((await settle(free?.itemId ?? '')).status).toBe(200);
    expect(await postOf(world.strapi, id)).toMatchObject({ itemId: free?.itemId });
  });

  it('nothing of the works where they may not be read', async () => {
    await planFault(world, { endpoint: 'create_video', kind: 'drop' });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '无权查看'));
    await comesTo(world.strapi, id, ['unknown']);
    await planFault(world, { endpoint: 'video_list', kind: 'code', code: 28001018, times: null });
    expect(await get(`/posts/${id}/candidates`)).toEqual({ works: null });
  });
});
