import type { Video } from '../../providers';
import { matchWork, type Doubtful } from './match';

const sentAt = new Date('2026-03-01T08:00:00Z');
const post: Doubtful = {
  text: '新茶到店\n明前龙井',
  sentAt,
  isVideo: true,
  hints: [],
  isListed: true,
  twins: 0,
  strangers: 0,
};

const work = (itemId: string, change: Partial<Video> = {}): Video => ({
  itemId,
  videoId: null,
  title: '新茶到店 明前龙井',
  cover: null,
  shareUrl: null,
  createTime: new Date('2026-03-01T08:00:01Z'),
  isTop: null,
  isReviewed: false,
  videoStatus: 4,
  mediaType: 4,
  statistics: null,
  ...change,
});

it('finds the one work with its text that was made since', () => {
  const others = [
    work('@older', { createTime: new Date('2026-03-01T07:50:00Z') }),
    work('@other', { title: '别的' }),
    work('@pictures', { mediaType: 2 }),
    work('@timeless', { createTime: null }),
  ];
  expect(matchWork(post, [...others, work('@it')])).toEqual({ found: '@it' });
  expect(matchWork(post, others)).toBe('none');
});

it('bears a clock that is a little behind, and a kind that is not told', () => {
  const early = work('@it', { createTime: new Date('2026-03-01T07:58:30Z'), mediaType: null });
  expect(matchWork(post, [early])).toEqual({ found: '@it' });
});

it('does not guess between two that look alike, unless an event named one', () => {
  const twins = [work('@one'), work('@two')];
  expect(matchWork(post, twins)).toBe('several');
  expect(matchWork({ ...post, hints: ['@two'] }, twins)).toEqual({ found: '@two' });
});

it('takes the word of an event alone only where the works could not be read', () => {
  expect(matchWork({ ...post, hints: ['@it'] }, [])).toBe('none');
  expect(matchWork({ ...post, hints: ['@it'], isListed: false }, [])).toEqual({ found: '@it' });
  expect(matchWork({ ...post, hints: ['@it', '@or'], isListed: false }, [])).toBe('several');
});

it('does not give a post what another one that looks alike may have become', () => {
  const twin = { ...post, twins: 1, hints: ['@one'] };
  const later = work('@two', { createTime: new Date('2026-03-01T08:00:09Z') });
  expect(matchWork(twin, [work('@one')])).toBe('none');
  expect(matchWork(twin, [later, work('@one')])).toEqual({ found: '@one' });
  expect(matchWork(twin, [later, work('@one'), work('@three')])).toBe('several');
});

it('takes no word of an event alone while another post in doubt looks different', () => {
  const unread = { ...post, isListed: false, strangers: 1 };
  expect(matchWork({ ...unread, hints: ['@it'] }, [])).toBe('several');
  expect(matchWork({ ...unread, hints: [] }, [])).toBe('none');
  expect(matchWork({ ...unread, hints: ['@one', '@two'], twins: 1 }, [])).toBe('several');
  expect(matchWork({ ...post, strangers: 1 }, [work('@it')])).toEqual({ found: '@it' });
});
