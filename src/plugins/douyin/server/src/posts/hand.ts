import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { noteLine, type Line } from './history';
import { findPost, postUid, type PostChange, type PostRow } from './row';

const leaseSeconds = 60;
const beatMs = 15_000;

/** Thrown where a post is no longer in the hands of who works on it: a person changed it, or another process has it. */
export const notOurs = new Error('The post was changed by a person, or another process has it');

/** A post in the hands of one worker; all it writes is under the fence, and what comes too late is not written. */
export type Hand = {
  /** The post as it stands. */
  post: PostRow;
  /** Aborted when the post is no longer ours, or this process ends. */
  signal: AbortSignal;
  /** Writes columns, a line of history and what `also` does, all or nothing; throws `notOurs`. */
  write(change: PostChange, line?: Line, also?: () => Promise<void>): Promise<PostRow>;
  /** Writes columns that nothing hangs on, e.g. how far an upload is; what fails is not written. */
  note(change: PostChange): void;
  /** Gives the post free for whoever is next. */
  release(): Promise<void>;
};

/** Stages in which something is done by itself once it is due. */
export const movingStages = [
  'scheduled',
  'queued',
  'uploading',
  'creating',
  'unknown',
  'handed',
  'reviewing',
] as const;

/** What is due now and in nobody's hands. */
export const dueNow = () => ({
  stage: { $in: [...movingStages] },
  dueAt: { $lte: clock.now() },
  $or: [{ leaseUntil: { $null: true } }, { leaseUntil: { $lte: clock.now() } }],
});

async function claim(strapi: Core.Strapi, id: string): Promise<PostRow | null> {
  const post = await findPost(strapi, id);
  if (!post) return null;
  const where = { documentId: id, version: post.version, ...dueNow() };
  const leased = { version: post.version + 1, leaseUntil: addSeconds(clock.now(), leaseSeconds) };
  return (await changeOne(strapi, postUid, where, leased)) ? findPost(strapi, id) : null;
}

/** Keeps the lease of a post until `drop` is called; `onLost` is called when it is somebody else's. */
function keep(strapi: Core.Strapi, held: Record<string, unknown>, onLost: () => void): () => void {
  const beat = async () => {
    const leaseUntil = addSeconds(clock.now(), leaseSeconds);
    if (!(await changeOne(strapi, postUid, held, { leaseUntil }))) onLost();
  };
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs);
  return () => clearInterval(timer);
}

/** The hand that writes under the version a claim gave the post. */
function handOf(strapi: Core.Strapi, post: PostRow, signal: AbortSignal): Hand {
  const { documentId, version } = post;
  const held = { documentId, version };
  const hand: Hand = {
    post,
    signal,
    async write(change, line, also) {
      const isOurs = await whileContested(() =>
        inTransaction(strapi, async () => {
          if (!(await changeOne(strapi, postUid, held, change))) return false;
          if (line) await noteLine(strapi, documentId, line);
          await also?.();
          return true;
        }),
      );
      const now = isOurs ? await findPost(strapi, documentId) : null;
      if (!now) throw notOurs;
      hand.post = now;
      return now;
    },
    note: (change) => void changeOne(strapi, postUid, held, change).catch(() => undefined),
    release: async () => void (await changeOne(strapi, postUid, held, { leaseUntil: null })),
  };
  return hand;
}

/** Takes a post that is due and does `work` with it; gives it as it is then, null when it is not due or another has it. */
export async function withPost(
  strapi: Core.Strapi,
  id: string,
  ending: AbortSignal,
  work: (hand: Hand) => Promise<void>,
): Promise<PostRow | null> {
  const post = await claim(strapi, id);
  if (!post) return null;
  const lost = new AbortController();
  const drop = keep(strapi, { documentId: id, version: post.version }, () => lost.abort(notOurs));
  const hand = handOf(strapi, post, AbortSignal.any([ending, lost.signal]));
  try {
    await work(hand);
  } catch (error) {
    if (error !== notOurs && !lost.signal.aborted) throw error;
  } finally {
    drop();
    await hand.release();
  }
  return hand.post;
}
