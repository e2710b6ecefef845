import { isHere, type DatabaseKind } from '../support/databases';
import { callsTo, clearFaults, planFault } from '../support/platform';
import { killWorker } from '../support/post-kills';
import { comesTo, openStudio, sendPost, tickPosts, videoPost, videoWorks } from '../support/posts';
import type { LibraryFile } from '../support/posts';
import { addProcesses, type Processes } from '../support/processes';
import { ofThisRun } from '../support/this-run';
import { moveTime } from '../support/tokens';
import { until } from '../support/until';
import type { World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['sqlite', 'postgres']);
const answering = ofThisRun(
  ['upload_video_part', 'create_video'],
  ['init_video_part_upload', 'upload_video_part', 'complete_video_part_upload', 'create_video', 'video_data'],
);

describe.each(kinds)('a post whose process is killed, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let processes: Processes;
  let accountId: string;
  let video: LibraryFile;
  let offsetMs = 0;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    const env = { DOUYIN_UPLOAD_WHOLE_MB: '0', DOUYIN_UPLOAD_PART_MB: '5' };
    ({ world, accountId, video } = await openStudio({ database: kind, env, bytes: 12 * 5 * 1024 * 1024 }));
    processes = await addProcesses(world);
  });
  afterAll(async () => {
    await video?.remove();
    await processes?.close();
    await world?.close();
  });
  afterEach(async () => {
    if (!isHere(kind)) return;
    await clearFaults(world);
    await processes.revive();
    await passLease();
  });

  const anybody = () => processes.anybody();

  /** Past the lease of whoever was killed. */
  async function passLease(): Promise<void> {
    offsetMs += 70_000;
    await moveTime(world, offsetMs, processes.living());
    await tickPosts(anybody());
  }

  when('at part 7 of 12 goes on with the parts that are left', async () => {
    await planFault(world, { endpoint: 'upload_video_part', kind: 'late', ms: 400, times: null });
    const before = await callsTo(world, 'upload_video_part');
    const id = await sendPost(anybody(), videoPost(accountId, video.id, '断点续传'));
    await until('six parts', async () => (await callsTo(world, 'upload_video_part')) - before >= 7, 60_000);
    await killWorker(world, processes);
    await clearFaults(world);
    await passLease();
    expect(await comesTo(anybody(), id, ['published'], 120_000)).toMatchObject({ error: null });
    expect(await callsTo(world, 'init_video_part_upload')).toBe(1);
    // One may have been on its way when the process was killed.
    expect((await callsTo(world, 'upload_video_part')) - before).toBeLessThanOrEqual(13);
  });

  when.each(answering)('while the platform answers %s is one post all the same', async (endpoint) => {
    const before = await videoWorks(world);
    await planFault(world, { endpoint, kind: 'late', ms: 4000 });
    const calls = await callsTo(world, endpoint);
    const id = await sendPost(anybody(), videoPost(accountId, video.id, `中断于 ${endpoint}`));
    await until(`a call of ${endpoint}`, async () => (await callsTo(world, endpoint)) > calls, 60_000);
    await killWorker(world, processes);
    await clearFaults(world);
    await passLease();
    expect(await comesTo(anybody(), id, ['published'], 120_000)).toMatchObject({ error: null });
    expect((await videoWorks(world)) - before).toBe(1);
  });

  when('before the platform heard of it is found out by nobody, and never made by itself', async () => {
    const before = await videoWorks(world);
    await planFault(world, { endpoint: 'create_video', kind: 'delay', ms: 9000 });
    const id = await sendPost(anybody(), videoPost(accountId, video.id, '尚未到达'));
    await comesTo(anybody(), id, ['creating'], 60_000);
    await killWorker(world, processes);
    await clearFaults(world);
    await passLease();
    const post = await comesTo(anybody(), id, ['unknown', 'published', 'reviewing'], 60_000);
    const made = (await videoWorks(world)) - before;
    expect([post.stage === 'unknown' ? 0 : 1]).toContain(made);
  });
});
