import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import type { JobStage } from './port';
import { jobUid } from './row';

const day = 86_400;
const batch = 500;

/** How long jobs are kept after their end, and their keys with them. */
const keepSeconds: Partial<Record<JobStage, number>> = {
  done: 7 * day,
  cancelled: 7 * day,
  failed: 30 * day,
};

async function sweepSome(strapi: Core.Strapi, stage: string, seconds: number): Promise<number> {
  const where = { stage, finishedAt: { $lte: addSeconds(clock.now(), -seconds) } };
  const rows = await strapi.db.query(jobUid).findMany({ where, select: ['id'], limit: batch });
  const ids = rows.map(({ id }: { id: number }) => id);
  if (ids.length > 0) await strapi.db.query(jobUid).deleteMany({ where: { id: { $in: ids } } });
  return ids.length;
}

/** Forgets jobs that were done a week ago, and those that failed thirty days ago. */
export async function sweepJobs(strapi: Core.Strapi): Promise<void> {
  for (const [stage, seconds] of Object.entries(keepSeconds))
    while ((await sweepSome(strapi, stage, seconds)) === batch);
}
