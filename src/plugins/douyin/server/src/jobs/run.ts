import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { underTrace } from '../shared/trace';
import { mayRetry, retryMoment, type BackOff } from '../shared/backoff';
import { toldError } from './engine';
import { keepLease } from './lease';
import type { ClaimedJob, JobData, JobsPort } from './port';

/** What a handler is given. */
export type JobRun = {
  job: ClaimedJob;
  /** Aborted when the job is no longer ours, or this process ends: throw at the next safe point. */
  signal: AbortSignal;
  /** Stores the progress, from which the job goes on after a crash; false: it is no longer ours. Beats come by themselves. */
  heartbeat(progress?: JobData): Promise<boolean>;
};

/**
 * Does a job. What it returns is kept as the result and means done; an error is tried again where that may help. It may
 * run more than once, and another process may have begun it, so that each step must bear being done twice.
 */
export type JobHandler = (run: JobRun) => Promise<JobData | void>;

/** A job in hand. */
export type Run = {
  job: ClaimedJob;
  /** Resolves when its outcome is written; never rejects. */
  done: Promise<void>;
  /** Asks its handler to stop; what it throws then hands the job back. */
  interrupt(): void;
};

/** Counts how a run of a kind ended. */
export type CountRun = (kind: string, result: 'done' | 'retry' | 'failed' | 'released' | 'lost') => void;

type Means = { port: JobsPort; log: Core.Strapi['log']; count: CountRun; backOff: BackOff };

const lost = new Error('The job was cancelled, or another process has it');
const leaving = new Error('This process ends');

async function recordFailure(
  { port, log, count, backOff }: Means,
  job: ClaimedJob,
  error: unknown,
): Promise<void> {
  const { kind, attempts, maxAttempts } = job;
  const isLast = attempts >= maxAttempts || !mayRetry(error);
  const moment = { attempts, now: clock.now(), chance: Math.random() };
  const retryAt = isLast ? null : retryMoment(backOff, moment);
  if (!(await port.fail(job, error, { retryAt }))) return count(kind, 'lost');
  count(kind, retryAt ? 'retry' : 'failed');
  const { code, message } = toldError(error);
  const what = `Douyin: job ${kind} ${job.id} failed (attempt ${attempts} of ${maxAttempts}`;
  if (retryAt) log.warn(`${what}, again at ${retryAt.toISOString()}): ${code} ${message}`);
  else log.error(`${what}): ${code} ${message}`);
}

/** What the log tells of a job: its id and kind, and the part of the product its kind begins with. */
const traceOf = ({ id, kind }: ClaimedJob) => ({
  jobId: id,
  jobKind: kind,
  feature: () => kind.split('.')[0],
});

const writeTries = 30;
const writeAgainMs = 1000;

/** Writes an outcome, also where the database is away meanwhile, as it is for seconds when it is restarted. */
async function patiently<Written>(signal: AbortSignal, write: () => Promise<Written>): Promise<Written> {
  for (let left = writeTries; ;) {
    try {
      return await write();
    } catch (error) {
      left -= 1;
      if (left === 0 || signal.aborted) throw error;
      await pause(writeAgainMs, undefined, { ref: false });
    }
  }
}

/** Begins a job; its outcome is written under its fence. */
export function beginRun(means: Means, handler: JobHandler, job: ClaimedJob): Run {
  const { port, log, count } = means;
  const controller = new AbortController();
  const { signal } = controller;
  const lease = keepLease(port, job, () => controller.abort(lost));

  async function giveBack(): Promise<void> {
    count(job.kind, (await port.release(job)) ? 'released' : 'lost');
  }

  async function work(): Promise<void> {
    let result: JobData | void;
    try {
      result = await handler({ job, signal, heartbeat: lease.beat });
    } catch (error) {
      if (signal.reason === leaving) return await giveBack();
      if (signal.reason === lost) return count(job.kind, 'lost');
      return await patiently(signal, () => recordFailure(means, job, error));
    }
    const isDone = await patiently(signal, () => port.complete(job, result ?? undefined));
    count(job.kind, isDone ? 'done' : 'lost');
  }

  const done = underTrace(traceOf(job), work)
    .catch((error: unknown) => {
      const { code, message } = toldError(error);
      log.error(`Douyin: the outcome of job ${job.kind} ${job.id} was not written: ${code} ${message}`);
    })
    .finally(lease.drop);
  return { job, done, interrupt: () => controller.abort(leaving) };
}
