import { isHere, type DatabaseKind } from '../support/databases';
import { clearFaults, planFault } from '../support/platform';
import { killWorker } from '../support/post-kills';
import { comesTo, openStudio, sendPost, tickPosts, videoPost, videoWorks } from '../support/posts';
import type { LibraryFile } from '../support/posts';
import { addProcesses, type Processes } from '../support/processes';
import { moveTime } from '../support/tokens';
import type { World } from '../support/world';

const kinds: DatabaseKind[] = ['sqlite', 'postgres'];
const rounds = 40;
const endpoints = ['upload_video', 'create_video', 'video_data', 'video_list'];

describe.each(kinds)('posts whose process is killed at any moment, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let processes: Processes;
  let accountId: string;
  let video: LibraryFile;
  let offsetMs = 0;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    ({ world, accountId, video } = await openStudio({ database: kind, switches: { postsPerDay: 1000 } }));
    processes = await addProcesses(world);
  });
  afterAll(async () => {
    await video?.remove();
    await processes?.close();
    await world?.close();
  });

  const anybody = () => processes.anybody();

  when(
    'are each one work or none, and never lost',
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const before = await videoWorks(world);
        for (const endpoint of endpoints)
          await planFault(world, { endpoint, kind: 'late', ms: 300, times: null });
        const id = await sendPost(anybody(), videoPost(accountId, video.id, `第 ${round} 轮`));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
        await killWorker(world, processes).catch(() => undefined);
        await clearFaults(world);
        await processes.revive();
        offsetMs += 70_000;
        await moveTime(world, offsetMs, processes.living());
        await tickPosts(anybody());
        let post = await comesTo(anybody(), id, ['published', 'unknown'], 180_000);
        const made = (await videoWorks(world)) - before;
        // What was made is found with one of the next looks.
        if (made > 0) post = await comesTo(anybody(), id, ['published'], 180_000);
        expect([round, made]).toEqual([round, post.stage === 'published' ? 1 : 0]);
      }
    },
    3_600_000,
  );
});
