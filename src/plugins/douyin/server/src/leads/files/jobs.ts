import type { Core } from '@strapi/strapi';
import { fileHours } from '../../../../contracts/lead-files';
import type { JobRun } from '../../jobs/service';
import { mayRetry } from '../../shared/backoff';
import { addSeconds, clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { SearchIndex } from '../search';
import { exportUid } from './export/row';
import { runExport, type Hand } from './export/run';
import type { Folder } from './folder';
import { prepareImport } from './import/prepare';
import { runRevert } from './import/revert';
import { importUid } from './import/row';
import { runImport } from './import/run';
import { exportKind, importKind, sweepKind } from './kinds';
import { sweepFiles } from './sweep';

/** What the work with files needs. */
export type Means = { strapi: Core.Strapi; index: SearchIndex; folder: Folder };

// Each crash of a process takes one.
const maxAttempts = 20;

const handOf = ({ job, signal }: JobRun): Hand => ({ holder: `${job.id}.${job.fence}`, signal });

type Uid = typeof exportUid | typeof importUid;

/** What failed for good is told where people look; what was not in these hands any more is not touched. */
async function tellFailure(
  strapi: Core.Strapi,
  uid: Uid,
  { job, signal }: JobRun,
  id: string,
  error: unknown,
) {
  if (signal.aborted || (mayRetry(error) && job.attempts < job.maxAttempts)) return;
  const isOurs = error instanceof PluginError;
  const told = isOurs
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: 'The work failed; the log tells why' };
  const now = clock.now();
  const until = uid === importUid ? { revertibleUntil: addSeconds(now, fileHours * 3600) } : {};
  const data = { stage: 'failed', slotKey: null, error: told, finishedAt: now, ...until };
  await changeOne(strapi, uid, { documentId: id, jobId: job.id }, data);
}

async function telling(strapi: Core.Strapi, uid: Uid, run: JobRun, work: (id: string) => Promise<unknown>) {
  const id = String(run.job.payload.id);
  try {
    await work(id);
  } catch (error) {
    await tellFailure(strapi, uid, run, id, error);
    throw error;
  }
}

/** Does what a job of imports asks for. */
function doImport(means: Means, run: JobRun, id: string): Promise<unknown> {
  const hand = handOf(run);
  if (run.job.payload.what === 'revert') return runRevert(means, id, hand);
  return runImport({ ...means, prepare: (row) => prepareImport(means, row) }, id, hand);
}

/** Names who does the jobs of this folder's files. */
export function handleJobs(means: Means): void {
  const { strapi, folder } = means;
  const jobs = service(strapi, 'jobs');
  const options = { concurrency: 2, maxAttempts };
  jobs.handle(
    exportKind(folder),
    (run) => telling(strapi, exportUid, run, (id) => runExport(means, id, handOf(run))),
    options,
  );
  jobs.handle(
    importKind(folder),
    (run) => telling(strapi, importUid, run, (id) => doImport(means, run, id)),
    options,
  );
  jobs.handle(sweepKind(folder), async () => ({ closed: await sweepFiles(means) }));
  jobs.schedule(sweepKind(folder), '11 * * * *');
}
