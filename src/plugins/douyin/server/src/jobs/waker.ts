import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import type { JobsPort } from './port';

/** A job, and from when it can be claimed. */
export type Due = { id: string; kind: string; runAt: Date };

/** What came of telling: the job is over, unknown here, or to be told of again at that moment. */
export type Heard = 'over' | 'unknown' | Date;

/** What a process does when it hears of jobs. */
export type Listener = {
  /** Looks into the database at once: for jobs of a kind, or of all kinds. */
  look(kind?: string): void;
  /** Does a job if it can be claimed, and resolves when that is done. */
  hear(kind: string, id: string): Promise<Heard>;
};

/** Which jobs a process does: how many of a kind at once, and how long it may be silent before it loses one. */
export type Hearing = { kind: string; concurrency: number; leaseSeconds: number };

/** How a process tells others of jobs: not at all, each looks for itself; through Redis; or through one that does not answer. */
export type Telling = 'none' | 'redis' | 'away';

/**
 * How processes hear of jobs that other processes, or time, have made due. Only the rows in the database count: what is told
 * may get lost or come twice.
 */
export type Waker = {
  /** Tells of a job that is stored; returns at once and never throws. */
  tell(due: Due): void;
  /** Lets a listener hear of jobs of a kind. */
  listen(hearing: Hearing, listener: Listener): void;
  /** Milliseconds between two looks into the database, which find what nobody told of. */
  pollMs(): number;
  /** Whether it can tell at this moment. */
  telling(): Telling;
  /** Lets the listeners hear of nothing new. */
  hush(): Promise<void>;
  /** Ends all connections; nothing is told or heard any more. */
  close(): Promise<void>;
};

/** Does something when the transaction around has committed; at once where there is none. */
async function afterCommit(strapi: Core.Strapi, work: () => void): Promise<void> {
  if (strapi.db.inTransaction()) await strapi.db.transaction(async ({ onCommit }) => onCommit(work));
  else work();
}

/** A port that tells of each job that it makes claimable. */
export function telling(strapi: Core.Strapi, port: JobsPort, { tell }: Waker): JobsPort {
  return {
    ...port,
    async enqueue(job) {
      const stored = await port.enqueue(job);
      const due = { id: stored.id, kind: job.kind, runAt: job.runAt ?? clock.now() };
      if (stored.isNew) await afterCommit(strapi, () => tell(due));
      return stored;
    },
    async fail(job, error, next) {
      const isHeld = await port.fail(job, error, next);
      if (isHeld && next.retryAt) tell({ id: job.id, kind: job.kind, runAt: next.retryAt });
      return isHeld;
    },
    async release(job) {
      const isHeld = await port.release(job);
      if (isHeld) tell({ id: job.id, kind: job.kind, runAt: clock.now() });
      return isHeld;
    },
  };
}
