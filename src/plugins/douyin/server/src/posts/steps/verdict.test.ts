import type { Video } from '../../providers';
import { verdictOf } from './verdict';

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
