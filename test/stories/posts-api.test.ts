import { apiToken } from '../support/api-token';
import { ask } from '../support/http';
import { addToLibrary, allowPosting, listenForPosts, videoWorks, type LibraryFile } from '../support/posts';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const grant = 'plugin::douyin.lead:douyin:posts:publish';
const view = 'plugin::douyin.lead:douyin:posts:view';

type Answer = {
  success: boolean;
  postId: string;
  status: string;
  item_id: string | null;
  error: string | null;
};
type Refused = {
  error: { name: string; message: string; details: { code: string; issues?: { path: string }[] } };
};

describe('seed 001’s publish_video and publish_image', () => {
  let world: World;
  let token: string;
  let video: LibraryFile;
  let picture: LibraryFile;
  beforeAll(async () => {
    world = await createWorld();
    await allowPosting(world);
    await connectDouyin(world);
    await listenForPosts(world);
    await world.sim('switches', { reviewSeconds: 1 });
    video = await addToLibrary(world);
    picture = await addToLibrary(world, { name: 'tea.png', type: 'image/png' });
    token = await apiToken(world, 'custom', [
      `${grant}.publishVideo`,
      `${grant}.publishImage`,
      `${view}.findOne`,
    ]);
  });
  afterAll(async () => {
    await video?.remove();
    await picture?.remove();
    await world?.close();
  });

  const call = (what: 'video' | 'images', json: object, key?: string) =>
    ask(`${world.front.url}/api/douyin/posts/${what}`, {
      method: 'POST',
      json,
      headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) },
    });

  it('answers with the item_id where the call waits for it', async () => {
    const input = {
      video_url: String(video.id),
      title: '我的视频标题',
      description: '视频描述',
      privacy_level: 0,
    };
    const reply = await call('video', { ...input, cover_url: picture.url, wait: true });
    expect(reply.status).toBe(200);
    const { data } = reply.json<{ data: Answer }>();
    expect(Object.keys(data).sort()).toEqual(['error', 'item_id', 'postId', 'status', 'success']);
    expect(data).toMatchObject({ success: true, error: null });
    expect(data.item_id).toMatch(/^@/);
  });

  it('answers at once otherwise, and can be asked how it goes', async () => {
    const reply = await call('images', { images: [picture.url], title: '图文', privacy_level: 1 });
    expect(reply.status).toBe(202);
    const { data } = reply.json<{ data: Answer }>();
    expect(data).toMatchObject({ success: true, item_id: null, error: null });
    const where = `${world.front.url}/api/douyin/posts/${data.postId}`;
    const read = async () => {
      const shown = await ask(where, { headers: { authorization: `Bearer ${token}` } });
      return shown.json<{ data: { stage: string; privacy: number } }>().data;
    };
    await until('the end of it', async () => (await read()).stage === 'published', 90_000);
    expect(await read()).toMatchObject({ privacy: 1 });
  });

  it('is done once under one key of an account, whoever sends it again and however often at once', async () => {
    const before = await videoWorks(world);
    const input = { video_url: video.url, title: '只发一次' };
    const replies = await Promise.all(Array.from({ length: 5 }, () => call('video', input, 'key-1')));
    const ids = replies.map((reply) => reply.json<{ data: Answer }>().data.postId);
    expect(new Set(ids).size).toBe(1);
    const again = await call('video', { ...input, wait: true }, 'key-1');
    expect(again.json<{ data: Answer }>().data).toMatchObject({ postId: ids[0], success: true });
    expect((await videoWorks(world)) - before).toBe(1);
    const other = await call('video', { ...input, title: '另一条' }, 'key-1');
    expect([other.status, other.json<Refused>().error.details.code]).toEqual([422, 'CALL_KEY_REUSED']);
  });

  it.each<[string, 'video' | 'images', object, string]>([
    ['no title', 'video', { title: '' }, 'title'],
    ['56 signs of title', 'video', { title: '字'.repeat(56) }, 'title'],
    ['2001 signs of description', 'video', { description: '字'.repeat(2001) }, 'description'],
    ['another privacy', 'video', { privacy_level: 2 }, 'privacy_level'],
    ['no video', 'video', { video_url: '' }, 'video_url'],
    ['a file that is not there', 'video', { video_url: '/uploads/none.mp4' }, 'video_url'],
    ['an account that is not there', 'video', { account: 'nobody' }, 'account'],
    ['a moment of the past', 'video', { publish_at: '2020-01-01T00:00:00.000Z' }, 'publish_at'],
    ['no picture', 'images', { images: [] }, 'images'],
    ['ten pictures', 'images', { images: Array<string>(10).fill('https://media.example/a.png') }, 'images'],
  ])('refuses %s, naming the field', async (_what, which, change, field) => {
    const usual = which === 'video' ? { video_url: video.url } : { images: [picture.url] };
    const reply = await call(which, { ...usual, title: '标题', ...change });
    expect(reply.status).toBe(400);
    const { error } = reply.json<Refused>();
    expect([error.name, error.details.code]).toEqual(['DouyinPublishException', 'POST_INVALID']);
    expect(error.details.issues?.[0]?.path).toBe(field);
  });

  it('takes 55 signs of title, as people count them, and a text as long as the platform takes', async () => {
    const input = { video_url: video.url, title: '🎈'.repeat(55), description: '字'.repeat(944), wait: true };
    expect((await call('video', input)).json<{ data: Answer }>().data).toMatchObject({ success: true });
  });

  it('is refused to a token without the permission', async () => {
    token = await apiToken(world, 'custom', [`${view}.findOne`]);
    expect((await call('video', { video_url: video.url, title: '无权' })).status).toBe(403);
  });

  it('has the seed’s own names as services, and tells of the review as video.audit and on the event hub', async () => {
    type Told = { item_id: string; passed: boolean };
    const [answer, audits, events] = await world.strapi.run<[Answer, Told[], Record<string, string>[]]>(`
      const plugin = strapi.plugin('douyin');
      const [told, heard] = [[], []];
      plugin.service('webhooks').on('video.audit', ({ content }) => void told.push(content), { name: 'story' });
      strapi.eventHub.on('douyin.post.published', (event) => void heard.push(event));
      const input = { video_url: '${video.url}', title: '服务调用', wait: true };
      const answer = await plugin.service('posts').publish_video(input);
      const own = () => told.filter((content) => content.post_id === answer.postId);
      for (let n = 0; n < 600 && own().length === 0; n += 1) await new Promise((done) => setTimeout(done, 100));
      return [answer, own(), heard.filter(({ post }) => post === answer.postId)];`);
    expect(answer).toMatchObject({ success: true, error: null });
    expect(audits).toMatchObject([{ item_id: answer.item_id, passed: true }]);
    expect(events).toEqual([
      { post: answer.postId, item: answer.item_id, account: expect.any(String), app: expect.any(String) },
    ]);
  });
});
