import { isHere, type DatabaseKind } from '../support/databases';
import { toldKinds } from '../support/incidents';
import { planFault } from '../support/platform';
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
  videoWorks,
  type LibraryFile,
} from '../support/posts';
import { addProcesses, type Processes } from '../support/processes';
import { ofThisRun } from '../support/this-run';
import { dayMs, hourMs, moveTime } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

describe.each(kinds)('scheduled posts, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let processes: Processes;
  let accountId: string;
  let video: LibraryFile;
  let offsetMs = 0;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    // Everything by parts, however small.
    const env = { DOUYIN_UPLOAD_WHOLE_MB: '0' };
    ({ world, accountId, video } = await openStudio({ database: kind, env }));
    processes = await addProcesses(world);
  });
  afterAll(async () => {
    await video?.remove();
    await processes?.close();
    await world?.close();
  });

  const anybody = () => processes.anybody();
  const pass = async (ms: number) => {
    offsetMs += ms;
    await moveTime(world, offsetMs, processes.living());
  };
  /** What the clock does each minute, in all processes at once. */
  const tickAll = () => Promise.all(processes.living().map(tickPosts));
  const inMs = (ms: number) => new Date(Date.now() + offsetMs + ms);
  const stopAll = async () => {
    for (const name of ['A', 'B', 'C'] as const) await processes.kill(name);
  };

  when(
    'come out once each with three processes that all come back after an hour in which nothing was done',
    async () => {
      const before = await videoWorks(world);
      const ids: string[] = [];
      for (let n = 0; n < 6; n += 1)
        ids.push(
          await sendPost(anybody(), videoPost(accountId, video.id, `定时 ${n}`), inMs((n + 1) * 60_000)),
        );
      await pass(hourMs + 10 * 60_000);
      await tickAll();
      for (const id of ids) await comesTo(anybody(), id, ['published'], 120_000);
      expect((await videoWorks(world)) - before).toBe(ids.length);
      expect(await historyOf(anybody(), ids[0] ?? '')).toContain('late');
      await tickAll();
      expect((await videoWorks(world)) - before).toBe(ids.length);
    },
  );

  when('left alone by a stopped site for a day are where they should be soon after, and say so', async () => {
    const before = await videoWorks(world);
    await world.sim('switches', { reviewSeconds: 3600 });
    const reviewed = await sendPost(anybody(), videoPost(accountId, video.id, '审核中停机'));
    await comesTo(anybody(), reviewed, ['reviewing']);
    await planFault(world, { endpoint: 'upload_video_part', kind: 'late', ms: 60_000 });
    const parted = await sendPost(anybody(), videoPost(accountId, video.id, '上传中停机'));
    await until('the upload', async () => (await historyOf(anybody(), parted)).includes('upload-begun'));
    await planFault(world, { endpoint: 'create_video', kind: 'code', code: 2114007 });
    const rested = await sendPost(anybody(), videoPost(accountId, video.id, '等额度时停机'));
    await until('the quota', async () => (await postOf(anybody(), rested)).error?.code === 'API_QUOTA');
    const link = { way: 'handoff', media: [{ from: 'url', url: 'https://media.example/tea.mp4' }] };
    const handed = await sendPost(anybody(), { ...videoPost(accountId, 0, '链接等人时停机'), ...link });
    await comesTo(anybody(), handed, ['handed']);
    await planFault(world, { endpoint: 'create_video', kind: 'late', ms: 8000 });
    const doubted = await sendPost(anybody(), videoPost(accountId, video.id, '发布中停机'));
    await comesTo(anybody(), doubted, ['creating']);
    const slot = await sendPost(anybody(), videoPost(accountId, video.id, '停机时到点'), inMs(2 * hourMs));
    await stopAll();
    await world.sim('faults', undefined, 'DELETE');
    await processes.revive();
    // The day's quota is there again some minutes into the next day in Beijing.
    await pass(dayMs + hourMs / 2);
    await world.sim('switches', { reviewSeconds: 1 });
    await tickAll();
    const made = [reviewed, parted, rested, doubted, slot];
    for (const id of made) await comesTo(anybody(), id, ['published'], 120_000);
    expect(await comesTo(anybody(), handed, ['expired'])).toMatchObject({ error: { code: 'POST_EXPIRED' } });
    // The platform forgets an upload after two hours.
    const begun = (await historyOf(anybody(), parted)).filter((what) => what === 'upload-begun');
    expect(begun).toHaveLength(2);
    expect(await historyOf(anybody(), slot)).toContain('late');
    expect(await historyOf(anybody(), doubted)).toEqual(expect.arrayContaining(['unknown', 'found']));
    expect((await videoWorks(world)) - before).toBe(made.length);
  });

  when('that missed their time by far wait for a person', async () => {
    const id = await sendPost(anybody(), videoPost(accountId, video.id, '错过太久'), inMs(hourMs));
    await pass(2 * dayMs);
    await tickAll();
    expect(await comesTo(anybody(), id, ['failed'])).toMatchObject({ error: { code: 'POST_MISSED' } });
  });

  when('are looked at a day and an hour ahead, and people are warned of what would stop them', async () => {
    const id = await sendPost(anybody(), videoPost(accountId, video.id, '提前检查'), inMs(3 * dayMs));
    expect(await postOf(anybody(), id)).toMatchObject({ stage: 'scheduled', warnings: [] });
    await anybody().run(
      `await strapi.plugin('douyin').service('accounts').disconnect('${accountId}', { kind: 'system' })`,
    );
    await pass(2 * dayMs + 60_000);
    await tickAll();
    expect(await postOf(anybody(), id)).toMatchObject({ warnings: [{ code: 'AUTH_GRANT_LOST' }] });
    expect(await toldKinds(world)).toContain('post-at-risk');
    await pass(dayMs);
    await tickAll();
    const failed = await comesTo(anybody(), id, ['failed']);
    expect(failed.error?.code).toBe('AUTH_GRANT_LOST');
    expect((await mediaOf(world)).length).toBeGreaterThan(0);
    const hopeless = posts<PostView>(anybody(), 'schedule', id, null, editor);
    await expect(hopeless).rejects.toMatchObject({ code: 'AUTH_GRANT_LOST' });
  });
});
