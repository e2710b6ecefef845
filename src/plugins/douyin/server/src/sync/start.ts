import type { Core } from '@strapi/strapi';
import { runCounters, type SyncStrategy } from '../../../contracts/sync';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { changeOne, contested, insertUnlessTaken, inTransaction, whileContested } from '../shared/database';
import { nextRunOf } from './finish';
import { refuseHopeless } from './granted';
import { activeRun, needRun, needStream, runUid, streamUid, type RunRow, type StreamRow } from './row';
import { carryOn } from './run';

/** Who asks for a run. */
export type Trigger = RunRow['trigger'];

/** A run that was asked for, and whether it is a new one. */
export type Started = { run: RunRow; isNew: boolean };

// A row that is stored past Strapi's own `create` gets no defaults of the schema.
const noCounts = Object.fromEntries(
  [...Object.keys(runCounters.shape), 'seen', 'quietPages', 'failures', 'cursorVersion'].map((name) => [
    name,
    0,
  ]),
);

const newRun = (stream: StreamRow, strategy: SyncStrategy, trigger: Trigger, generation: number) => ({
  documentId: newId(),
  streamId: stream.documentId,
  activeKey: stream.documentId,
  accountId: stream.accountId,
  kind: stream.kind,
  strategy,
  trigger,
  stage: 'queued',
  generation,
  signpost: clock.now(),
  pass: 1,
  ...noCounts,
});

/** Stores a new run, and with it what it means for its stream; null where one is under way. */
async function store(
  strapi: Core.Strapi,
  streamId: string,
  strategy: SyncStrategy,
  trigger: Trigger,
): Promise<RunRow | null> {
  const stream = await needStream(strapi, streamId);
  if (trigger === 'user') await refuseHopeless(strapi, stream);
  const generation = stream.generation + (strategy === 'FULL' ? 1 : 0);
  const data = newRun(stream, strategy, trigger, generation);
  const nextRunAt = nextRunOf(stream);
  return inTransaction(strapi, async () => {
    const isNew = await insertUnlessTaken(strapi, runUid, 'active_key', data);
    const known = { documentId: streamId, generation: stream.generation };
    const isSame = await changeOne(
      strapi,
      streamUid,
      known,
      isNew ? { generation, nextRunAt } : { nextRunAt },
    );
    if (!isNew) return null;
    // Another run began and ended meanwhile: its generation is not used twice.
    if (!isSame) throw contested();
    const run = await needRun(strapi, data.documentId);
    await carryOn(strapi, run);
    return run;
  });
}

/** Starts a run of a stream, or gives the one that is under way; one that a person asks for is refused where it cannot succeed. */
export async function startRun(
  strapi: Core.Strapi,
  streamId: string,
  strategy: SyncStrategy,
  trigger: Trigger,
): Promise<Started> {
  const made = await whileContested(() => store(strapi, streamId, strategy, trigger));
  const run = made ?? (await activeRun(strapi, streamId));
  // It was there and ended at this very moment.
  if (!run) return startRun(strapi, streamId, strategy, trigger);
  return { run, isNew: made !== null };
}
