import { hiddenType, type Schema } from '../shared/feature';
import { jobStages } from './port';

/** One piece of work for later, from its order to its end. */
export const jobSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_jobs',
  info: { singularName: 'job', pluralName: 'jobs', displayName: 'Douyin job' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_jobs_due_idx', columns: ['kind', 'run_at'] },
    { name: 'douyin_jobs_over_idx', columns: ['stage', 'finished_at'] },
  ],
  attributes: {
    kind: { type: 'string', required: true },
    /** Unique while the job is kept; see `storedKey`. */
    jobKey: { type: 'string', column: { unique: true } },
    payload: { type: 'json' },
    stage: { type: 'enumeration', enum: [...jobStages], required: true },
    /** From when it can be claimed: its time, or while it runs the end of its lease; null: it is over. */
    runAt: { type: 'datetime' },
    attempts: { type: 'integer', default: 0 },
    maxAttempts: { type: 'integer', default: 5 },
    leaseOwner: { type: 'string' },
    fence: { type: 'integer', default: 0 },
    progress: { type: 'json' },
    result: { type: 'json' },
    error: { type: 'json' },
    finishedAt: { type: 'datetime' },
  },
} satisfies Schema;
