import type { Core } from '@strapi/strapi';
import type { PostStage } from '../../../../contracts/post-views';
import type { JobData, JobRun } from '../../jobs/service';
import { addSeconds, clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { notOurs, withPost, type Hand, type movingStages } from '../hand';
import type { PostRow } from '../row';
import { wakePost } from '../wake';
import { bear } from './bear';
import { beginSlot, setOut } from './begin';
import { createWork, doubt } from './create';
import { settleDoubt } from './doubt';
import { expireLink } from './handoff';
import { followReview } from './review';
import { isUploaded, uploadAll } from './upload';

type Step = (strapi: Core.Strapi, hand: Hand) => Promise<void>;

type Moving = (typeof movingStages)[number];

/** Whoever takes up a post that was being created does not know whether the platform heard of it. */
const orphaned: Step = (_strapi, hand) =>
  doubt(hand, new PluginError('POST_UNKNOWN', 'Who asked for this work was lost before the answer was kept'));

/** What is done with a post, by its stage. */
const steps: Record<Moving, Step> = {
  scheduled: beginSlot,
  queued: setOut,
  uploading: (strapi, hand) => (isUploaded(hand.post) ? createWork(strapi, hand) : uploadAll(strapi, hand)),
  creating: orphaned,
  unknown: settleDoubt,
  handed: expireLink,
  reviewing: followReview,
};

const isMoving = (stage: PostStage): stage is Moving => stage in steps;

/** Stages in which a failure proves that nothing was published. */
const innocent: PostStage[] = ['scheduled', 'queued', 'uploading'];

const isDue = ({ stage, dueAt }: PostRow): boolean =>
  isMoving(stage) && dueAt !== null && new Date(dueAt) <= clock.now();

const restSeconds = 60;

async function fail(strapi: Core.Strapi, hand: Hand, error: unknown): Promise<void> {
  const { stage, documentId } = hand.post;
  if (error === notOurs || hand.signal.aborted) throw error;
  if (innocent.includes(stage)) return bear(strapi, hand, error);
  strapi.log.warn(`Douyin: post ${documentId} (${stage}): ${String(error)}`);
  if (stage === 'creating') return doubt(hand, error);
  await hand.write({ dueAt: addSeconds(clock.now(), restSeconds) });
}

/** Does one step after the other while something is due. */
async function goOn(strapi: Core.Strapi, hand: Hand): Promise<void> {
  while (isDue(hand.post)) {
    hand.signal.throwIfAborted();
    const { stage } = hand.post;
    if (!isMoving(stage)) return;
    try {
      await steps[stage](strapi, hand);
    } catch (error) {
      await fail(strapi, hand, error);
    }
  }
}

/** Carries one post on as far as it goes now. */
export async function workOnPost(strapi: Core.Strapi, { job, signal }: JobRun): Promise<JobData> {
  const after = await withPost(strapi, String(job.payload.post), signal, (hand) => goOn(strapi, hand));
  if (after) await wakePost(strapi, after);
  return { worked: after !== null };
}
