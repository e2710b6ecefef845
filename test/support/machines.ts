import type { RunView } from '../../src/plugins/douyin/contracts/sync';
import { createEngineWorld, type Engine, type EngineWorld } from './engines';
import { startStrapi, type RunningStrapi } from './strapi';
import { allowSync, endOfRun, runOf, startRun, streamOf } from './sync';
import { countRows } from './tables';
import { connectDouyin } from './tokens';
import { until } from './until';

/** Past the lease of a job. */
export const pastLeaseMs = 70_000;

/** A page of the platform's list of fans. */
const pageSize = 20;

/** Two machines of one site on PostgreSQL, whose accounts have fans to be pulled. */
export type Machines = EngineWorld & {
  first(): RunningStrapi;
  /** The other one. */
  other(than: RunningStrapi): RunningStrapi;
  /** The one that carries a run on at this moment. */
  holderOf(runId: string): Promise<RunningStrapi>;
  /** Ends one at once (kill -9). */
  kill(machine: RunningStrapi): Promise<void>;
  /** Holds one (SIGSTOP). */
  hold(machine: RunningStrapi): void;
  /** Lets those that are held go on, and starts new ones for those that were killed. */
  revive(): Promise<void>;
  /** Moves the clocks of these machines on by so much for good. */
  advance(ms: number, ...machines: RunningStrapi[]): Promise<void>;
};

/** Starts two machines. */
export async function startMachines(engine: Engine): Promise<Machines> {
  const env = { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000', DOUYIN_SYNC_APP_PER_MINUTE: '100000' };
  const site = await createEngineWorld(engine, { database: 'postgres', env });
  const { world } = site;
  const start = () => startStrapi({ env: world.env });
  let living = [world.strapi, await start()];
  let held: RunningStrapi[] = [];
  let offsetMs = 0;
  await allowSync(world, ['fans.list']);
  const first = () => {
    const [machine] = living;
    if (!machine) throw new Error('No machine lives');
    return machine;
  };
  const holder = async (runId: string) => {
    const row = (await world
      .tables('douyin_jobs')
      .where({ kind: 'sync.run', stage: 'running' })
      .whereRaw(`payload ->> 'run' = ?`, [runId])
      .first('lease_owner')) as { lease_owner: string | null } | undefined;
    return living.find(({ pid }) => row?.lease_owner?.split(':')[1] === String(pid));
  };
  return {
    ...site,
    first,
    other: (than) => living.find((machine) => machine !== than) ?? than,
    async holderOf(runId) {
      let found = await holder(runId);
      await until('who carries the run on', async () => Boolean((found ??= await holder(runId))));
      return found as RunningStrapi;
    },
    async kill(machine) {
      living = living.filter((one) => one !== machine);
      await machine.kill();
      world.front.forwardTo(first().port);
    },
    hold(machine) {
      living = living.filter((one) => one !== machine);
      held.push(machine);
      process.kill(machine.pid, 'SIGSTOP');
    },
    async revive() {
      for (const { pid } of held) process.kill(pid, 'SIGCONT');
      living.push(...held);
      held = [];
      while (living.length < 2) living.push(await start());
      await Promise.all(living.map((machine) => machine.moveClock(offsetMs)));
    },
    async advance(ms, ...machines) {
      offsetMs += ms;
      await Promise.all(machines.map((machine) => machine.moveClock(offsetMs)));
    },
    async close() {
      for (const { pid } of held) process.kill(pid, 'SIGCONT');
      await Promise.all([...living, ...held].map((machine) => machine.stop()));
      await site.close();
    },
  };
}

/** An account whose fans can be pulled. */
export type Source = { accountId: string; streamId: string };

/** Lets a person have so many fans, beside those who follow from the start, and connects the account. */
export async function connectWithFans(
  { world, first }: Pick<Machines, 'world' | 'first'>,
  person: string,
  count: number,
): Promise<Source> {
  await world.sim(`people/${person}/audience`, { count });
  const accountId = await connectDouyin(world, person);
  const { id: streamId } = await streamOf(first(), accountId, 'fans');
  return { accountId, streamId };
}

/** Begins to go through the whole list. */
export const begin = (machine: RunningStrapi, { streamId }: Source): Promise<string> =>
  startRun(machine, streamId, 'FULL');

/** The end of a run, and what is stored of its account: all the platform has, each once. */
export async function expectWhole(
  machines: Pick<Machines, 'world' | 'first'>,
  { accountId }: Source,
  runId: string,
): Promise<RunView> {
  const { world } = machines;
  const run = await endOfRun(machines.first(), runId, 100_000);
  const all = run.total ?? 0;
  const { fetched, pages, inserted, updated, unchanged } = run.counters;
  expect(run).toMatchObject({ stage: 'done', complete: true, stopReason: 'end' });
  expect({ fetched, pages, counted: inserted + updated + unchanged }).toEqual({
    fetched: all,
    pages: Math.ceil(all / pageSize),
    counted: all,
  });
  const sources = (await world
    .tables('douyin_lead_sources')
    .where({ account_id: accountId })
    .select('lead_id')) as {
    lead_id: string;
  }[];
  expect(sources).toHaveLength(all);
  expect(new Set(sources.map(({ lead_id: id }) => id)).size).toBe(all);
  // Each person was acquired once.
  const acquired: { lead_id: number }[] = await world
    .tables('douyin_lead_events')
    .where({ kind: 'acquired' })
    .select('lead_id');
  expect(acquired).toHaveLength(await countRows(world.tables, 'douyin_leads'));
  expect(new Set(acquired.map(({ lead_id: id }) => id)).size).toBe(acquired.length);
  return run;
}

/** How many pages all runs have stored. */
export async function storedPages({ world }: Machines): Promise<number> {
  const [row] = await world.tables('douyin_sync_runs').sum({ pages: 'pages' });
  return Number(row?.pages ?? 0);
}

/** Waits until a run has stored so many pages. */
export async function untilPages(machine: RunningStrapi, runId: string, pages: number): Promise<void> {
  const isThere = async () => (await runOf(machine, runId)).counters.pages >= pages;
  await until(`page ${pages} of run ${runId}`, isThere, 60_000);
}
