import { isHere, type DatabaseKind } from '../support/databases';
import { addProcesses, holderOf, type Processes } from '../support/processes';
import { allowSync, endOfRun, runOf, runThrough, startRun, streamOf } from '../support/sync';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres']);
const invented = 300;

describe.each(kinds)('a run whose process is killed, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let processes: Processes;
  let streamId: string;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    world = await createWorld({ database: kind, env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' } });
    processes = await addProcesses(world);
    await allowSync(world, ['fans.list']);
    await world.sim('people/xiaohe/audience', { count: invented });
    await world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 120, times: null });
    const accountId = await connectDouyin(world);
    streamId = (await streamOf(world.strapi, accountId, 'fans')).id;
  });
  afterAll(async () => {
    await processes?.close();
    await world?.close();
  });

  const anybody = () => processes.anybody();
  const holder = () => holderOf(world, processes, 'sync.run');

  when('is carried on by the others from its last page, without a double and without a gap', async () => {
    const runId = await startRun(anybody(), streamId, 'FULL');
    const killed: string[] = [];
    for (const pages of [3, 8]) {
      await until(`page ${pages}`, async () => (await runOf(anybody(), runId)).counters.pages >= pages);
      let name = await holder();
      await until('who has it', async () => Boolean((name = await holder())));
      await processes.kill(name ?? 'A');
      killed.push(name ?? 'A');
      // Past the lease of whoever was killed.
      await processes.moveClocks(killed.length * 70_000);
    }
    const run = await endOfRun(anybody(), runId);
    expect(killed).toHaveLength(2);
    // Two people follow from the start.
    const all = invented + 2;
    expect(run).toMatchObject({ stage: 'done', complete: true, total: all });
    // Each page counts once, however often it was read.
    expect(run.counters).toMatchObject({ pages: Math.ceil(all / 20), fetched: all, inserted: all });
    expect(await world.tables('douyin_leads')).toHaveLength(all);
    expect(await world.tables('douyin_lead_sources')).toHaveLength(all);
    expect(await world.tables('douyin_lead_events').where({ kind: 'acquired' })).toHaveLength(all);
    await world.sim('faults', undefined, 'DELETE');
    const again = await runThrough(anybody(), streamId, 'FULL');
    expect(again.counters).toMatchObject({ inserted: 0, unchanged: all, gone: 0 });
  });
});
