import type { Core } from '@strapi/strapi';
import type { ReviewView } from '../../../contracts/sync';
import type { Actor } from '../audit/service';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { needStream, runUid, streamUid, type StreamRow } from './row';
import { forgetGenerations, missingFrom } from './seen';
import { noteAct } from './trail';

const sampleSize = 20;

type Held = { stream: StreamRow; generation: number };

async function needReview(strapi: Core.Strapi, streamId: string): Promise<Held> {
  const stream = await needStream(strapi, streamId);
  const generation = stream.reviewGeneration;
  if (generation === null) throw new PluginError('SYNC_STATE', 'This stream does not stand in review');
  return { stream, generation };
}

const listOf = ({ accountId, kind }: StreamRow) => ({ account: { documentId: accountId }, kind });

/** Leads that the list of the review did not hold, and that nobody found since. */
async function missingIn(strapi: Core.Strapi, { stream, generation }: Held): Promise<number[]> {
  const listed = await service(strapi, 'leads').listedIn(listOf(stream));
  return missingFrom(strapi, stream.documentId, [generation], listed);
}

/** What a person needs to decide about a stream in review; throws SYNC_STATE for one that is not. */
export async function readReview(strapi: Core.Strapi, streamId: string): Promise<ReviewView> {
  const held = await needReview(strapi, streamId);
  const missing = await missingIn(strapi, held);
  return {
    streamId,
    known: held.stream.reviewKnown ?? 0,
    missing: held.stream.reviewMissing ?? 0,
    missingNow: missing.length,
    sample: missing.slice(0, sampleSize),
  };
}

/** Takes a stream out of review, once, and does what was decided; all or nothing. */
async function decide(
  strapi: Core.Strapi,
  streamId: string,
  action: 'sync.review-accepted' | 'sync.review-dismissed',
  actor: Actor,
  act: (held: Held) => Promise<{ gone: number; whole: number[] }>,
): Promise<number> {
  const once = async () => {
    const held = await needReview(strapi, streamId);
    const { stream, generation } = held;
    return inTransaction(strapi, async () => {
      const standing = { documentId: streamId, reviewGeneration: generation };
      const free = { reviewGeneration: null, health: 'ok' };
      if (!(await changeOne(strapi, streamUid, standing, free)))
        throw new PluginError('SYNC_STATE', 'Somebody else has decided');
      const { gone, whole } = await act(held);
      await changeOne(strapi, streamUid, { documentId: streamId }, { wholeGenerations: whole });
      const { reviewKnown: known, reviewMissing: missing } = stream;
      await noteAct(strapi, action, actor, stream, { known: known ?? 0, missing: missing ?? 0, gone });
      return gone;
    });
  };
  return whileContested(once);
}

/** Believes the platform: marks those who are missing still, and tells how many. */
export const acceptReview = (strapi: Core.Strapi, streamId: string, actor: Actor): Promise<number> =>
  decide(strapi, streamId, 'sync.review-accepted', actor, async ({ stream, generation }) => {
    const leadIds = await missingIn(strapi, { stream, generation });
    const gone = await service(strapi, 'leads').markGone({ ...listOf(stream), leadIds });
    await changeOne(strapi, runUid, { streamId, generation, strategy: 'FULL' }, { gone });
    await forgetGenerations(strapi, streamId, stream.wholeGenerations ?? []);
    return { gone, whole: [generation] };
  });

/** Does not believe the platform: that generation is as if it had never been read. */
export const dismissReview = (strapi: Core.Strapi, streamId: string, actor: Actor): Promise<number> =>
  decide(strapi, streamId, 'sync.review-dismissed', actor, async ({ stream, generation }) => {
    await forgetGenerations(strapi, streamId, [generation]);
    return { gone: 0, whole: stream.wholeGenerations ?? [] };
  });
