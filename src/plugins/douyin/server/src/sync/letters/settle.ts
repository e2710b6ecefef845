import type { Core } from '@strapi/strapi';
import type { RetryView } from '../../../../contracts/sync';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { inTransaction } from '../../shared/database';
import { needStream } from '../row';
import { noteAct } from '../trail';
import { enqueueRetry } from './job';
import { countLetters } from './list';
import { retryLetters, waitingLetters } from './retry';
import { letterUid, needLetter, waiting, type LetterRow } from './row';

/** So many letters are tried while somebody waits for the answer; more are a job's. */
const atOnce = 20;

async function waitingIn(strapi: Core.Strapi, streamId: string): Promise<number> {
  return (await countLetters(strapi, [streamId])).get(streamId) ?? 0;
}

async function retry(
  strapi: Core.Strapi,
  streamId: string,
  letters: LetterRow[],
  actor: Actor,
): Promise<RetryView> {
  const stream = await needStream(strapi, streamId);
  const isMany = letters.length > atOnce;
  const count = isMany ? await waitingIn(strapi, streamId) : letters.length;
  await noteAct(strapi, 'sync.letters-retried', actor, stream, { rows: count });
  if (isMany) await enqueueRetry(strapi, streamId);
  const resolved = isMany ? 0 : await retryLetters(strapi, streamId, letters);
  const retried = isMany ? 0 : letters.length;
  return { retried, resolved, waiting: await waitingIn(strapi, streamId), queued: isMany };
}

/** Tries one letter again; one that is settled stays as it is. Throws SYNC_NOT_FOUND. */
export async function retryOne(strapi: Core.Strapi, id: string, actor: Actor): Promise<RetryView> {
  const letter = await needLetter(strapi, id);
  return retry(strapi, letter.streamId, letter.resolvedAt ? [] : [letter], actor);
}

/** Tries all letters of a stream that wait. */
export async function retryAll(strapi: Core.Strapi, streamId: string, actor: Actor): Promise<RetryView> {
  const letters = await waitingLetters(strapi, streamId, { limit: atOnce + 1 });
  return retry(strapi, streamId, letters, actor);
}

/** Gives letters of a stream up, all or one, with what was said about it; tells how many. */
export async function discard(
  strapi: Core.Strapi,
  which: { streamId: string; letterId?: string },
  reason: string,
  actor: Actor,
): Promise<number> {
  const { streamId, letterId } = which;
  const stream = await needStream(strapi, streamId);
  const where = { streamId, ...waiting, ...(letterId ? { documentId: letterId } : {}) };
  const data = { resolvedAt: clock.now(), resolution: 'discarded', note: reason, rowSealed: null };
  return inTransaction(strapi, async () => {
    const { count } = await strapi.db.query(letterUid).updateMany({ where, data });
    if (count > 0) await noteAct(strapi, 'sync.letters-discarded', actor, stream, { rows: count, reason });
    return count;
  });
}
