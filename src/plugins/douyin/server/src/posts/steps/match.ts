import type { Video } from '../../providers';
import { addSeconds } from '../../shared/clock';

/** What is known of a post of which the platform may have made a work. */
export type Doubtful = {
  text: string;
  sentAt: Date;
  isVideo: boolean;
  /** Works that events named meanwhile. */
  hints: readonly string[];
  /** Whether the account's own works could be read. */
  isListed: boolean;
  /** Other posts of the account of which nobody knows either: those with its text and of its kind, and all others. */
  twins: number;
  strangers: number;
};

/** Which work it is: this one, none yet, or several that could be it. */
export type Match = { found: string } | 'none' | 'several';

// Clocks differ, and the platform counts in whole seconds.
const skewSeconds = 120;

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const ageOf = ({ createTime }: Video): number => createTime?.getTime() ?? 0;

const mediaTypes = { video: 4, images: 2 } as const;

const fits = ({ text, sentAt, isVideo }: Doubtful, { title, createTime, mediaType }: Video): boolean =>
  createTime !== null &&
  createTime >= addSeconds(sentAt, -skewSeconds) &&
  (mediaType === null || mediaType === (isVideo ? mediaTypes.video : mediaTypes.images)) &&
  plain(title) === plain(text);

/** Works that could be the post, the oldest first. */
function candidatesOf(post: Doubtful, works: readonly Video[]): string[] {
  const inTime = works.filter((work) => fits(post, work)).sort((one, other) => ageOf(one) - ageOf(other));
  const fitting = [...new Set(inTime.map(({ itemId }) => itemId))];
  if (!post.isListed) return [...post.hints];
  const named = fitting.filter((itemId) => post.hints.includes(itemId));
  return named.length > 0 && post.twins === 0 ? named : fitting;
}

/**
 * Which of the account's works a post became. `works` are those that no other post is. An event that names a work decides where
 * several fit, and alone where the works could not be read. Of posts that look alike none is matched before there is a work for
 * each: otherwise one could take what another one became. An event alone tells no text, so that it decides for a post only
 * where no other in doubt looks different.
 */
export function matchWork(post: Doubtful, works: readonly Video[]): Match {
  const candidates = candidatesOf(post, works);
  const [first] = candidates;
  if (first === undefined || candidates.length <= post.twins) return 'none';
  const isTold = post.isListed || post.strangers === 0;
  return isTold && candidates.length === post.twins + 1 ? { found: first } : 'several';
}
