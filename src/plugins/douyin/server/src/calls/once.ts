import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { changeOne, insertUnlessTaken } from '../shared/database';
import { PluginError } from '../shared/errors';
import { callLimits, callUid, isPast, openBody, sealBody, type CallRow, type KeptAnswer } from './row';

/** A call as it is known by. */
export type NamedCall = { keyHash: string; callHash: string };

const other = () =>
  new PluginError('CALL_KEY_REUSED', 'This Idempotency-Key was used for another call: take a new one');

const running = (seconds: number) =>
  new PluginError('CALL_RUNNING', 'The call with this Idempotency-Key is not over yet: ask again', {
    seconds,
  });

const inDoubt = () =>
  new PluginError(
    'CALL_IN_DOUBT',
    'The call with this Idempotency-Key broke off, and whether it was done is not known: look first, and take a new key',
  );

const forgotten = () =>
  new PluginError(
    'CALL_FORGOTTEN',
    'The call with this Idempotency-Key was done, but its answer went with somebody who was erased',
  );

const find = async (strapi: Core.Strapi, keyHash: string): Promise<CallRow | null> =>
  (await strapi.db.query(callUid).findOne({ where: { keyHash } })) as CallRow | null;

/** What a call that is there already answers; throws where it has no answer for this one. */
function answerOf(strapi: Core.Strapi, row: CallRow, callHash: string): KeptAnswer {
  if (row.callHash !== callHash) throw other();
  if (row.stage === 'running') {
    const left = callLimits.runningSeconds - (clock.now().getTime() - new Date(row.begunAt).getTime()) / 1000;
    throw left > 0 ? running(1) : inDoubt();
  }
  if (row.stage === 'doubt') throw inDoubt();
  if (!row.answerSealed) throw forgotten();
  return { status: row.answerStatus ?? 200, body: openBody(strapi, row.documentId, row.answerSealed) };
}

/** A call that was begun by this request, or the answer of the same call before. */
export type Begun = { documentId: string } | { answer: KeptAnswer };

const tries = 3;

/**
 * Begins a call: of several with one key, in whichever process, the unique key lets one begin. Throws CALL_KEY_REUSED,
 * CALL_RUNNING, CALL_IN_DOUBT and CALL_FORGOTTEN.
 */
export async function beginCall(strapi: Core.Strapi, { keyHash, callHash }: NamedCall): Promise<Begun> {
  for (let tried = 1; tried <= tries; tried += 1) {
    const documentId = newId();
    const row = { documentId, keyHash, callHash, stage: 'running', begunAt: clock.now() };
    if (await insertUnlessTaken(strapi, callUid, 'key_hash', row)) return { documentId };
    const found = await find(strapi, keyHash);
    if (found && !isPast(found)) return { answer: answerOf(strapi, found, callHash) };
    // Its time is over, or it was let go of a moment ago.
    if (found) await strapi.db.query(callUid).deleteMany({ where: { id: found.id } });
    else await pause(10 * tried);
  }
  throw running(1);
}

/** Keeps the answer of a call for the next 24 hours. */
export const keepAnswer = (
  strapi: Core.Strapi,
  documentId: string,
  { status, body }: KeptAnswer,
): Promise<boolean> =>
  changeOne(
    strapi,
    callUid,
    { documentId },
    { stage: 'done', answerStatus: status, answerSealed: sealBody(strapi, documentId, body) },
  );

/** Lets go of the key of a call that was refused: nothing was done, and it can be sent again. */
export async function letGo(strapi: Core.Strapi, documentId: string): Promise<void> {
  await strapi.db.query(callUid).deleteMany({ where: { documentId } });
}

/** Notes that a call broke, perhaps after it was done. */
export const noteDoubt = (strapi: Core.Strapi, documentId: string): Promise<boolean> =>
  changeOne(strapi, callUid, { documentId }, { stage: 'doubt' });
