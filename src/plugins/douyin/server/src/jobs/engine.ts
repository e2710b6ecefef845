import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { changeOne, contested, insertOne, insertUnlessTaken, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { vendorText } from '../shared/log';
import { dueKinds, takeDue } from './claim';
import { storedKey } from './key';
import type { Claim, ClaimedJob, JobsPort, JobStage, JobState, NewJob } from './port';
import { jobTable, jobUid } from './row';

const usualAttempts = 5;

type Columns = Record<string, unknown>;

/** What went wrong as it may be stored and logged: its code, and its message without secrets. */
export const toldError = (error: unknown): { code: string; message: string } => ({
  code: error instanceof PluginError ? error.code : 'INTERNAL',
  message: vendorText(error instanceof Error ? error.message : String(error)),
});

/** One statement on its own starts over where it loses; in a transaction that is for whoever opened it to do. */
const safely = <Result>(strapi: Core.Strapi, work: () => Promise<Result>): Promise<Result> =>
  strapi.db.inTransaction() ? work() : whileContested(work);

async function idOfKey(strapi: Core.Strapi, jobKey: string): Promise<string | null> {
  const look = strapi.db.getConnection(jobTable).where({ job_key: jobKey }).select('document_id');
  const idIn = ([row]: { document_id: string }[]) => row?.document_id ?? null;
  if (!strapi.db.inTransaction()) return idIn(await look);
  // MySQL shows a transaction what it saw first, but the present to a read that locks.
  if (strapi.db.dialect.client === 'mysql') void look.forShare();
  return strapi.db.transaction(async ({ trx }) => idIn(await look.transacting(trx)));
}

async function store(strapi: Core.Strapi, job: NewJob): Promise<{ id: string; isNew: boolean }> {
  const { kind, key, payload, runAt = clock.now(), maxAttempts = usualAttempts } = job;
  const id = newId();
  const row = { documentId: id, kind, payload, stage: 'queued', runAt, attempts: 0, maxAttempts, fence: 0 };
  if (key === undefined) {
    await insertOne(strapi, jobUid, row);
    return { id, isNew: true };
  }
  const jobKey = storedKey(key);
  if (await insertUnlessTaken(strapi, jobUid, 'job_key', { ...row, jobKey })) return { id, isNew: true };
  const known = await idOfKey(strapi, jobKey);
  // It was swept in between: the key is free.
  if (!known) throw contested();
  return { id: known, isNew: false };
}

const over = (stage: JobStage): Columns => ({
  stage,
  runAt: null,
  leaseOwner: null,
  finishedAt: clock.now(),
});

const queued = (runAt: Date): Columns => ({ stage: 'queued', runAt, leaseOwner: null });

/** Changes a job under its fence, and tells whether it was still in these hands. */
function write(strapi: Core.Strapi, job: ClaimedJob, columns: Columns): Promise<boolean> {
  const { id: documentId, owner: leaseOwner, fence } = job;
  const held = { documentId, leaseOwner, fence, stage: 'running' };
  return safely(strapi, () => changeOne(strapi, jobUid, held, columns));
}

function fail(
  strapi: Core.Strapi,
  job: ClaimedJob,
  error: unknown,
  { retryAt }: { retryAt: Date | null },
): Promise<boolean> {
  const next = retryAt && job.attempts < job.maxAttempts ? queued(retryAt) : over('failed');
  return write(strapi, job, { ...next, error: toldError(error) });
}

const lostTooOften = () =>
  new PluginError('INTERNAL', 'Whoever ran this job was lost each time, or gave no sign of life');

async function claim(strapi: Core.Strapi, wanted: Claim): Promise<ClaimedJob[]> {
  if (wanted.kinds.length === 0 || wanted.limit < 1) return [];
  const taken = await takeDue(strapi, wanted);
  const lost = taken.filter(({ attempts, maxAttempts }) => attempts > maxAttempts);
  for (const job of lost) await fail(strapi, job, lostTooOften(), { retryAt: null });
  const good = taken.filter((job) => !lost.includes(job));
  if (lost.length === 0) return good;
  return [...good, ...(await claim(strapi, { ...wanted, limit: lost.length }))];
}

async function find(strapi: Core.Strapi, documentId: string): Promise<JobState | null> {
  const row = (await strapi.db.query(jobUid).findOne({ where: { documentId } })) as
    (Omit<JobState, 'id' | 'runAt'> & { runAt: string | Date | null }) | null;
  if (!row) return null;
  const { kind, stage, attempts, progress, result, error } = row;
  const runAt = row.runAt === null ? null : new Date(row.runAt);
  return { id: documentId, kind, stage, runAt, attempts, progress, result, error };
}

/** Keeps jobs in the database of the site: SQLite, PostgreSQL, MySQL or MariaDB. */
export function databaseEngine(strapi: Core.Strapi): JobsPort {
  return {
    enqueue: (job) => safely(strapi, () => store(strapi, job)),
    due: (kinds) => dueKinds(strapi, kinds),
    claim: (wanted) => claim(strapi, wanted),
    heartbeat: (job, progress) => {
      const runAt = addSeconds(clock.now(), job.leaseSeconds);
      return write(strapi, job, progress ? { runAt, progress } : { runAt });
    },
    complete: (job, result) => write(strapi, job, { ...over('done'), result: result ?? null, error: null }),
    fail: (job, error, next) => fail(strapi, job, error, next),
    release: (job) => write(strapi, job, { ...queued(clock.now()), attempts: job.attempts - 1 }),
    cancel: (documentId) => {
      const going = { documentId, stage: { $in: ['queued', 'running'] } };
      return safely(strapi, () => changeOne(strapi, jobUid, going, over('cancelled')));
    },
    find: (id) => find(strapi, id),
  };
}
