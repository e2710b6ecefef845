import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { service } from '../../shared/service';
import { doBatch } from './batch';
import { findOperation, isOver, itemUid, operationUid, type OperationRow } from './row';
import { nextBatch } from './select';

/** The kind of the jobs that carry operations on. */
export const operationKind = 'leads.operate';
const sweepKind = 'leads.operations';

/** An operation that nobody carried on for so long has lost its job, or the process of its request. */
const forgottenSeconds = 300;
const keptDays = 30;

async function finish(strapi: Core.Strapi, { documentId, step }: OperationRow): Promise<void> {
  const open = { documentId, step, stage: { $in: ['queued', 'running'] } };
  await changeOne(strapi, operationUid, open, { stage: 'done', finishedAt: clock.now() });
}

/** Carries an operation on until it is over or `isEnough`. */
export async function carryOut(strapi: Core.Strapi, id: string, isEnough: () => boolean): Promise<void> {
  while (!isEnough()) {
    const row = await findOperation(strapi, id);
    if (!row || isOver(row)) return;
    const batch = await nextBatch(strapi, row);
    if (batch.leads.length === 0) await finish(strapi, row);
    else await doBatch(strapi, row, batch);
    // SQLite answers without a pause: others must get their turn between two batches.
    await turn();
  }
}

async function recallForgotten(strapi: Core.Strapi): Promise<void> {
  const now = clock.now();
  const stuck = {
    stage: { $in: ['queued', 'running'] },
    updatedAt: { $lt: addSeconds(now, -forgottenSeconds) },
  };
  const rows = (await strapi.db.query(operationUid).findMany({ where: stuck, limit: 100 })) as OperationRow[];
  const slot = Math.floor(now.getTime() / (forgottenSeconds * 1000));
  for (const { documentId: id } of rows)
    await service(strapi, 'jobs').enqueue({
      kind: operationKind,
      key: `${operationKind}:${id}:${slot}`,
      payload: { id },
    });
}

/** Forgets what leads had before once it cannot be undone any more, and operations after thirty days. */
async function forget(strapi: Core.Strapi): Promise<void> {
  const now = clock.now();
  const rows = (await strapi.db
    .query(operationUid)
    .findMany({ where: { undoUntil: { $lt: now } }, limit: 1000 })) as OperationRow[];
  for (const { documentId } of rows) {
    await strapi.db.query(itemUid).deleteMany({ where: { operation: documentId } });
    await changeOne(strapi, operationUid, { documentId }, { undoUntil: null });
  }
  const old = { finishedAt: { $lt: addSeconds(now, -keptDays * 86_400) } };
  await strapi.db.query(operationUid).deleteMany({ where: old });
}

/** Carries operations on, one after the other in each process, and finds those whose process ended. */
export function scheduleOperations(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(operationKind, async ({ job, signal }) => {
    await carryOut(strapi, String(job.payload.id), () => signal.aborted);
    signal.throwIfAborted();
  });
  jobs.handle(sweepKind, async () => {
    await recallForgotten(strapi);
    await forget(strapi);
  });
  jobs.schedule(sweepKind, '* * * * *');
}
