import type { Video } from '../../providers';
import { addSeconds } from '../../shared/clock';

/** What the platform says of a work: its review goes on or ended, or it is not there. */
export type ReviewVerdict = 'reviewing' | 'published' | 'rejected' | 'missing';

const statuses: Record<number, ReviewVerdict> = {
  1: 'published',
  2: 'rejected',
  4: 'reviewing',
  5: 'published',
};

/** Reads the state of a work; what says nothing we know is under review still. */
export function verdictOf(work: Video | undefined): ReviewVerdict {
  if (!work) return 'missing';
  const told = work.videoStatus === null ? undefined : statuses[work.videoStatus];
  if (work.isReviewed === false && told !== 'rejected') return 'reviewing';
  return told ?? (work.isReviewed ? 'published' : 'reviewing');
}

/** Looks in a row without the work after which it has vanished: lists of the platform are late at times. */
export const vanishedMisses = 4;

const lateSeconds = 3600;

/** Whether it counts that a look did not find a work: what was never seen may only be shown late, for an hour. */
export const isMissed = ({ isSeen, sentAt }: { isSeen: boolean; sentAt: Date }, now: Date): boolean =>
  isSeen || now > addSeconds(sentAt, lateSeconds);
