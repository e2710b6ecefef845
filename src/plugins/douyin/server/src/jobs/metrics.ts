import type { Core } from '@strapi/strapi';
import type { Sample } from '../metrics/service';
import { clock, secondsSince } from '../shared/clock';
import { jobTable } from './row';

type Row = { kind: string; stage: string; jobs: number | string; first: unknown };

/** How many jobs are kept by kind and stage, and for how long the oldest of each kind has been due. */
export async function readJobs(strapi: Core.Strapi): Promise<Sample[]> {
  const rows = (await strapi.db
    .getConnection(jobTable)
    .whereIn('stage', ['queued', 'running', 'failed'])
    .groupBy('kind', 'stage')
    .select('kind', 'stage')
    .count({ jobs: '*' })
    .min({ first: 'run_at' })) as Row[];
  const now = clock.now();
  return rows.flatMap(({ kind, stage, jobs, first }): Sample[] => [
    { gauge: 'jobs', labels: { kind, stage }, value: Number(jobs) },
    ...(stage === 'queued'
      ? [{ gauge: 'jobOldestSeconds' as const, labels: { kind }, value: secondsSince(first, now) }]
      : []),
  ]);
}
