import type { Core } from '@strapi/strapi';
import type { PageOutcome } from '../leads/service';
import { clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { finishRun, type End } from './finish';
import { keepLetters, settleArrived, type Letter } from './letters/keep';
import { namesNobody } from './letters/retry';
import { countRows } from './metrics';
import { afterPage, isBadPage, type Next } from './plan';
import { beginningOf, findRun, findStream, runUid, type RunRow, type StreamRow } from './row';
import { noteSeen } from './seen';
import { streams } from './streams';
import { withRaw } from './streams/people';
import type { BadRow, Found, Page } from './streams/stream';

/** What a run has cost so far: calls that went out, and milliseconds of waiting. */
export type Meter = { calls: number; waitedMs: number };

/** A run between two pages: itself, the stream it belongs to, and what it costs while this process carries it on. */
export type Work = { run: RunRow; stream: StreamRow; meter: Meter };

/** The counters of a run behind a meter. */
export const metered = ({ meter }: Work) => ({
  apiCalls: meter.calls,
  waitedMs: Math.round(meter.waitedMs),
});

/** Where the whole list begins once more. */
const again = ({ stream, run }: Work, now: Date) => ({
  cursor: streams[stream.kind].begin(beginningOf(stream, run.strategy, now)),
  pass: run.pass + 1,
});

function columnsOf(work: Work, next: Next): Record<string, unknown> {
  const cursorAt = clock.now();
  if (next.step === 'on') return { cursor: next.cursor, quietPages: next.quietPages, cursorAt };
  if (next.step === 'again') return { ...again(work, cursorAt), quietPages: 0, cursorAt };
  return {};
}

/** The rows of a page that become no lead: those that could not be read, and those that name nobody. */
const lettersOf = (bad: BadRow[], rejected: Found[]): Letter[] => [
  ...bad.map((row) => ({ ...row, rowId: null })),
  ...rejected.map(({ raw, about, rowId }) => ({
    raw: JSON.stringify(raw),
    about,
    rowId,
    reason: namesNobody,
  })),
];

async function setAside(strapi: Core.Strapi, run: RunRow, page: Page, { rows }: PageOutcome): Promise<void> {
  const isRejected = (_found: Found, place: number) => rows[place]?.outcome === 'rejected';
  await keepLetters(strapi, run, lettersOf(page.bad, page.found.filter(isRejected)));
  const arrived = page.found.filter((found, place) => !isRejected(found, place));
  await settleArrived(strapi, run.streamId, arrived);
}

/** Notes whom a roll showed, for its generation and for the one in review; gives how many are new to this run. */
async function noteShown(strapi: Core.Strapi, { run, stream }: Work, tally: PageOutcome): Promise<number> {
  const { kind, documentId: streamId, reviewGeneration } = stream;
  if (streams[kind].nature === 'log') return tally.inserted;
  const leadIds = tally.rows.flatMap(({ leadId }) => leadId ?? []);
  if (reviewGeneration !== null) await noteSeen(strapi, { streamId, generation: reviewGeneration }, leadIds);
  if (run.strategy !== 'FULL') return tally.inserted;
  // Who was erased is shown, too, and must not make the list look incomplete.
  const erased = run.pass === 1 ? tally.erased : 0;
  return erased + (await noteSeen(strapi, { streamId, generation: run.generation }, leadIds));
}

/** Ends a run on its stream as it is now: a person may have changed it, or decided, meanwhile. */
async function finish(strapi: Core.Strapi, run: RunRow, end: End): Promise<void> {
  const stream = await findStream(strapi, run.streamId);
  if (stream) await finishRun(strapi, stream, run, end);
}

/** What a run came to with a page. */
const countersOf = (work: Work, { found, bad }: Page, tally: PageOutcome) => ({
  pages: work.run.pages + 1,
  fetched: work.run.fetched + found.length + bad.length,
  inserted: work.run.inserted + tally.inserted,
  updated: work.run.updated + tally.changed,
  unchanged: work.run.unchanged + tally.unchanged,
  returned: work.run.returned + tally.returned,
  rejected: work.run.rejected + tally.rejected + bad.length,
  ...metered(work),
});

/** Whether a stream never came to an end of what it reads: it meets people of before. */
const isFirstLook = ({ kind, lastRunAt, highWater }: StreamRow): boolean =>
  lastRunAt === null || (streams[kind].nature === 'log' && highWater === null);

async function store(strapi: Core.Strapi, work: Work, page: Page): Promise<RunRow | null> {
  const { run, stream } = work;
  const held = { documentId: run.documentId, stage: 'running', cursorVersion: run.cursorVersion };
  // First of all: whoever comes late, or after a pause, writes nothing.
  if (!(await changeOne(strapi, runUid, held, { cursorVersion: run.cursorVersion + 1 }))) return null;
  const app = await service(strapi, 'apps').get(stream.appId);
  const rows = page.found.map(({ person, raw }) => withRaw(app, person, raw));
  const isHistory = isFirstLook(stream);
  const found = { app, account: { documentId: stream.accountId }, kind: stream.kind, rows, isHistory };
  const tally = await service(strapi, 'leads').upsertPage(found);
  await setAside(strapi, run, page, tally);
  const newPeople = await noteShown(strapi, work, tally);
  const standing = { ...run, cursor: run.cursor ?? {} };
  const brought = { newPeople, next: page.next, total: page.total };
  const next = afterPage(streams[stream.kind], standing, brought);
  const total = page.total ?? run.total;
  const counters = countersOf(work, page, tally);
  const columns = { ...counters, total, seen: run.seen + newPeople, failures: 0 };
  const where = { documentId: run.documentId };
  await changeOne(strapi, runUid, where, { ...columns, ...columnsOf(work, next) });
  if (next.step === 'end') await finish(strapi, { ...run, ...columns }, { ...next, total });
  return findRun(strapi, run.documentId);
}

/**
 * Stores one page: people, timeline, cursor and counters, all or nothing. Gives the run as it stands afterwards; null when it
 * was no longer ours: paused, cancelled, or carried on by somebody else. Throws SYNC_PAGE for a page not to be believed.
 */
export async function storePage(strapi: Core.Strapi, work: Work, page: Page): Promise<RunRow | null> {
  if (isBadPage(page.found.length, page.bad.length))
    throw new PluginError('SYNC_PAGE', 'Most rows of a page could not be read', {
      bad: page.bad.length,
      reason: page.bad[0]?.reason,
    });
  const run = await whileContested(() => inTransaction(strapi, () => store(strapi, work, page)));
  if (run) countRows(strapi, work.run, run);
  return run;
}
