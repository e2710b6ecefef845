import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { usualBackOff, type BackOff } from '../shared/backoff';
import { addSeconds, clock } from '../shared/clock';
import { createBell } from './bell';
import { toldError } from './engine';
import { createPolling, type Polling } from './polling';
import type { ClaimedJob, JobsPort } from './port';
import { beginRun, type CountRun, type JobHandler, type Run } from './run';
import type { Heard, Listener, Waker } from './waker';

/** When to be told again of a job that can be claimed by its time, but could not be. */
const againSeconds = 1;

/** How jobs of a kind are run. */
export type RunOptions = {
  /** How many at once in this process. Default 1. */
  concurrency?: number;
  /** Seconds without a sign of life after which another process takes a job up. Default 60. */
  leaseSeconds?: number;
  /** The waits before retries. Default 5 seconds, doubled up to a quarter of an hour. */
  backOff?: BackOff;
};

type Handling = Required<RunOptions> & {
  kind: string;
  handler: JobHandler;
  runs: Set<Run>;
  /** Places that are kept for claims under way. */
  kept: number;
  /** Whether to claim without asking first. */
  isEager: boolean;
};

/** Runs jobs in this process. */
export type Worker = {
  handle(kind: string, handler: JobHandler, options?: RunOptions): void;
  start(): void;
  /** Claims no more, lets what runs come to an end for `graceMs` and hands the rest back. */
  stop(): Promise<void>;
  /** Waits until nothing runs here and nothing can be claimed; not at all where it does not work. */
  drain(): Promise<void>;
};

/** Where a worker finds jobs, how it hears of them, where it says what went wrong, how long it waits at its end, and who counts. */
export type Means = {
  port: JobsPort;
  waker: Waker;
  log: Core.Strapi['log'];
  graceMs: number;
  count: CountRun;
};

function newState(means: Means) {
  const owner = `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`;
  const flags = { isPollDue: false, isLooking: false, isLeaving: false, isCutOff: false };
  let tellLeft: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (tellLeft = resolve));
  const handlings = new Map<string, Handling>();
  return { ...means, owner, bell: createBell(), handlings, left, tellLeft: () => tellLeft(), ...flags };
}

type State = ReturnType<typeof newState>;

const handlingsIn = ({ handlings }: State): Handling[] => [...handlings.values()];
const roomIn = ({ concurrency, runs, kept }: Handling): number => concurrency - runs.size - kept;
const hasRoom = (handling: Handling): boolean => roomIn(handling) > 0;
const runsIn = (state: State): Run[] => handlingsIn(state).flatMap(({ runs }) => [...runs]);
const isClaiming = (state: State): boolean =>
  state.isLooking || handlingsIn(state).some(({ kept }) => kept > 0);

function begin(
  { port, log, count, bell }: State,
  { handler, backOff, runs }: Handling,
  job: ClaimedJob,
): Run {
  const run = beginRun({ port, log, count, backOff }, handler, job);
  runs.add(run);
  void run.done.then(() => {
    runs.delete(run);
    bell.ring();
  });
  return run;
}

async function handBack({ port }: State, jobs: ClaimedJob[]): Promise<void> {
  // What fails here comes back by itself when its lease runs out.
  await Promise.allSettled(jobs.map((job) => port.release(job)));
}

/** Claims jobs of a kind, or one by its id, keeping places for them, and begins them. */
async function claim(
  state: State,
  handling: Handling,
  which: { limit: number; id?: string },
): Promise<Run[]> {
  const { kind, leaseSeconds } = handling;
  handling.kept += which.limit;
  try {
    const jobs = await state.port.claim({ kinds: [kind], owner: state.owner, leaseSeconds, ...which });
    if (!state.isLeaving) return jobs.map((job) => begin(state, handling, job));
    await handBack(state, jobs);
    return [];
  } finally {
    handling.kept -= which.limit;
  }
}

/** Claims as many jobs of a kind as there is room for, and begins them. */
async function take(state: State, handling: Handling): Promise<void> {
  const limit = roomIn(handling);
  handling.isEager = false;
  const runs = await claim(state, handling, { limit });
  // A wake-up that came meanwhile counts too.
  handling.isEager ||= runs.length === limit;
}

/** Asks once for all kinds that have room what other processes have enqueued, or time has made due. */
async function poll(state: State): Promise<void> {
  state.isPollDue = false;
  const quiet = handlingsIn(state).filter((handling) => hasRoom(handling) && !handling.isEager);
  const due = await state.port.due(quiet.map(({ kind }) => kind));
  for (const handling of quiet) handling.isEager ||= due.includes(handling.kind);
  state.isCutOff = false;
}

