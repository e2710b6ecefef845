import { videosOf } from '../account/videos';
import { text, type Call, type Fields } from '../call';
import { now, SECOND } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import { numberFor } from '../ids';
import { accountAccess, type AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { perhapsBad } from './bad-rows';
import {
  bookOf,
  commentsOf,
  repliesOf,
  replyCount,
  writeComment,
  type Comment,
  type Place,
  type Thread,
} from './comment-book';
import { askedPage, badParameter, endOf, mixed, placesOf } from './pages';
import { openIdOf, someone } from './someone';

/** The most comments of a page; captures say 50 and 20 (reference §5). */
const MOST = 20;

/** 评论管理 (reference §6.5): the comments under the account's own works. */
export const commentEndpoints: Endpoint[] = [
  endpoint('comment_list', '/item/comment/list', 'GET', comments),
  endpoint('comment_reply_list', '/item/comment/reply/list', 'GET', replies),
  endpoint('comment_reply', '/item/comment/reply', 'POST', reply),
  endpoint('comment_top', '/item/comment/top', 'POST', top),
];

/** The app and account that ask, and the work they ask about. */
type At = Place & { access: AccountAccess };

function endpoint(
  name: string,
  path: string,
  method: string,
  show: (at: At, call: Call) => Outcome,
): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access = accountAccess(world, call, 'item.comment');
    if (isRejection(access)) return access;
    const itemId = text(method === 'GET' ? call.query : call.body.fields, 'item_id');
    if (itemId === '') return badParameter('item_id');
    const video = videosOf(world, access.person).find(({ item_id }) => item_id === itemId);
    return video ? show({ world, access, owner: access.person, video }, call) : reject(2111007);
  };
  return { name, path, methods: [method], envelope: 'classic', answer };
}

function comments(at: At, call: Call): Outcome {
  return page(at, call, commentsOf(at));
}

function replies(at: At, call: Call): Outcome {
  const thread = repliesOf(at, text(call.query, 'comment_id'));
  return thread ? page(at, call, thread) : reject(2111003);
}

/** The row at a place for each `sort_type`; without one the platform recommends, which is no order anyone knows. */
const ORDERS: Record<string, (at: At, place: number, size: number) => number> = {
  '': ({ world, video }, place, size) => mixed(world, ['comments', video.item_id], place, size),
  time: (_at, place, size) => size - 1 - place,
  time_asc: (_at, place) => place,
};

function page(at: At, call: Call, thread: Thread): Outcome {
  const order = ORDERS[text(call.query, 'sort_type')];
  if (!order) return badParameter('sort_type');
  const asked = askedPage(at.world, call, MOST);
  if (isRejection(asked)) return asked;
  const list = placesOf(asked, thread.size).map((place) => {
    const index = order(at, place, thread.size);
    return row(at, thread.at(index), index);
  });
  return { data: { list, ...endOf(at.world, asked, thread.size) } };
}

function row(at: At, comment: Comment, index: number): unknown {
  const { nickname, avatar } = someone(at.world, comment.actor);
  const { top: pinned, badPercent } = bookOf(at);
  const shown: Fields = {
    comment_id: comment.id,
    reply_comment_id: comment.parent ?? '',
    comment_user_id: openIdOf(at.world, at.access.app, comment.actor),
    nick_name: nickname,
    avatar,
    content: comment.content,
    digg_count: numberFor(at.world.ids, ['digg', comment.id], 30),
    reply_comment_total: comment.parent === undefined ? replyCount(at, comment, index) : 0,
    top: pinned.includes(comment.id),
    create_time: Math.floor(comment.atMs / SECOND),
  };
  return perhapsBad(at.world, ['comment', comment.id], badPercent, shown, 'comment_id');
}

/** The comment a body names, or 2111003. */
function namedComment(at: At, call: Call): string | Rejection {
  const id = text(call.body.fields, 'comment_id');
  return repliesOf(at, id) ? id : reject(2111003);
}

/** Answers a comment, or without `comment_id` the work itself. */
function reply(at: At, call: Call): Outcome {
  const content = text(call.body.fields, 'content');
  if (content === '') return badParameter('content');
  const parent = call.body.fields.comment_id === undefined ? undefined : namedComment(at, call);
  if (typeof parent === 'object') return parent;
  const { id, nickname, avatar } = someone(at.world, at.owner.id);
  const written = { actor: id, content, atMs: now(at.world.clock) };
  const comment = writeComment(at, parent === undefined ? written : { ...written, parent });
  return { data: { comment_id: comment.id, nick_name: nickname, avatar } };
}

function top(at: At, call: Call): Outcome {
  const id = namedComment(at, call);
  if (typeof id === 'object') return id;
  const wanted = call.body.fields.top;
  if (typeof wanted !== 'boolean') return badParameter('top');
  const book = bookOf(at);
  book.top = [...book.top.filter((pinned) => pinned !== id), ...(wanted ? [id] : [])];
  return { data: {} };
}
