import { z } from 'zod';
import { idText, optionalFlag, optionalMoment, optionalNumber, optionalText } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import type { Page } from '../rows';
import { accountRead } from './account-read';
import { pageFields, pageQuery, readListPage } from './page-fields';

const comment = z
  .object({
    comment_id: idText,
    reply_comment_id: optionalText,
    comment_user_id: optionalText,
    nick_name: z.string().nullish(),
    avatar: optionalText,
    content: z.string().nullish(),
    digg_count: optionalNumber,
    reply_comment_total: optionalNumber,
    top: optionalFlag,
    create_time: optionalMoment,
  })
  .transform((data) => ({
    commentId: data.comment_id,
    replyCommentId: data.reply_comment_id,
    /** Who wrote it. */
    commentUserId: data.comment_user_id,
    nickName: data.nick_name ?? '',
    avatar: data.avatar,
    content: data.content ?? '',
    diggCount: data.digg_count,
    replyCommentTotal: data.reply_comment_total,
    /** Whether the account pinned it. */
    top: data.top,
    createTime: data.create_time,
  }));

/** One comment on a work, or a reply to one. */
export type Comment = z.output<typeof comment>;

const id = z.string().min(1).max(256);
const fields = z.object({
  /** One of the account's own works. */
  itemId: id,
  ...pageFields,
  /** The newest first, or the oldest; without it as the platform recommends. */
  sortType: z.enum(['time', 'time_asc']).optional(),
});

type Params = z.output<typeof fields>;

const query = ({ itemId, sortType, ...page }: Params) => ({
  item_id: itemId,
  sort_type: sortType,
  ...pageQuery(page),
});

/** 评论列表: the comments on one of the account's own works, by pages. */
export const commentList = defineApi({
  title: '评论列表',
  token: 'account',
  scope: 'item.comment',
  fields,
  method: 'GET',
  path: paths.commentList,
  docs: docsOf('interaction-management/comment-management-user/comment-list'),
  explorable: true,
  request: (caller, params) => accountRead(caller, paths.commentList, query(params)),
  read: (answer): Page<Comment> => readListPage(answer, comment),
  row: () => comment,
});

/** 评论回复列表: the replies to one comment, by pages. */
export const commentReplyList = defineApi({
  title: '评论回复列表',
  token: 'account',
  scope: 'item.comment',
  fields: fields.extend({ commentId: id }),
  method: 'GET',
  path: paths.commentReplyList,
  docs: docsOf('interaction-management/comment-management-user/'),
  explorable: true,
  request: (caller, { commentId, ...params }) =>
    accountRead(caller, paths.commentReplyList, { comment_id: commentId, ...query(params) }),
  read: (answer): Page<Comment> => readListPage(answer, comment),
});
