import type { Video } from '../account/videos';
import { MINUTE, SECOND } from '../clock';
import { nextNumber, numberFor, opaqueIdFor } from '../ids';
import type { Person, World } from '../world';
import { fanId, inventedCount } from './audience';

/** One comment, or with `parent` a reply to one. */
export type Comment = { id: string; parent?: string; actor: string; content: string; atMs: number };

/** What is particular about the comments under a work: those written through calls and steering, the newest last. */
export type ItemComments = { written: Comment[]; count?: number; badPercent: number; top: string[] };

/** A work and its owner. */
export type Place = { world: World; owner: Person; video: Video };

/** The comments of a work, to be added to. */
export function bookOf({ world, video }: Pick<Place, 'world' | 'video'>): ItemComments {
  const known = world.comments.get(video.item_id);
  if (known) return known;
  const fresh: ItemComments = { written: [], badPercent: 0, top: [] };
  world.comments.set(video.item_id, fresh);
  return fresh;
}

/** A list of comments, the oldest at 0; nothing is built before a place is asked for. */
export type Thread = { size: number; at: (place: number) => Comment };

const thread = (invented: number, invent: (place: number) => Comment, written: Comment[]): Thread => ({
  size: invented + written.length,
  at: (place) => written[place - invented] ?? invent(place),
});

const WORDS = [
  '在哪里可以买到',
  '想要同款',
  '这本讲什么的',
  '求链接',
  '周末去看看',
  '孩子很喜欢',
  '多少钱',
  '已三连❤️',
];

/** How many comments were invented: as many as the work's figures say, unless steered. */
const inventedComments = (place: Place): number =>
  bookOf(place).count ?? place.video.statistics.comment_count;

/** The comments on the work itself. */
export function commentsOf(place: Place): Thread {
  const written = bookOf(place).written.filter(({ parent }) => parent === undefined);
  return thread(
    inventedComments(place),
    (index) => invented(place, ['comment', String(index)], index),
    written,
  );
}

/** Every third comment has one to three replies. */
const repliesTo = (index: number): number => (index % 3 === 0 ? (index % 9) / 3 + 1 : 0);

/** How many replies a comment has. */
export function replyCount(place: Place, { id }: Comment, index: number): number {
  const written = bookOf(place).written.filter(({ parent }) => parent === id).length;
  return written + (index < inventedComments(place) ? repliesTo(index) : 0);
}

/** The replies to a comment; nothing where the work has no such comment. */
export function repliesOf(place: Place, commentId: string): Thread | undefined {
  const comments = commentsOf(place);
  const index = Array.from({ length: comments.size }, (_, at) => at).find(
    (at) => comments.at(at).id === commentId,
  );
  if (index === undefined) return undefined;
  const written = bookOf(place).written.filter(({ parent }) => parent === commentId);
  const invent = (at: number): Comment => ({
    ...invented(place, ['reply', String(index), String(at)], index + at + 1),
    parent: commentId,
  });
  return thread(index < inventedComments(place) ? repliesTo(index) : 0, invent, written);
}

function invented({ world, owner, video }: Place, key: string[], minutes: number): Comment {
  const whole = [video.item_id, ...key];
  const fan = numberFor(world.ids, ['commenter', ...whole], Math.max(1, inventedCount(world, owner)));
  return {
    id: opaqueIdFor(world.ids, whole),
    actor: fanId(world, owner, fan),
    content: WORDS[numberFor(world.ids, ['words', ...whole], WORDS.length)] ?? '',
    atMs: video.create_time * SECOND + (minutes + 1) * 10 * MINUTE,
  };
}

/** Writes a comment under a work; gives it with its id. */
export function writeComment(place: Place, comment: Omit<Comment, 'id'>): Comment {
  const key = ['written', String(nextNumber(place.world.ids, 'comment'))];
  const written = { ...comment, id: opaqueIdFor(place.world.ids, key) };
  bookOf(place).written.push(written);
  return written;
}
