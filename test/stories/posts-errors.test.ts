import { callsTo, clearFaults, planFault } from '../support/platform';
import {
  addToLibrary,
  comesTo,
  editor,
  historyOf,
  mediaOf,
  openStudio,
  postOf,
  posts,
  sendPost,
  stretch,
  tickPosts,
  videoPost,
  videoWorks,
  type LibraryFile,
} from '../support/posts';
import { ofThisRun } from '../support/this-run';
import { hourMs, moveTime } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';
import { douyinNumbers } from '../support/vendor-codes';
import type { ErrorCode } from '../../src/plugins/douyin/contracts/errors';
import type { PostStage, PostView } from '../../src/plugins/douyin/contracts/post-views';

describe('what the platform’s refusals make of a post', () => {
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  let uploadedId: string;
  let offsetMs = 0;
  beforeAll(async () => {
    ({ world, accountId, video } = await openStudio({ switches: { postsPerDay: 1000 } }));
    await planFault(world, { endpoint: 'create_video', kind: 'code', code: 2114005 });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '先上传'));
    await until('the refusal', async () => (await postOf(world.strapi, id)).stage === 'failed');
    uploadedId = String((await mediaOf(world)).at(-1)?.id);
  });
  afterAll(async () => {
    await video?.remove();
    await world?.close();
  });
  afterEach(() => clearFaults(world));

  /** A post of a video that lies on the platform already: what is refused does not use it up. */
  const uploadedPost = (title: string) => ({
    ...videoPost(accountId, 0, title),
    media: [{ from: 'uploaded', id: uploadedId }],
  });

  /** Waits until a post came to something else than its way to the platform. */
  async function outcomeOf(id: string): Promise<PostView> {
    let post = await postOf(world.strapi, id);
    await until(
      'an outcome',
      async () => {
        post = await postOf(world.strapi, id);
        return (
          !['uploading', 'creating'].includes(post.stage) && (post.stage !== 'queued' || post.error !== null)
        );
      },
      60_000,
    );
    return post;
  }

  /** What becomes of a post whose creation is refused with a number, by our code of it. */
  const outcomes: [PostStage, ErrorCode, number[]][] = [
    ['queued', 'API_QUOTA', [10020, 2114007, 2190001, 28001052, 28003017]],
    ['queued', 'API_THROTTLED', [2118110, 28003018]],
    ['unknown', 'API_BUSY', [10001, 2100004, 28001005, 28001006]],
    ['failed', 'API_ACCOUNT', [2100009, 2114005, 28001045, 28001046, 28001047]],
    [
      'failed',
      'API_FORBIDDEN',
      [10004, 2100007, 2112001, 2190004, 28001014, 28001018, 28001019, 28001042, 28004020],
    ],
    ['failed', 'AUTH_SCOPE_MISSING', [2190003, 28001012]],
    ['failed', 'AUTH_APP', [22, 10006, 10011, 10012, 10015, 10017, 2190016, 28001016, 28001020, 28001021]],
    ['failed', 'AUTH_CREDENTIALS', [10003, 10013, 29002002]],
    ['failed', 'AUTH_CODE_INVALID', [10007, 10014]],
    ['failed', 'AUTH_GRANT_LOST', [10010]],
    ['failed', 'API_RETIRED', [28001017, 28001056]],
    [
      'failed',
      'API_REJECTED',
      [2111001, 2111002, 2111005, 2111006, 2111007, 2113001, 2113002, 2118100, 99_999_999],
    ],
    [
      'failed',
      'API_PARAMETER',
      [
        ...[10002, 10005, 2100005, 2111003, 2111004, 2118106, 2190005, 2190006, 2190007, 2190015],
        ...[28001007, 28001015, 28003082],
      ],
    ],
  ];
  /** After which the account's token is replaced, and the work made. */
  const tokenNumbers = [10008, 2190002, 2190008, 28001003, 28001008];
  /** One number of each kind in the ordinary run: what each number means is a unit test's as well. */
  const table = outcomes.flatMap(([stage, told, numbers]) =>
    ofThisRun(numbers.slice(0, 1), numbers).map((number): [number, PostStage, ErrorCode] => [
      number,
      stage,
      told,
    ]),
  );

  it('is in these tables for every number that the platform has', () => {
    const known = [...outcomes.flatMap(([, , numbers]) => numbers), ...tokenNumbers].filter(
      (number) => number < 99_999_999,
    );
    expect(known.sort((a, b) => a - b)).toEqual([...douyinNumbers].sort((a, b) => a - b));
  });

  it.each(table)('%i of create_video: %s with %s', async (code, stage, told) => {
    const before = await videoWorks(world);
    await planFault(world, { endpoint: 'create_video', kind: 'code', code, times: null });
    const id = await sendPost(world.strapi, uploadedPost(`错误 ${code}`));
    const post = await outcomeOf(id);
    expect([post.stage, post.error?.code]).toEqual([stage, told]);
    expect(post.error?.retryAt !== null).toBe(stage === 'queued');
    // Nothing is asked for twice while the outcome stands.
    const calls = await callsTo(world, 'create_video');
    if (stage === 'unknown') {
      await posts(world.strapi, 'settle', id, { published: false }, editor);
      expect(await callsTo(world, 'create_video')).toBe(calls);
    }
    if (stage === 'queued') await posts(world.strapi, 'cancel', id, editor);
    expect(await videoWorks(world)).toBe(before);
  });

  it.each(ofThisRun(tokenNumbers.slice(0, 2), tokenNumbers))(
    '%i of create_video: the token is replaced, and the work made once',
    async (code) => {
      // One account's tokens are not refreshed twice in a short while.
      offsetMs += hourMs;
      await moveTime(world, offsetMs, [world.strapi]);
      const before = await videoWorks(world);
      await planFault(world, { endpoint: 'create_video', kind: 'code', code, times: 1 });
      const id = await sendPost(world.strapi, videoPost(accountId, video.id, `令牌 ${code}`));
      await until('its end', async () => (await postOf(world.strapi, id)).stage === 'published', 60_000);
      expect((await videoWorks(world)) - before).toBe(1);
    },
  );

  it.each<[number, string]>([
    [28001005, 'API_BUSY'],
    [28003018, 'API_THROTTLED'],
    [2190001, 'API_QUOTA'],
    [2190003, 'AUTH_SCOPE_MISSING'],
    [28001056, 'API_RETIRED'],
    [28001046, 'API_ACCOUNT'],
  ])('%i of video_data: the review is followed on, and %s told', async (code, told) => {
    await planFault(world, { endpoint: 'video_data', kind: 'code', code, times: null });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, `审核 ${code}`));
    await until('the fault', async () => (await postOf(world.strapi, id)).error?.code === told, 60_000);
    expect((await postOf(world.strapi, id)).stage).toBe('reviewing');
    await clearFaults(world);
    await posts(world.strapi, 'retry', id, editor);
    await until('its end', async () => (await postOf(world.strapi, id)).stage === 'published', 60_000);
    expect((await postOf(world.strapi, id)).error).toBeNull();
  });

  it('an uploaded video that the platform does not know any more is uploaded again', async () => {
    const uploads = await callsTo(world, 'upload_video');
    await planFault(world, { endpoint: 'create_video', kind: 'code', code: 2190007, times: 1 });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '视频 id 失效'));
    await until('its end', async () => (await postOf(world.strapi, id)).stage === 'published', 60_000);
    expect((await callsTo(world, 'upload_video')) - uploads).toBe(2);
  });

  it.each([
    [2190005, 'API_PARAMETER'],
    [2190006, 'API_PARAMETER'],
    [2190004, 'API_FORBIDDEN'],
    [2190003, 'AUTH_SCOPE_MISSING'],
    [28001016, 'AUTH_APP'],
    [2100009, 'API_ACCOUNT'],
    [28001056, 'API_RETIRED'],
  ])('%i of upload_video: failed with %s, and nothing was asked to be made', async (code, told) => {
    const calls = await callsTo(world, 'create_video');
    await planFault(world, { endpoint: 'upload_video', kind: 'code', code, times: null });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, `上传 ${code}`));
    const post = await outcomeOf(id);
    expect([post.stage, post.error?.code]).toEqual(['failed', told]);
    expect(await callsTo(world, 'create_video')).toBe(calls);
    expect(await historyOf(world.strapi, id)).not.toContain('creating');
  });

  it.each([
    ['create_video', 2190007, 'upload_video', 0],
    ['complete_video_part_upload', 28001007, 'init_video_part_upload', 60 * 1024 ** 2],
  ])('%s that always refuses with %i: sent three times, and failed', async (...row) => {
    const [endpoint, code, begin, bytes] = row;
    const file = await addToLibrary(world, { name: 'again.mp4' });
    if (bytes > 0) await stretch(world, file, bytes);
    const [asked, begun] = [await callsTo(world, endpoint), await callsTo(world, begin)];
    await planFault(world, { endpoint, kind: 'code', code, times: null });
    const id = await sendPost(world.strapi, videoPost(accountId, file.id, `总是拒绝 ${code}`));
    const post = await comesTo(world.strapi, id, ['failed'], 60_000);
    expect(post.error).toMatchObject({ code: 'API_PARAMETER', retryAt: null });
    expect((await callsTo(world, endpoint)) - asked).toBe(3);
    expect((await callsTo(world, begin)) - begun).toBe(3);
    await clearFaults(world);
    // A person may begin it anew.
    await posts(world.strapi, 'retry', id, editor);
    await comesTo(world.strapi, id, ['published'], 60_000);
    await file.remove();
  });

  it('an upload that was not complete within its two hours is begun anew, and that is counted', async () => {
    const file = await addToLibrary(world, { name: 'slow.mp4' });
    await stretch(world, file, 60 * 1024 ** 2);
    const begun = await callsTo(world, 'init_video_part_upload');
    await planFault(world, { endpoint: 'complete_video_part_upload', kind: 'outage', times: null });
    const id = await sendPost(world.strapi, videoPost(accountId, file.id, '上传太久'));
    await until('the outage', async () => (await postOf(world.strapi, id)).error !== null, 60_000);
    await clearFaults(world);
    offsetMs += 2 * hourMs;
    await moveTime(world, offsetMs, [world.strapi]);
    await tickPosts(world.strapi);
    await comesTo(world.strapi, id, ['published'], 60_000);
    expect((await callsTo(world, 'init_video_part_upload')) - begun).toBe(2);
    const { restarts } = (await world.tables('douyin_posts').where({ document_id: id }).first()) as {
      restarts: number;
    };
    expect(restarts).toBe(1);
    await file.remove();
  });

  it('a refused token that cannot be replaced at the moment is waited for', async () => {
    offsetMs += hourMs;
    await moveTime(world, offsetMs, [world.strapi]);
    await planFault(world, { endpoint: 'create_video', kind: 'code', code: 2190008, times: 1 });
    await planFault(world, { endpoint: 'refresh_token', kind: 'outage', times: null });
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, '令牌稍后'));
    const { stage, error } = await outcomeOf(id);
    expect([stage, error?.code]).toEqual(['queued', 'AUTH_TOKEN_INVALID']);
    await clearFaults(world);
    await until('its end', async () => (await postOf(world.strapi, id)).stage === 'published', 60_000);
  });

  it('a file that left the library is told before anything is sent', async () => {
    const lost = await addToLibrary(world, { name: 'lost.mp4' });
    const { id } = await posts<PostView>(world.strapi, 'create', videoPost(accountId, lost.id), editor);
    await lost.remove();
    const refused = posts(world.strapi, 'schedule', id, null, editor);
    await expect(refused).rejects.toMatchObject({ code: 'POST_MEDIA' });
  });
});
