import type { Core } from '@strapi/strapi';
import type { JobRun } from '../jobs/service';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import type { Budgets } from './budget';
import { bearFailure } from './failure';
import { fetchPage, type Fetched } from './fetch';
import { samePlace } from './plan';
import { beginningOf, findRun, findStream, runUid, type RunRow, type StreamRow } from './row';
import { metered, storePage, type Work } from './step';
import { streams } from './streams';

/** Kind of the jobs that carry runs on. */
export const runKind = 'sync.run';

const sliceSeconds = 20;
/** The platform forgets cursors; one that is older is not tried. */
const cursorHours = 24;

/** Lets a job carry a run on, at once or later; each page of it has its own. */
export async function carryOn(strapi: Core.Strapi, run: RunRow, runAt?: Date): Promise<void> {
  const turn = `${run.documentId}:${run.cursorVersion}:${run.failures}:${runAt?.getTime() ?? 0}`;
  await service(strapi, 'jobs').enqueue({
    kind: runKind,
    key: `${runKind}:${turn}`,
    payload: { run: run.documentId },
    ...(runAt ? { runAt } : {}),
  });
}

const isStale = ({ cursorAt }: RunRow): boolean =>
  cursorAt !== null && addSeconds(new Date(cursorAt), cursorHours * 3600) < clock.now();

/** Where a run goes on: from its cursor, or from the beginning where it has none that is still good. */
function onward({ run, stream }: Omit<Work, 'meter'>): Record<string, unknown> {
  const now = clock.now();
  const stage = { stage: 'running', startedAt: run.startedAt ?? now, cursorVersion: run.cursorVersion + 1 };
  if (run.cursor && !isStale(run)) return stage;
  const cursor = streams[stream.kind].begin(beginningOf(stream, run.strategy, now));
  // Where pages were read before, this is another pass of the same list.
  const pass = run.pass + (run.cursor ? 1 : 0);
  return { ...stage, cursor, cursorAt: now, signpost: now, pass, quietPages: 0 };
}

const workOn = (run: RunRow, stream: StreamRow): Work => ({
  run,
  stream,
  meter: { calls: run.apiCalls, waitedMs: run.waitedMs ?? 0 },
});

/** Makes a run ready: begins one that is new, goes on with one that was halted. Null: it is over, or somebody else was first. */
async function open(strapi: Core.Strapi, runId: string): Promise<Work | null> {
  const run = await findRun(strapi, runId);
  const stream = run && (await findStream(strapi, run.streamId));
  if (!stream || !['queued', 'running'].includes(run.stage)) return null;
  if (run.stage === 'running' && run.cursor && !isStale(run)) return workOn(run, stream);
  const where = { documentId: runId, stage: run.stage, cursorVersion: run.cursorVersion };
  if (!(await changeOne(strapi, runUid, where, onward({ run, stream })))) return null;
  const opened = await findRun(strapi, runId);
  return opened && workOn(opened, stream);
}

/** Lets a run rest until its budget allows more. */
async function rest(strapi: Core.Strapi, work: Work, until: Date): Promise<void> {
  const { documentId, cursorVersion } = work.run;
  work.meter.waitedMs += Math.max(0, until.getTime() - clock.now().getTime());
  await changeOne(strapi, runUid, { documentId, stage: 'running', cursorVersion }, metered(work));
  await carryOn(strapi, work.run, until);
}

/** The page after one that is being stored, asked for meanwhile; what it throws is thrown where it is awaited. */
function ahead(strapi: Core.Strapi, budgets: Budgets, work: Work, fetched: Fetched): Promise<Fetched> | null {
  if (!('page' in fetched) || !fetched.page.next) return null;
  const next = fetchPage(strapi, budgets, work, fetched.page.next);
  next.catch(() => undefined);
  return next;
}

/** The time somebody works on a run. */
type Shift = {
  isOver(): boolean;
  /** Tells that the run goes on; false when it is no longer ours. */
  beat(): Promise<boolean>;
};

/** Reads page after page and stores each, until the run is over, the time is up or it is no longer ours. */
async function goThrough(strapi: Core.Strapi, budgets: Budgets, begun: Work, shift: Shift): Promise<void> {
  let work = begun;
  let next: Promise<Fetched> | null = null;
  try {
    let coming = fetchPage(strapi, budgets, work, work.run.cursor ?? {});
    for (;;) {
      const fetched = await coming;
      if ('until' in fetched) return await rest(strapi, work, fetched.until);
      // With the last page of a shift no other is asked for: nobody would store it.
      const isLast = shift.isOver();
      next = isLast ? null : ahead(strapi, budgets, work, fetched);
      const run = await storePage(strapi, work, fetched.page);
      if (!run || run.stage !== 'running') return;
      work = { ...work, run };
      if (isLast || !(await shift.beat())) return await carryOn(strapi, run);
      const isAsked = samePlace(run.cursor, fetched.page.next);
      coming = next && isAsked ? next : fetchPage(strapi, budgets, work, run.cursor ?? {});
    }
  } catch (error) {
    const runAt = await bearFailure(strapi, work, error);
    const after = runAt && (await findRun(strapi, work.run.documentId));
    if (after) await carryOn(strapi, after, runAt);
  } finally {
    // A call that is under way ends with the work, also where nobody wants its page any more.
    await next?.catch(() => undefined);
  }
}

/** Carries a run on for a while; what is left, the next job does. */
export async function workOnRun(strapi: Core.Strapi, budgets: Budgets, { job, signal, heartbeat }: JobRun) {
  const work = await open(strapi, String(job.payload.run));
  if (!work) return;
  const until = addSeconds(clock.now(), sliceSeconds);
  await goThrough(strapi, budgets, work, {
    isOver: () => signal.aborted || clock.now() > until,
    beat: () => heartbeat(),
  });
}
