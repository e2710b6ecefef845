import type { Core } from '@strapi/strapi';
import { replayLimits, type DeliverySelect, type ReplayView } from '../../../../contracts/webhook-inbox';
import type { Actor } from '../../audit/service';
import type { JobRun } from '../../jobs/service';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { service } from '../../shared/service';
import { eventTable, eventUid, toEvent, type EventRow, type RawRow } from '../inbox/row';
import { withLine } from '../inbox/settle';
import { filtered } from './filter';
import { count, newTally, obstacleTo, type Tally } from './plan';

/** Kind of the jobs that hand over many. */
export const replayKind = 'webhooks.replay';

/** The numbers of what was chosen, the oldest first; one more than a replay takes tells that there are more. */
async function chosen(strapi: Core.Strapi, select: DeliverySelect): Promise<number[]> {
  const query =
    'ids' in select
      ? strapi.db.getConnection(eventTable).whereIn('document_id', select.ids)
      : filtered(strapi, select.filter);
  return (await query
    .orderBy('id')
    .limit(replayLimits.most + 1)
    .pluck('id')) as number[];
}

/** Lets a delivery wait for its turn again; false when it changed meanwhile. What was handled is handled from its start. */
function handOver(strapi: Core.Strapi, row: EventRow): Promise<boolean> {
  const { documentId, stage, fence, history } = row;
  const now = clock.now();
  const isOver = stage === 'done' || stage === 'ignored';
  const line = { at: now.toISOString(), outcome: 'waiting' as const, act: 'replayed' as const };
  return changeOne(
    strapi,
    eventUid,
    { documentId, stage, fence },
    {
      stage: 'waiting',
      reason: null,
      error: null,
      tries: 0,
      dueAt: now,
      settledAt: null,
      releasedAt: now,
      // Whoever had it in hand before writes under the fence it had then.
      fence: fence + 1,
      history: withLine(history, line),
      ...(isOver ? { done: null } : {}),
    },
  );
}

type Step = (row: EventRow) => Promise<boolean>;

/** Looks at each delivery, and does with those that can be handled what `step` does. */
async function goThrough(strapi: Core.Strapi, ids: number[], tally: Tally, step: Step): Promise<void> {
  for (let at = 0; at < ids.length; at += replayLimits.atOnce) {
    const part = ids.slice(at, at + replayLimits.atOnce);
    const found = strapi.db.getConnection(eventTable).whereIn('id', part).orderBy('id').select('*');
    for (const row of ((await found) as RawRow[]).map(toEvent)) {
      const obstacle = await obstacleTo(strapi, row);
      count(tally, row, obstacle === null && !(await step(row)) ? 'changed' : obstacle);
    }
  }
}

const justLook: Step = () => Promise.resolve(true);

async function writeDown(strapi: Core.Strapi, select: DeliverySelect, selected: number, actor: Actor) {
  const chosenBy =
    'ids' in select
      ? { ids: select.ids }
      : Object.fromEntries(Object.entries(select.filter).filter(([, value]) => value !== undefined));
  const details = { count: selected, ...chosenBy };
  await service(strapi, 'audit').recordSite({ action: 'webhook.replayed', actor, details });
}

/** Tells what a replay would do as things stand now; changes nothing. */
export async function planReplay(strapi: Core.Strapi, select: DeliverySelect): Promise<ReplayView> {
  const ids = await chosen(strapi, select);
  const tally = newTally();
  await goThrough(strapi, ids.slice(0, replayLimits.most), tally, justLook);
  return { ...tally, more: ids.length > replayLimits.most, queued: false };
}

/**
 * Has deliveries handled once more: those that were, that failed for good, that are held, and at once those that wait. Many go
 * on in the background. It may be done twice, and while others handle: what is in somebody's hands is left to them.
 */
export async function replay(strapi: Core.Strapi, select: DeliverySelect, actor: Actor): Promise<ReplayView> {
  const found = await chosen(strapi, select);
  const ids = found.slice(0, replayLimits.most);
  const more = found.length > replayLimits.most;
  await writeDown(strapi, select, ids.length, actor);
  const tally = newTally();
  if (ids.length > replayLimits.atOnce) {
    await service(strapi, 'jobs').enqueue({ kind: replayKind, payload: { ids } });
    return { ...tally, handled: ids.length, more, queued: true };
  }
  await goThrough(strapi, ids, tally, (row) => handOver(strapi, row));
  service(strapi, 'webhooks').wake();
  return { ...tally, more, queued: false };
}

/** Hands over the deliveries of a job, some at a time; one that is taken up again goes on behind the last. */
export async function workOnReplay(
  strapi: Core.Strapi,
  { job, signal, heartbeat }: JobRun,
): Promise<{ handled: number; left: Tally['left'] }> {
  const { ids } = job.payload as { ids: number[] };
  const tally = newTally();
  let at = Number((job.progress as { at?: number } | null)?.at ?? 0);
  while (at < ids.length) {
    signal.throwIfAborted();
    await goThrough(strapi, ids.slice(at, at + replayLimits.atOnce), tally, (row) => handOver(strapi, row));
    at += replayLimits.atOnce;
    service(strapi, 'webhooks').wake();
    await heartbeat({ at });
  }
  return { handled: tally.handled, left: tally.left };
}
