import type { Core } from '@strapi/strapi';
import type { Video } from '../../providers';
import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { endWith } from '../end';
import type { Hand } from '../hand';
import type { PostError, PostRow } from '../row';
import { errorOf } from './bear';
import { isMissed, verdictOf, vanishedMisses } from './verdict';
import { nextReviewLook } from './waits';

const causes = {
  rejected: 'The platform found the work unsuitable for the public; it tells the reason to its author alone',
  vanished:
    'The work is not among those of the account any more: it was deleted, or the platform took it away',
};

const causeOf = (stage: keyof typeof causes): PostError => ({
  code: stage === 'rejected' ? 'POST_REJECTED' : 'POST_VANISHED',
  message: causes[stage],
  retryAt: null,
});

/** The work as the platform shows it now. */
async function readWork(strapi: Core.Strapi, { accountId, itemId }: PostRow): Promise<Video | undefined> {
  const { list } = await service(strapi, 'api').call(accountId, 'videoData', { itemIds: [itemId ?? ''] });
  return list.find((work) => work.itemId === itemId);
}

const sentAtOf = ({ sentAt, createdAt }: PostRow): Date => new Date(sentAt ?? createdAt);

/** Rests until the next look; after a week it says that nobody looks any more. */
async function rest(
  hand: Hand,
  change: { misses?: number; seenAt?: Date; error?: PostError | null },
): Promise<void> {
  const { post } = hand;
  const now = clock.now();
  const dueAt = nextReviewLook({ since: sentAtOf(post), looks: post.looks }, now);
  const tired = { code: 'POST_REVIEW', message: 'The review took more than a week', retryAt: null };
  const looks = post.looks + 1;
  if (dueAt) await hand.write({ misses: 0, error: null, ...change, dueAt, looks });
  else await hand.write({ dueAt: null, looks, error: change.error ?? tired }, { what: 'review-left' });
}

/** Looks how the review of a work goes, and ends the post with it. */
export async function followReview(strapi: Core.Strapi, hand: Hand): Promise<void> {
  const { post } = hand;
  let work: Video | undefined;
  try {
    work = await readWork(strapi, post);
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return rest(hand, { misses: post.misses, error: errorOf(error) });
  }
  const verdict = verdictOf(work);
  if (verdict === 'published')
    return endWith(strapi, hand, 'published', { publishedAt: clock.now(), error: null });
  if (verdict === 'rejected') return endWith(strapi, hand, 'rejected', { error: causeOf('rejected') });
  if (verdict === 'reviewing') return rest(hand, post.seenAt ? {} : { seenAt: clock.now() });
  if (!isMissed({ isSeen: post.seenAt !== null, sentAt: sentAtOf(post) }, clock.now())) return rest(hand, {});
  const misses = post.misses + 1;
  if (misses >= vanishedMisses) return endWith(strapi, hand, 'vanished', { error: causeOf('vanished') });
  return rest(hand, { misses });
}
