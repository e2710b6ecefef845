import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { PluginError } from '../shared/errors';
import { needRun, runUid, type RunRow } from './row';
import { carryOn } from './run';

type Move = { from: RunRow['stage'][]; to: Partial<RunRow>; what: string };

/** Moves a run from one of these stages, whoever carries it out; throws SYNC_STATE when it stands elsewhere. */
async function move(strapi: Core.Strapi, runId: string, { from, to, what }: Move): Promise<RunRow> {
  const run = await needRun(strapi, runId);
  const where = { documentId: runId, stage: { $in: from } };
  if (!(await changeOne(strapi, runUid, where, to)))
    throw new PluginError('SYNC_STATE', `A task that is ${run.stage} cannot be ${what}`, {
      stage: run.stage,
    });
  return needRun(strapi, runId);
}

/** Halts a run after the page in hand. */
export const pauseRun = (strapi: Core.Strapi, runId: string): Promise<RunRow> =>
  move(strapi, runId, { from: ['queued', 'running'], to: { stage: 'paused' }, what: 'paused' });

/** Lets a halted run go on. */
export async function resumeRun(strapi: Core.Strapi, runId: string): Promise<RunRow> {
  const run = await move(strapi, runId, { from: ['paused'], to: { stage: 'queued' }, what: 'resumed' });
  await carryOn(strapi, run, clock.now());
  return run;
}

/** Ends a run before its time. */
export const cancelRun = (strapi: Core.Strapi, runId: string): Promise<RunRow> =>
  move(strapi, runId, {
    from: ['queued', 'running', 'paused'],
    to: { stage: 'cancelled', activeKey: null, finishedAt: clock.now() },
    what: 'cancelled',
  });
