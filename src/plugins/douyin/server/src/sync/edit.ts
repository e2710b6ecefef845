import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/service';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { nextRunOf } from './finish';
import { cancelRun } from './moves';
import { activeRun, needStream, streamUid, type StreamRow } from './row';
import { checkedSettings } from './settings';
import { noteAct } from './trail';

/** What a person may change of a stream; settings that are left out stay. */
export type StreamEdit = Pick<StreamRow, 'enabled' | 'everyMinutes' | 'fullEveryMinutes'> & {
  settings?: Record<string, unknown> | undefined;
};

/** With other settings it is another list: nothing of it was seen yet. */
const unread = { highWater: null, lastFullAt: null, wholeGenerations: null, reviewGeneration: null };

/** Ends the run under way, so that it says nothing about a list it did not read. */
async function endRun(strapi: Core.Strapi, streamId: string): Promise<void> {
  const run = await activeRun(strapi, streamId);
  try {
    if (run) await cancelRun(strapi, run.documentId);
  } catch (error) {
    const isOver = error instanceof PluginError && error.code === 'SYNC_STATE';
    if (!isOver) throw error;
  }
}

/** The columns of a stream as it is to be, and whether that is another list. */
function editOf(stream: StreamRow, { enabled, everyMinutes, fullEveryMinutes, settings: wish }: StreamEdit) {
  const before = stream.settings ?? {};
  const settings = checkedSettings(stream.kind, wish ?? before, enabled);
  const wanted = { enabled, everyMinutes, fullEveryMinutes, settings };
  const isOther = !isDeepStrictEqual(settings, before);
  const data = { ...wanted, nextRunAt: nextRunOf({ ...stream, ...wanted }), ...(isOther ? unread : {}) };
  return { data, isOther };
}

async function edit(strapi: Core.Strapi, streamId: string, change: StreamEdit, actor: Actor): Promise<void> {
  const stream = await needStream(strapi, streamId);
  const { data, isOther } = editOf(stream, change);
  const { enabled, everyMinutes } = change;
  await inTransaction(strapi, async () => {
    await changeOne(strapi, streamUid, { documentId: streamId }, data);
    // After the change: a run that began before it is ended, and one that begins later reads it.
    if (isOther) await endRun(strapi, streamId);
    await noteAct(strapi, 'sync.stream-edited', actor, stream, { enabled, everyMinutes });
  });
}

/** Changes a stream. Throws CONFIG_INVALID for settings that do not fit, or that it lacks and is to be on. */
export async function editStream(
  strapi: Core.Strapi,
  streamId: string,
  change: StreamEdit,
  actor: Actor,
): Promise<StreamRow> {
  await whileContested(() => edit(strapi, streamId, change, actor));
  return needStream(strapi, streamId);
}
