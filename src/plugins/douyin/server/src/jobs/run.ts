import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
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

type Means = { port: JobsPort; log: Core.Strapi['log']; backOff: BackOff };

const lost = new Error('The job was cancelled, or another process has it');
const leaving = new Error('This process ends');

async function recordFailure({ port, log, backOff }: Means, job: ClaimedJob, error: unknown): Promise<void> {
  const { kind, attempts, maxAttempts } = job;
  const isLast = attempts >= maxAttempts || !mayRetry(error);
  const moment = { attempts, now: clock.now(), chance: Math.random() };
  const retryAt = isLast ? null : retryMoment(backOff, moment);
  if (!(await port.fail(job, error, { retryAt }))) return;
  const { code, message } = toldError(error);
  const what = `Douyin: job ${kind} ${job.id} failed (attempt ${attempts} of ${maxAttempts}`;
  if (retryAt) log.warn(`${what}, again at ${retryAt.toISOString()}): ${code} ${message}`);
  else log.error(`${what}): ${code} ${message}`);
}

/** Begins a job; its outcome is written under its fence. */
export function beginRun(means: Means, handler: JobHandler, job: ClaimedJob): Run {
  const { port, log } = means;
  const controller = new AbortController();
  const { signal } = controller;
  const lease = keepLease(port, job, () => controller.abort(lost));

  async function work(): Promise<void> {
    let result: JobData | void;
    try {
      result = await handler({ job, signal, heartbeat: lease.beat });
    } catch (error) {
      if (signal.reason === leaving) await port.release(job);
      else if (signal.reason !== lost) await recordFailure(means, job, error);
      return;
    }
    await port.complete(job, result ?? undefined);
  }

  const done = work()
    .catch((error: unknown) => {
      const { code, message } = toldError(error);
      log.error(`Douyin: the outcome of job ${job.kind} ${job.id} was not written: ${code} ${message}`);
    })
    .finally(lease.drop);
  return { job, done, interrupt: () => controller.abort(leaving) };
}
