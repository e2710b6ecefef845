import type { Core } from '@strapi/strapi';
import type { StreamHealth } from '../../../contracts/sync';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import { addStreams } from './add-streams';
import type { Budgets } from './budget';
import { findStream, runUid, streamUid, type RunRow, type StreamRow } from './row';
import { carryOn, runKind, workOnRun } from './run';
import { streams } from './streams';

const tickKind = 'sync.tick';
const side = { concurrency: 4, leaseSeconds: 60 };

/** Connected accounts of apps whose switch is on and that have no stream yet. */
async function newcomers(strapi: Core.Strapi): Promise<string[]> {
  const rows: { id: string }[] = await strapi.db
    .getConnection('douyin_accounts as a')
    .join('douyin_apps as p', 'p.document_id', 'a.app_id')
    .where('a.provider', 'douyin')
    .where('p.leads_on', true)
    .whereNull('a.disconnected_at')
    .whereNull('p.deleted_at')
    .leftJoin('douyin_sync_streams as s', 's.account_id', 'a.document_id')
    .whereNull('s.id')
    .limit(500)
    .select('a.document_id as id');
  return rows.map(({ id }) => id);
}

/** Streams that are due, of connected accounts of apps whose switch is on. */
const dueStreams = (strapi: Core.Strapi): Promise<{ id: string }[]> =>
  strapi.db
    .getConnection('douyin_sync_streams as s')
    .join('douyin_accounts as a', 'a.document_id', 's.account_id')
    .join('douyin_apps as p', 'p.document_id', 's.app_id')
    .where('s.next_run_at', '<=', clock.now())
    .where('s.enabled', true)
    .where('p.leads_on', true)
    .whereNull('a.disconnected_at')
    .whereNull('p.deleted_at')
    .orderBy('s.next_run_at')
    .limit(500)
    .select('s.document_id as id') as unknown as Promise<{ id: string }[]>;

/** Whether a stream is to be read from the start this time. */
const wantsFull = ({ fullEveryMinutes, lastFullAt }: StreamRow): boolean =>
  fullEveryMinutes !== null &&
  (lastFullAt === null || addSeconds(new Date(lastFullAt), fullEveryMinutes * 60) <= clock.now());

/** Whether the account granted what a stream needs; where it did not, the stream says so and looks again in an hour. */
async function isGranted(strapi: Core.Strapi, stream: StreamRow): Promise<boolean> {
  const { scopes } = await service(strapi, 'accounts').get(stream.accountId);
  if (scopes?.includes(streams[stream.kind].scope)) return true;
  const health: StreamHealth = 'reauthorize';
  const told = { health, failureCode: 'AUTH_SCOPE_MISSING', nextRunAt: addSeconds(clock.now(), 3600) };
  await changeOne(strapi, streamUid, { documentId: stream.documentId }, told);
  return false;
}

async function startDue(strapi: Core.Strapi, id: string): Promise<boolean> {
  const stream = await findStream(strapi, id);
  if (!stream || !(await isGranted(strapi, stream))) return false;
  const trigger = stream.lastRunAt ? 'schedule' : 'connected';
  const strategy = wantsFull(stream) ? 'FULL' : 'INCREMENTAL';
  return (await service(strapi, 'sync').start(id, strategy, trigger)).isNew;
}

/** Runs that nobody has carried on for so long lost their job, e.g. with a queue that was emptied. */
const forgottenSeconds = 1200;

async function recallForgotten(strapi: Core.Strapi): Promise<void> {
  const now = clock.now();
  const rows = (await strapi.db.query(runUid).findMany({
    where: {
      stage: { $in: ['queued', 'running'] },
      updatedAt: { $lt: addSeconds(now, -forgottenSeconds) },
    },
    limit: 100,
  })) as RunRow[];
  for (const run of rows) {
    const slot = Math.floor(now.getTime() / (forgottenSeconds * 1000));
    await carryOn(strapi, run, new Date(slot * forgottenSeconds * 1000));
  }
}

/** Gives new accounts their streams and starts what is due; gives how many runs it started. */
async function tick(strapi: Core.Strapi): Promise<{ started: number }> {
  for (const accountId of await newcomers(strapi)) await addStreams(strapi, accountId);
  await recallForgotten(strapi);
  let started = 0;
  for (const { id } of await dueStreams(strapi)) if (await startDue(strapi, id)) started += 1;
  return { started };
}

/** Carries runs on, several accounts side by side, and starts what is due each minute. */
export function scheduleSync(strapi: Core.Strapi, budgets: Budgets): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(runKind, (run) => workOnRun(strapi, budgets, run), side);
  jobs.handle(tickKind, () => tick(strapi));
  jobs.schedule(tickKind, '* * * * *');
}
