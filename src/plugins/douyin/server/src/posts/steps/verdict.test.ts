import type { Video } from '../../providers';
import { isMissed, verdictOf } from './verdict';

const work = (videoStatus: number | null, isReviewed: boolean | null): Video => ({
  itemId: '@it',
  videoId: null,
  title: '',
  cover: null,
  shareUrl: null,
  createTime: null,
  isTop: null,
  isReviewed,
  videoStatus,
  mediaType: null,
  statistics: null,
});

it.each([
  [5, true, 'published'],
  [1, true, 'published'],
  [2, true, 'rejected'],
  [2, false, 'rejected'],
  [4, false, 'reviewing'],
  [5, false, 'reviewing'],
  [5, null, 'published'],
  [null, true, 'published'],
  [null, null, 'reviewing'],
  [77, false, 'reviewing'],
])('reads status %p, reviewed %p as %s', (status, isReviewed, verdict) => {
  expect(verdictOf(work(status, isReviewed))).toBe(verdict);
});

it('notices that a work is not there', () => {
  expect(verdictOf(undefined)).toBe('missing');
});

it.each([
  [false, 59, false],
  [false, 61, true],
  [true, 1, true],
])('a work that was seen (%p) and is not there after %p minutes is missed: %p', (isSeen, minutes, missed) => {
  const sentAt = new Date('2026-03-01T08:00:00Z');
  expect(isMissed({ isSeen, sentAt }, new Date(sentAt.getTime() + minutes * 60_000))).toBe(missed);
});
