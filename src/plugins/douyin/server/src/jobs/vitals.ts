import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { jobTable, jobUid } from './row';

/** How the work on jobs is going, over all processes. */
export type JobVitals = {
  /** When the newest job that was done ended; null while there is none. */
  lastDoneAt: Date | null;
  /** Jobs that could begin now, and the one that could for the longest. */
  waiting: number;
  oldest: { kind: string; runAt: Date } | null;
  /** Kinds of jobs that failed for good within a day. */
  failed: { kind: string; count: number }[];
};

type Timed = { kind: string; runAt: string | Date; finishedAt: string | Date };

async function first(strapi: Core.Strapi, query: object): Promise<Timed | null> {
  return (await strapi.db.query(jobUid).findOne(query)) as Timed | null;
}

async function failedSince(strapi: Core.Strapi, since: Date): Promise<JobVitals['failed']> {
  const rows = (await strapi.db
    .getConnection(jobTable)
    .where('stage', 'failed')
    .where('finished_at', '>=', since)
    .groupBy('kind')
    .select('kind')
    .count({ count: '*' })
    .orderBy('kind')) as { kind: string; count: number | string }[];
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }));
}

/** Reads how the work on jobs is going. */
export async function readVitals(strapi: Core.Strapi): Promise<JobVitals> {
  const now = clock.now();
  const due = { stage: 'queued', runAt: { $lte: now } };
  const [done, oldest, waiting, failed] = await Promise.all([
    first(strapi, { where: { stage: 'done' }, orderBy: { finishedAt: 'desc' } }),
    first(strapi, { where: due, orderBy: { runAt: 'asc' } }),
    strapi.db.query(jobUid).count({ where: due }),
    failedSince(strapi, addSeconds(now, -86_400)),
  ]);
  return {
    lastDoneAt: done && new Date(done.finishedAt),
    waiting,
    oldest: oldest && { kind: oldest.kind, runAt: new Date(oldest.runAt) },
    failed,
  };
}
