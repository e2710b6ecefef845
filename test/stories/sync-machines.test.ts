import { isEngineHere, type Engine } from '../support/engines';
import {
  begin,
  connectWithFans,
  expectWhole,
  pastLeaseMs,
  startMachines,
  storedPages,
  untilPages,
  type Machines,
} from '../support/machines';
import { callsTo } from '../support/platform';
import type { RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';

const engines = ofThisRun<Engine>(['bullmq'], ['embedded']);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(engines)('runs of a sync on two machines, jobs %s', (engine) => {
  const isHere = isEngineHere(engine, 'postgres');
  const when = isHere ? it : it.skip;
  let machines: Machines;
  beforeAll(async () => {
    if (isHere) machines = await startMachines(engine);
  });
  afterAll(() => machines?.close());

  const asked = () => callsTo(machines.world, 'fans_list');
  const slow = (ms: number) =>
    machines.world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms, times: null });
  const quick = () => machines.world.sim('faults', undefined, 'DELETE');

  when('each page is asked for once and stored once', async () => {
    const here = machines.first();
    const there = machines.other(here);
    const sources = [];
    for (const person of ['xiaohe', 'shancha', 'muyu'])
      sources.push(await connectWithFans(machines, person, 300));
    await slow(50);
    const at = [here, there, here];
    const runs = await Promise.all(sources.map((source, n) => begin(at[n] ?? here, source)));
    for (const [n, source] of sources.entries()) await expectWhole(machines, source, runs[n] ?? '');
    expect(await storedPages(machines)).toBeGreaterThanOrEqual(45);
    expect(await asked()).toBe(await storedPages(machines));
    await quick();
  });

  /** Lets a machine note how many rows each of its writes to a run met. */
  const noteWrites = (machine: RunningStrapi) =>
    machine.run(
      `globalThis.storyWrites = [];
       strapi.db.connection.on('query-response', (met, { sql }) => {
         if (/^update .*douyin_sync_runs/.test(sql)) globalThis.storyWrites.push(met);
       });`,
    );

  when('a machine that was held past its lease writes nothing late', async () => {
    const source = await connectWithFans(machines, 'qingtuan', 200);
    await slow(1200);
    const runId = await begin(machines.first(), source);
    await untilPages(machines.first(), runId, 2);
    const held = await machines.holderOf(runId);
    const other = machines.other(held);
    await noteWrites(held);
    await untilPages(other, runId, 3);
    // The next page is on its way: nothing of it is stored yet.
    await sleep(400);
    machines.hold(held);
    await quick();
    await machines.advance(pastLeaseMs, other);
    await expectWhole(machines, source, runId);
    await machines.revive();
    const writes = () => held.run<number[]>(`return globalThis.storyWrites;`);
    await until('its late write', async () => (await writes()).includes(0));
    expect((await writes()).at(-1)).toBe(0);
    await expectWhole(machines, source, runId);
  });

  when('a machine that is killed in the middle of a page is followed by the other one', async () => {
    await machines.world.sim('people', { id: 'lanxi', nickname: '兰溪' });
    const source = await connectWithFans(machines, 'lanxi', 200);
    await slow(300);
    const before = (await asked()) - (await storedPages(machines));
    const runId = await begin(machines.first(), source);
    await untilPages(machines.first(), runId, 3);
    const killed = await machines.holderOf(runId);
    await machines.kill(killed);
    await quick();
    await machines.advance(pastLeaseMs, machines.first());
    const run = await expectWhole(machines, source, runId);
    expect(run.counters.pages).toBe(10);
    // Only what was on its way when it was killed is asked for once more.
    expect((await asked()) - (await storedPages(machines)) - before).toBeLessThanOrEqual(2);
    await machines.revive();
  });

  const whenRedis = engine === 'bullmq' ? when : it.skip;

  whenRedis('Redis ends in the middle of a run and comes back empty: nothing is lost', async () => {
    const { redis, world } = machines;
    const source = await connectWithFans(machines, 'yuntun', 300);
    const again = await connectWithFans(machines, 'xiaohe', 320);
    await slow(100);
    const runId = await begin(machines.first(), source);
    await untilPages(machines.first(), runId, 3);
    await world.sim('faults', { endpoint: 'fans_list', kind: 'outage', times: 3 });
    await until('a wait', async () => (await failures(runId)) > 0);
    await redis?.kill();
    const duringId = await begin(machines.other(machines.first()), again);
    await expectWhole(machines, again, duringId);
    await redis?.start();
    await expectWhole(machines, source, runId);
    await quick();
  });

  async function failures(runId: string): Promise<number> {
    const row = (await machines.world
      .tables('douyin_sync_runs')
      .where({ document_id: runId })
      .first('failures')) as { failures: number } | undefined;
    return row?.failures ?? 0;
  }
});
