import type { Core } from '@strapi/strapi';
import type { StreamHealth } from '../../../contracts/sync';
import { mayRetry, retryMoment } from '../shared/backoff';
import { addSeconds, clock } from '../shared/clock';
import { changeOne, inTransaction } from '../shared/database';
import { PluginError, type ErrorCode } from '../shared/errors';
import { service } from '../shared/service';
import { passes } from './plan';
import { runUid, streamUid, type RunRow } from './row';
import { metered, type Work } from './step';

const tries = 8;
const backOff = { baseSeconds: 2, capSeconds: 900 };

const codeOf = (error: unknown): ErrorCode => (error instanceof PluginError ? error.code : 'INTERNAL');

const healths: Partial<Record<ErrorCode, StreamHealth>> = {
  API_RETIRED: 'retired',
  API_THROTTLED: 'throttled',
  API_QUOTA: 'throttled',
  AUTH_GRANT_LOST: 'reauthorize',
  AUTH_TOKEN_INVALID: 'reauthorize',
  AUTH_SCOPE_MISSING: 'reauthorize',
  AUTH_RENEWALS_SPENT: 'reauthorize',
};

/**
 * Whether it may pass by itself. A token refused belongs to it: a grant that is lost comes as AUTH_GRANT_LOST, so it only could
 * not be replaced at the time.
 */
const mayPass = (error: unknown): boolean => mayRetry(error) || codeOf(error) === 'AUTH_TOKEN_INVALID';

/** What is retired or not granted is asked for again only now and then, in case it was opened. */
const restDays = 1;

const nextAfter = (error: unknown, everyMinutes: number): Date =>
  addSeconds(clock.now(), mayPass(error) ? everyMinutes * 60 : restDays * 86_400);

/** Ends a run badly: the stream shows why, and comes again later. */
async function giveUp(strapi: Core.Strapi, work: Work, error: unknown): Promise<void> {
  const { run, stream } = work;
  const errorCode = codeOf(error);
  const failed = { ...metered(work), stage: 'failed', activeKey: null, errorCode, finishedAt: clock.now() };
  const shown = {
    health: healths[errorCode] ?? 'failed',
    failureCode: errorCode,
    failureCount: stream.failureCount + 1,
    nextRunAt: stream.enabled ? nextAfter(error, stream.everyMinutes) : null,
  };
  await inTransaction(strapi, async () => {
    const going = { documentId: run.documentId, stage: 'running', cursorVersion: run.cursorVersion };
    if (!(await changeOne(strapi, runUid, going, failed))) return;
    await changeOne(strapi, streamUid, { documentId: stream.documentId }, shown);
  });
  const who = await service(strapi, 'accounts').nickname(stream.accountId);
  strapi.log.warn(`Douyin: sync of ${stream.kind} of “${who}” ended: ${errorCode}`);
}

/** Whether the platform may have forgotten the cursor: it refuses what it gave itself, and took before. */
const isForgotten = (run: RunRow, error: unknown): boolean =>
  codeOf(error) === 'API_PARAMETER' && run.pages > 0 && run.pass < passes;

/**
 * Notes what went wrong and gives the moment to go on; null when the run is over. Passing trouble is borne eight times, a page
 * that did arrive in between begins the count anew. With a cursor that the platform forgot the list begins once more.
 */
export async function bearFailure(strapi: Core.Strapi, work: Work, error: unknown): Promise<Date | null> {
  const { run } = work;
  const going = { documentId: run.documentId, stage: 'running', cursorVersion: run.cursorVersion };
  const errorCode = codeOf(error);
  if (isForgotten(run, error)) {
    await changeOne(strapi, runUid, going, { cursor: null, pass: run.pass + 1, errorCode, ...metered(work) });
    return clock.now();
  }
  const failures = run.failures + 1;
  if (!mayPass(error) || failures >= tries) {
    await giveUp(strapi, work, error);
    return null;
  }
  const now = clock.now();
  const again = retryMoment(backOff, { attempts: failures, now, chance: Math.random() });
  work.meter.waitedMs += again.getTime() - now.getTime();
  await changeOne(strapi, runUid, going, { failures, errorCode, ...metered(work) });
  return again;
}
