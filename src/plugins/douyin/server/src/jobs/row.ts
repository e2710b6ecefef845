import { readJson } from '../shared/database';
import type { ClaimedJob, JobData } from './port';

/** Uid and table of the jobs' content type. */
export const jobUid = 'plugin::douyin.job';
export const jobTable = 'douyin_jobs';

/** What a claim needs of a row, as the database itself gives it. */
export type RawRow = {
  id: number;
  document_id: string;
  kind: string;
  payload: string | JobData | null;
  progress: string | JobData | null;
  attempts: number;
  max_attempts: number;
  lease_owner: string;
  fence: number;
};

/** The job of a row that was just claimed. */
export const toClaimed = (row: RawRow, leaseSeconds: number): ClaimedJob => ({
  id: row.document_id,
  kind: row.kind,
  payload: readJson<JobData | null>(row.payload) ?? {},
  progress: readJson(row.progress),
  attempts: row.attempts,
  maxAttempts: row.max_attempts,
  owner: row.lease_owner,
  fence: row.fence,
  leaseSeconds,
});
