import type { Family } from './deed';
import { happenedAt, momentIn, need, textIn } from './fields';

/** Somebody wrote under a work of an account; told as the list of comments tells it. */
export const comments: Family = {
  events: ['item_comment_reply'],
  account: ({ to }) => to,
  read: (body) => ({
    does: 'lead',
    openId: need(body.to, 'to_user_id'),
    kind: 'comment',
    person: {
      openId: need(body.from ?? textIn(body, 'comment_user_id'), 'from_user_id'),
      item: need(textIn(body, 'reply_to_item_id'), 'reply_to_item_id'),
      ...happenedAt(momentIn(body, 'create_time')),
    },
  }),
};
