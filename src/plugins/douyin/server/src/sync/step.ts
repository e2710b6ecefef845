import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { finishRun } from './finish';
import { keepLetters } from './letters';
import { afterPage, isBadPage, type Next } from './plan';
import { beginningOf, findRun, runUid, type RunRow, type StreamRow } from './row';
import { noteSeen } from './seen';
import { streams } from './streams';
import type { Page } from './streams/stream';

/** A run between two pages: itself, and the stream it belongs to. */
export type Work = { run: RunRow; stream: StreamRow };

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

async function store(strapi: Core.Strapi, work: Work, page: Page): Promise<RunRow | null> {
  const { run, stream } = work;
  const held = { documentId: run.documentId, stage: 'running', cursorVersion: run.cursorVersion };
  // First of all: whoever comes late, or after a pause, writes nothing.
  if (!(await changeOne(strapi, runUid, held, { cursorVersion: run.cursorVersion + 1 }))) return null;
  const app = await service(strapi, 'apps').get(stream.appId);
  const found = { app, account: { documentId: stream.accountId }, kind: stream.kind, rows: page.people };
  const tally = await service(strapi, 'leads').upsertPage(found);
  await keepLetters(strapi, run, page.bad);
  const { nature, cap } = streams[stream.kind];
  const counts = nature === 'roll' && run.strategy === 'FULL';
  const generation = { streamId: stream.documentId, generation: run.generation };
  const leadIds = tally.rows.flatMap(({ leadId }) => leadId ?? []);
  const newPeople = counts ? await noteSeen(strapi, generation, leadIds) : tally.inserted;
  const standing = { ...run, cursor: run.cursor ?? {} };
  const brought = { newPeople, next: page.next, total: page.total };
  const next = afterPage({ nature, cap }, standing, brought);
  const total = page.total ?? run.total;
  const counters = {
    pages: run.pages + 1,
    fetched: run.fetched + page.people.length + page.bad.length,
    inserted: run.inserted + tally.inserted,
    updated: run.updated + tally.changed,
    unchanged: run.unchanged + tally.unchanged,
    returned: run.returned + tally.returned,
    rejected: run.rejected + tally.rejected + page.bad.length,
    apiCalls: run.apiCalls + 1,
  };
  const columns = { ...counters, total, seen: run.seen + newPeople, failures: 0 };
  const where = { documentId: run.documentId };
  await changeOne(strapi, runUid, where, { ...columns, ...columnsOf(work, next) });
  if (next.step === 'end') await finishRun(strapi, stream, { ...run, ...columns }, { ...next, total });
  return findRun(strapi, run.documentId);
}

/**
 * Stores one page: people, timeline, cursor and counters, all or nothing. Gives the run as it stands afterwards; null when it
 * was no longer ours: paused, cancelled, or carried on by somebody else. Throws SYNC_PAGE for a page not to be believed.
 */
export async function storePage(strapi: Core.Strapi, work: Work, page: Page): Promise<RunRow | null> {
  if (isBadPage(page.people.length, page.bad.length))
    throw new PluginError('SYNC_PAGE', 'Most rows of a page could not be read', {
      bad: page.bad.length,
      reason: page.bad[0]?.reason,
    });
  return whileContested(() => inTransaction(strapi, () => store(strapi, work, page)));
}
