import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { usualBackOff, type BackOff } from '../shared/backoff';
import { createBell } from './bell';
import { toldError } from './engine';
import type { ClaimedJob, JobsPort } from './port';
import { beginRun, type JobHandler, type Run } from './run';

const pollMs = 2000;
const graceMs = 10_000;

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
  /** Whether to claim without asking first. */
  isEager: boolean;
};

/** Runs jobs in this process. */
export type Worker = {
  handle(kind: string, handler: JobHandler, options?: RunOptions): void;
  /** Makes it look for jobs of a kind at once. */
  wake(kind: string): void;
  start(): void;
  /** Claims no more, lets what runs come to an end for ten seconds and hands the rest back. */
  stop(): Promise<void>;
  /** Waits until nothing runs here and nothing can be claimed; not at all where it does not work. */
  drain(): Promise<void>;
};

function newState(port: JobsPort, log: Core.Strapi['log']) {
  const owner = `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`;
  const flags = { isPollDue: false, isClaiming: false, isLeaving: false, isCutOff: false };
  return { port, log, owner, bell: createBell(), handlings: new Map<string, Handling>(), ...flags };
}

type State = ReturnType<typeof newState>;

const handlingsIn = ({ handlings }: State): Handling[] => [...handlings.values()];
const hasRoom = ({ concurrency, runs }: Handling): boolean => concurrency > runs.size;
const runsIn = (state: State): Run[] => handlingsIn(state).flatMap(({ runs }) => [...runs]);

function begin({ port, log, bell }: State, { handler, backOff, runs }: Handling, job: ClaimedJob): void {
  const run = beginRun({ port, log, backOff }, handler, job);
  runs.add(run);
  void run.done.then(() => {
    runs.delete(run);
    bell.ring();
  });
}

async function handBack({ port }: State, jobs: ClaimedJob[]): Promise<void> {
  // What fails here comes back by itself when its lease runs out.
  await Promise.allSettled(jobs.map((job) => port.release(job)));
}

/** Claims as many jobs of a kind as there is room for, and begins them. */
async function take(state: State, handling: Handling): Promise<void> {
  const { kind, runs, concurrency, leaseSeconds } = handling;
  const limit = concurrency - runs.size;
  handling.isEager = false;
  const jobs = await state.port.claim({ kinds: [kind], owner: state.owner, leaseSeconds, limit });
  // A wake-up that came meanwhile counts too.
  handling.isEager ||= jobs.length === limit;
  if (state.isLeaving) await handBack(state, jobs);
  else for (const job of jobs) begin(state, handling, job);
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
    state.isClaiming = true;
    await round(state).catch((error: unknown) => tellCutOff(state, error));
    state.isClaiming = false;
    await state.bell.heard();
  }
}

/** Makes a poll due every two seconds or so; processes that started together drift apart. */
function beginPolling(state: State): { end(): void } {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        state.isPollDue = true;
        state.bell.ring();
        next();
      },
      pollMs * (0.75 + Math.random() / 2),
    );
  };
  next();
  return { end: () => clearTimeout(timer) };
}

async function leave(state: State, working: Promise<void>): Promise<void> {
  state.isLeaving = true;
  state.bell.ring();
  await working;
  const runs = runsIn(state);
  for (const run of runs) run.interrupt();
  await Promise.race([Promise.all(runs.map(({ done }) => done)), pause(graceMs, undefined, { ref: false })]);
  await handBack(
    state,
    runsIn(state).map(({ job }) => job),
  );
}

async function drain(state: State): Promise<void> {
  while (!state.isLeaving) {
    for (const handling of handlingsIn(state)) handling.isEager = true;
    state.bell.ring();
    await Promise.race([pause(50), ...runsIn(state).map(({ done }) => done)]);
    if (state.isClaiming || runsIn(state).length > 0) continue;
    const due = await state.port.due([...state.handlings.keys()]);
    if (due.length === 0 && !state.isClaiming && runsIn(state).length === 0) return;
  }
}

/** The worker of one process: claims when it is woken or a poll finds something, for the kinds that have room. */
export function createWorker(port: JobsPort, log: Core.Strapi['log']): Worker {
  const state = newState(port, log);
  let working: Promise<void> | undefined;
  let polling: { end(): void } | undefined;
  const wake = (kind: string) => {
    const handling = state.handlings.get(kind);
    if (!handling) return;
    handling.isEager = true;
    state.bell.ring();
  };
  return {
    wake,
    handle(kind, handler, { concurrency = 1, leaseSeconds = 60, backOff = usualBackOff } = {}) {
      if (state.handlings.has(kind)) throw new Error(`Jobs of the kind "${kind}" have a handler already`);
      const options = { concurrency, leaseSeconds, backOff };
      state.handlings.set(kind, { kind, handler, ...options, runs: new Set(), isEager: true });
      state.bell.ring();
    },
    start() {
      polling ??= beginPolling(state);
      working ??= work(state);
    },
    async stop() {
      polling?.end();
      if (working) await leave(state, working);
    },
    async drain() {
      if (working) await drain(state);
    },
  };
}
