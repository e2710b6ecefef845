import { isEngineHere, type Engine } from '../support/engines';
import {
  begin,
  connectWithFans,
  expectWhole,
  pastLeaseMs,
  startMachines,
  untilPages,
  type Machines,
  type Source,
} from '../support/machines';
import { countRows } from '../support/tables';

jest.setTimeout(20 * 60_000);

const rounds = 20;
const engines: Engine[] = ['embedded', 'bullmq'];
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What befalls the machines in the middle of a run; gives what is to be done before the next one. */
type Blow = (machines: Machines, runId: string) => Promise<() => Promise<void>>;

const nothing = async () => undefined;

const killHolder: Blow = async (machines, runId) => {
  await machines.kill(await machines.holderOf(runId));
  await machines.advance(pastLeaseMs, machines.first());
  return machines.revive;
};

const holdHolder: Blow = async (machines, runId) => {
  machines.hold(await machines.holderOf(runId));
  await machines.advance(pastLeaseMs, machines.first());
  return machines.revive;
};

const blows: Record<Engine, Blow[]> = {
  embedded: [killHolder, holdHolder],
  bullmq: [
    killHolder,
    holdHolder,
    async ({ redis }) => {
      await redis?.kill();
      return async () => redis?.start();
    },
    async ({ redis }) => {
      await redis?.kill();
      await redis?.start();
      return nothing;
    },
    async ({ redis }) => {
      await redis?.client.flushall();
      return nothing;
    },
    async (machines, runId) => {
      await machines.redis?.kill();
      const after = await killHolder(machines, runId);
      return async () => {
        await machines.redis?.start();
        await after();
      };
    },
  ],
};

describe.each(engines)('twenty blows to two machines, jobs %s', (engine) => {
  const isHere = isEngineHere(engine, 'postgres');
  const when = isHere ? it : it.skip;
  let machines: Machines;
  let source: Source;
  beforeAll(async () => {
    if (!isHere) return;
    machines = await startMachines(engine);
    source = await connectWithFans(machines, 'xiaohe', 200);
    await machines.world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 400, times: null });
  });
  afterAll(() => machines?.close());

  when('lose and double nobody', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const blow = blows[engine][round % blows[engine].length] ?? killHolder;
      const runId = await begin(machines.first(), source);
      await untilPages(machines.first(), runId, 1 + (round % 7));
      // While a page is on its way: a machine that is held within a transaction would hold its locks as well.
      await sleep(50 + Math.random() * 100);
      const setRight = await blow(machines, runId);
      const run = await expectWhole(machines, source, runId);
      expect(run.counters.gone).toBe(0);
      await setRight();
    }
    expect(await countRows(machines.world.tables, 'douyin_leads')).toBe(202);
  });
});
