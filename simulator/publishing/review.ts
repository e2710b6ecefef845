import type { Video } from '../account/videos';
import { now, SECOND } from '../clock';
import type { World } from '../world';
import type { Verdict } from './book';

/** 1 published, 2 not suitable for the public, 4 under review, 5 public. */
const STATUS = { onlyMe: 1, unsuitable: 2, underReview: 4, public: 5 };

/** A work as it stands now: under review, or what its review came to; nothing when it vanished. */
export function reviewed(world: World, video: Video): Video | undefined {
  const review = world.publishing.reviews.get(video.item_id);
  if (!review) return video;
  if (now(world.clock) < review.endsMs)
    return { ...video, is_reviewed: false, video_status: STATUS.underReview };
  if (review.verdict === 'vanished') return undefined;
  const shown = review.isPrivate ? STATUS.onlyMe : STATUS.public;
  return {
    ...video,
    is_reviewed: true,
    video_status: review.verdict === 'rejected' ? STATUS.unsuitable : shown,
  };
}

/** Begins the review of a new work; what it comes to was planned for the person, or is publication. */
export function beginReview(world: World, personId: string, itemId: string, isPrivate: boolean): void {
  const [verdict = 'published', ...later] = world.publishing.verdicts.get(personId) ?? [];
  world.publishing.verdicts.set(personId, later);
  const endsMs = now(world.clock) + world.switches.reviewSeconds * SECOND;
  world.publishing.reviews.set(itemId, { endsMs, verdict, isPrivate });
}

/** Ends the review of a work, now or after some seconds. */
export function endReview(world: World, itemId: string, verdict: Verdict, afterSeconds: number): void {
  const { isPrivate = false } = world.publishing.reviews.get(itemId) ?? {};
  const endsMs = now(world.clock) + afterSeconds * SECOND;
  world.publishing.reviews.set(itemId, { endsMs, verdict, isPrivate });
}
