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

// Some drivers read JSON themselves, others give its text.
const read = (value: string | JobData | null): JobData | null =>
  typeof value === 'string' ? (JSON.parse(value) as JobData | null) : value;

/** The job of a row that was just claimed. */
export const toClaimed = (row: RawRow, leaseSeconds: number): ClaimedJob => ({
  id: row.document_id,
  kind: row.kind,
  payload: read(row.payload) ?? {},
  progress: read(row.progress),
  attempts: row.attempts,
  maxAttempts: row.max_attempts,
  owner: row.lease_owner,
  fence: row.fence,
  leaseSeconds,
});