async function round(state: State): Promise<void> {
  if (state.isPollDue) await poll(state);
  for (const handling of handlingsIn(state))
    if (handling.isEager && hasRoom(handling) && !state.isLeaving) await take(state, handling);
}

/** Says once that the database cannot be asked, not with every poll. */
function tellCutOff(state: State, error: unknown): void {
  if (!state.isCutOff) state.log.error(`Douyin: no jobs can be claimed: ${toldError(error).message}`);
  state.isCutOff = true;
}

async function work(state: State): Promise<void> {
  while (!state.isLeaving) {
    state.isLooking = true;
    await round(state).catch((error: unknown) => tellCutOff(state, error));
    state.isLooking = false;
    await state.bell.heard();
  }
}

/** Waits for the end of a run of a kind, or for a moment. */
const someEnd = ({ runs }: Pick<Handling, 'runs'>): Promise<unknown> =>
  Promise.race([pause(50), ...[...runs].map(({ done }) => done)]);

/** Does the job of this id as soon as there is room for it; whoever told of it waits. */
async function hear(state: State, kind: string, id: string): Promise<Heard> {
  const handling = state.handlings.get(kind);
  if (!handling) return 'unknown';
  while (!hasRoom(handling) && !state.isLeaving) await someEnd(handling);
  if (state.isLeaving) return clock.now();
  const [run] = await claim(state, handling, { limit: 1, id });
  if (run) {
    await Promise.race([run.done, state.left]);
    return 'over';
  }
  const job = await state.port.find(id);
  if (!job) return 'unknown';
  const soon = addSeconds(clock.now(), againSeconds);
  return job.runAt === null ? 'over' : job.runAt < soon ? soon : job.runAt;
}

async function leave(state: State, working: Promise<void>): Promise<void> {
  state.isLeaving = true;
  state.bell.ring();
  await state.waker.hush();
  await working;
  while (isClaiming(state)) await pause(10);
  const runs = runsIn(state);
  for (const run of runs) run.interrupt();
  await Promise.race([
    Promise.all(runs.map(({ done }) => done)),
    pause(state.graceMs, undefined, { ref: false }),
  ]);
  await handBack(
    state,
    runsIn(state).map(({ job }) => job),
  );
  state.tellLeft();
}

async function drain(state: State): Promise<void> {
  while (!state.isLeaving) {
    for (const handling of handlingsIn(state)) handling.isEager = true;
    state.bell.ring();
    await someEnd({ runs: new Set(runsIn(state)) });
    if (isClaiming(state) || runsIn(state).length > 0) continue;
    const due = await state.port.due([...state.handlings.keys()]);
    if (due.length === 0 && !isClaiming(state) && runsIn(state).length === 0) return;
  }
}

/** How this process answers to what it hears of jobs. */
function listenerOf(state: State, polling: Polling): Listener {
  return {
    hear: (kind, id) => hear(state, kind, id),
    look(kind) {
      const handling = kind === undefined ? undefined : state.handlings.get(kind);
      if (handling) handling.isEager = true;
      else polling.now();
      state.bell.ring();
    },
  };
}

/** The worker of one process: claims what it hears of, and what a poll finds, for the kinds that have room. */
export function createWorker(means: Means): Worker {
  const state = newState(means);
  let working: Promise<void> | undefined;
  const polling = createPolling(means.waker.pollMs, () => {
    state.isPollDue = true;
    state.bell.ring();
  });
  const listener = listenerOf(state, polling);
  return {
    handle(kind, handler, { concurrency = 1, leaseSeconds = 60, backOff = usualBackOff } = {}) {
      if (state.handlings.has(kind)) throw new Error(`Jobs of the kind "${kind}" have a handler already`);
      const handling = { kind, handler, concurrency, leaseSeconds, backOff };
      state.handlings.set(kind, { ...handling, runs: new Set(), kept: 0, isEager: true });
      if (working) means.waker.listen(handling, listener);
      state.bell.ring();
    },
    start() {
      if (working) return;
      polling.begin();
      for (const handling of handlingsIn(state)) means.waker.listen(handling, listener);
      working = work(state);
    },
    async stop() {
      polling.end();
      if (working) await leave(state, working);
    },
    async drain() {
      if (working) await drain(state);
    },
  };
}
