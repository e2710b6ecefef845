import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import type { StopReason } from './plan';
import { holdsBrake } from './plan';
import { runUid, streamUid, type RunRow, type StreamRow } from './row';
import { forgetSeen, missingFrom } from './seen';
import { streams } from './streams';

/** How a run ended. */
export type End = { complete: boolean; reason: StopReason; total: number | null };

const later = (minutes: number): Date => addSeconds(clock.now(), minutes * 60);

/** When a stream runs next; null while it is off. */
export const nextRunOf = ({ enabled, everyMinutes }: StreamRow): Date | null =>
  enabled ? later(everyMinutes) : null;

/** Who is missing, and what stays of it in the stream. */
type Missing = { gone: number; isHeld: boolean; columns: Partial<StreamRow> };

const decided = { reviewGeneration: null };

/**
 * Marks who has been missing from a roll in two whole generations running; nobody where too many are missing at once, for
 * then it is the platform that is wrong.
 */
async function markGone(strapi: Core.Strapi, stream: StreamRow, run: RunRow): Promise<Missing> {
  const leads = service(strapi, 'leads');
  const { kind, documentId: streamId } = stream;
  const list = { account: { documentId: stream.accountId }, kind };
  const [before] = (stream.wholeGenerations ?? []).slice(-1);
  const listed = await leads.listedIn(list);
  const missing = await missingFrom(strapi, streamId, [run.generation], listed);
  if (holdsBrake(listed.length, missing.length)) {
    const { generation: reviewGeneration } = run;
    await forgetSeen(strapi, streamId, [...(stream.wholeGenerations ?? []), reviewGeneration]);
    const review = { reviewGeneration, reviewKnown: listed.length, reviewMissing: missing.length };
    return { gone: 0, isHeld: true, columns: review };
  }
  const whole = before === undefined ? [run.generation] : [before, run.generation];
  const gone = before === undefined ? [] : await missingFrom(strapi, streamId, [before], missing);
  await forgetSeen(strapi, streamId, whole);
  const marked = await leads.markGone({ ...list, leadIds: gone });
  return { gone: marked, isHeld: false, columns: { wholeGenerations: whole, ...decided } };
}

/** A run from which nobody can be missing: a review that is open stays open. */
const nothingMissing = ({ reviewGeneration }: StreamRow): Missing => ({
  gone: 0,
  isHeld: reviewGeneration !== null,
  columns: {},
});

/** Ends a run well: what it leaves behind in its stream, and who is gone; within the transaction of its last page. */
export async function finishRun(
  strapi: Core.Strapi,
  stream: StreamRow,
  run: RunRow,
  { complete, reason, total }: End,
): Promise<void> {
  const { nature } = streams[stream.kind];
  const isFull = run.strategy === 'FULL';
  // What lies behind the point where a log broke off must be read by the next run.
  const isBroken = nature === 'log' && !complete;
  const mayMiss = isFull && nature === 'roll' && complete;
  const missing = mayMiss ? await markGone(strapi, stream, run) : nothingMissing(stream);
  const now = clock.now();
  await changeOne(
    strapi,
    runUid,
    { documentId: run.documentId },
    { stage: 'done', activeKey: null, complete, stopReason: reason, gone: missing.gone, finishedAt: now },
  );
  await changeOne(
    strapi,
    streamUid,
    { documentId: stream.documentId },
    {
      lastRunAt: now,
      ...(isFull && !isBroken ? { lastFullAt: now } : {}),
      ...(nature === 'log' && !isBroken ? { highWater: run.signpost } : {}),
      ...(total === null ? {} : { lastTotal: total }),
      ...missing.columns,
      health: missing.isHeld ? 'review' : isBroken ? 'circle' : 'ok',
      failureCode: null,
      failureCount: 0,
      nextRunAt: nextRunOf(stream),
    },
  );
}
