import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { ErrorCode } from '../../../contracts/errors';
import { settingsOf } from '../config';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import { lookAtRedis, type RedisLook } from './bullmq/look';
import { bullmqWaker } from './bullmq/waker';
import { embeddedWaker } from './embedded';
import { databaseEngine } from './engine';
import { isOver, type JobData, type JobsPort, type JobState, type NewJob } from './port';
import type { JobHandler } from './run';
import { createSchedules } from './schedules';
import { telling, type Telling, type Waker } from './waker';
import { readVitals, type JobVitals } from './vitals';
import { createWorker, type RunOptions } from './worker';

export type * from './port';
export type { Telling } from './waker';
export type { BackOff } from '../shared/backoff';
export type { JobHandler, JobRun } from './run';

/** How jobs of a kind are run, and how often they may be begun where `enqueue` does not say. */
export type HandleOptions = RunOptions & { maxAttempts?: number };

/** Work for later, done once by one of the processes that share the database. */
export type JobsService = JobsPort & {
  /** Names who does the jobs of a kind; one handler for each. */
  handle(kind: string, handler: JobHandler, options?: HandleOptions): void;
  /**
   * Enqueues a job at each slot of a cron expression (UTC), once however many processes there are, and not while the run
   * before is not over. One schedule for each kind.
   */
  schedule(kind: string, expression: string, options?: { payload?: JobData }): void;
  /** Enqueues a job and waits for its end, whichever process does it; throws what it failed with, without a retry. */
  runNow(kind: string, payload?: JobData): Promise<JobData | null>;
  /** How the work is going, over all processes. */
  vitals(): Promise<JobVitals>;
  /** What the Redis of the settings says of itself; throws where they name none. */
  redis(): Promise<RedisLook>;
  /** Waits until nothing runs in this process and nothing is left that it could claim. */
  drain(): Promise<void>;
  /** Begins to claim and to tick, unless the setting `workers` is off. */
  start(): void;
  /**
   * Ends both: handlers are asked to stop, and what still runs after the setting `ending.limitSeconds` is handed back for others
   * to do at once. What is enqueued from now on is told to others. Not to be started again.
   */
  leave(): Promise<void>;
  /** Leaves, where that is not done, and tells nobody of anything any more. */
  stop(): Promise<void>;
  /** How this process tells others of jobs, and whether it can: `away` while Redis does not answer. */
  telling(): Telling;
};

declare module '../shared/service' {
  interface Services {
    jobs: JobsService;
  }
}

function outcome({ stage, result, error, kind }: JobState): JobData | null {
  if (stage === 'done') return result;
  if (stage === 'cancelled') throw new Error(`The job ${kind} was cancelled`);
  throw new PluginError((error?.code ?? 'INTERNAL') as ErrorCode, error?.message ?? `The job ${kind} failed`);
}

async function endOf(port: JobsPort, id: string): Promise<JobState> {
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 1.5, 250)) {
    const state = await port.find(id);
    if (!state) throw new Error(`The job ${id} was deleted before its end`);
    if (isOver(state.stage)) return state;
    await pause(waitMs);
  }
}

/** By Redis where the settings name one, otherwise within each process. */
function wakerOf(strapi: Core.Strapi): Waker {
  const { redisUrl, redisPrefix } = settingsOf(strapi);
  if (redisUrl === null) return embeddedWaker();
  return bullmqWaker({ url: redisUrl, prefix: redisPrefix }, strapi.log);
}

/** The `jobs` service. */
export function jobsService({ strapi }: Context): JobsService {
  const waker = wakerOf(strapi);
  const port = telling(strapi, databaseEngine(strapi), waker);
  const worker = createWorker({
    port,
    waker,
    log: strapi.log,
    graceMs: settingsOf(strapi).ending.limitSeconds * 1000,
    count: (kind, result) => service(strapi, 'metrics').count('jobRuns', { kind, result }),
  });
  const attempts = new Map<string, number>();
  const enqueue = (job: NewJob) => port.enqueue({ maxAttempts: attempts.get(job.kind), ...job });
  const schedules = createSchedules({ enqueue, find: port.find }, strapi.log);
  let leaving: Promise<void> | undefined;
  const leave = () => (leaving ??= schedules.stop().then(() => worker.stop()));
  return {
    ...port,
    enqueue,
    handle(kind, handler, { maxAttempts, ...options } = {}) {
      worker.handle(kind, handler, options);
      if (maxAttempts) attempts.set(kind, maxAttempts);
      service(strapi, 'metrics').count('jobRuns', { kind, result: 'failed' }, 0);
    },
    schedule: (kind, expression, options) => schedules.add({ kind, expression, ...options }),
    async runNow(kind, payload) {
      if (strapi.db.inTransaction())
        throw new Error('A job cannot be waited for within a transaction: nobody sees it before the commit');
      const { id } = await enqueue({ kind, payload, maxAttempts: 1 });
      return outcome(await endOf(port, id));
    },
    vitals: () => readVitals(strapi),
    async redis() {
      const { redisUrl } = settingsOf(strapi);
      if (redisUrl === null) throw new Error('No Redis is configured');
      return lookAtRedis(redisUrl);
    },
    drain: () => worker.drain(),
    start() {
      if (!settingsOf(strapi).workers) return;
      worker.start();
      schedules.start();
    },
    leave,
    async stop() {
      await leave();
      await waker.close();
    },
    telling: () => waker.telling(),
  };
}
