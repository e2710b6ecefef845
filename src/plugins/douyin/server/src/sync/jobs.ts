import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import { addStreams, streamCount } from './add-streams';
import type { Budgets } from './budget';
import { lackOf } from './granted';
import { findStream, runUid, streamUid, type RunRow, type StreamRow } from './row';
import { carryOn, runKind, workOnRun } from './run';
import { lettersKind, workOnLetters } from './letters/job';
import { sweepSync } from './sweep';

const tickKind = 'sync.tick';
const sweepKind = 'sync.sweep';
const side = { concurrency: 4, leaseSeconds: 60 };

/** Connected accounts of apps whose switch is on, as a query. */
const activeAccounts = (strapi: Core.Strapi) =>
  service(strapi, 'accounts').connected('douyin').whereIn('a.app_id', service(strapi, 'apps').ids('leads'));

/** Those that lack a stream: new ones, and those from before a kind of stream was there. */
async function newcomers(strapi: Core.Strapi): Promise<string[]> {
  const rows = (await activeAccounts(strapi)
    .leftJoin('douyin_sync_streams as s', 's.account_id', 'a.document_id')
    .groupBy('a.document_id')
    .havingRaw('count(??) < ?', ['s.id', streamCount])
    .limit(500)) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** Streams that are due, of connected accounts of apps whose switch is on. */
const dueStreams = (strapi: Core.Strapi): Promise<{ id: string }[]> =>
  strapi.db
    .getConnection('douyin_sync_streams as s')
    .whereIn('s.account_id', activeAccounts(strapi))
    .where('s.next_run_at', '<=', clock.now())
    .where('s.enabled', true)
    .orderBy('s.next_run_at')
    .limit(500)
    .select('s.document_id as id') as unknown as Promise<{ id: string }[]>;

/** Whether a stream is to be read from the start this time. */
const wantsFull = ({ fullEveryMinutes, lastFullAt }: StreamRow): boolean =>
  fullEveryMinutes !== null &&
  (lastFullAt === null || addSeconds(new Date(lastFullAt), fullEveryMinutes * 60) <= clock.now());

/** Whether a stream can be read; where it cannot, it says so and looks again in an hour. */
async function isReadable(strapi: Core.Strapi, stream: StreamRow): Promise<boolean> {
  const failureCode = await lackOf(strapi, stream);
  if (!failureCode) return true;
  const told = { health: 'reauthorize', failureCode, nextRunAt: addSeconds(clock.now(), 3600) };
  await changeOne(strapi, streamUid, { documentId: stream.documentId }, told);
  return false;
}

async function startDue(strapi: Core.Strapi, id: string): Promise<boolean> {
  const stream = await findStream(strapi, id);
  if (!stream || !(await isReadable(strapi, stream))) return false;
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

/** Carries runs on, several accounts side by side, starts what is due each minute and sweeps each hour. */
export function scheduleSync(strapi: Core.Strapi, budgets: Budgets): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(runKind, (run) => workOnRun(strapi, budgets, run), side);
  jobs.handle(tickKind, () => tick(strapi));
  jobs.schedule(tickKind, '* * * * *');
  jobs.handle(lettersKind, (run) => workOnLetters(strapi, run));
  jobs.handle(sweepKind, () => sweepSync(strapi));
  jobs.schedule(sweepKind, '23 * * * *');
}
