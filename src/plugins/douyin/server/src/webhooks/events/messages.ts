import { isFields, type EventBody } from './body';
import { readCard } from './card';
import type { Deed, Family } from './deed';
import { happenedAt, momentIn, need, textIn } from './fields';
import { interaction, type Told } from './interactions';

/** What a message tells of its sender. */
function senderOf({ from, content }: EventBody): Told {
  const users = Array.isArray(content.user_infos) ? content.user_infos.filter(isFields) : [];
  const { nick_name: nickname, avatar } = users.find(({ open_id: openId }) => openId === from) ?? {};
  return {
    ...(typeof nickname === 'string' && nickname ? { nicknameIfNone: nickname } : {}),
    ...(typeof avatar === 'string' && avatar ? { avatarUrl: avatar } : {}),
  };
}

/** A card that was filled in: who it is, and how to reach them. */
function cardDeed(body: EventBody): Deed {
  const { nickname, phone, city } = readCard(body.content.card_data);
  return {
    does: 'lead',
    openId: need(body.to, 'to_user_id'),
    kind: 'message',
    person: {
      openId: need(body.from, 'from_user_id'),
      item: textIn(body, 'card_id'),
      ...senderOf(body),
      ...(nickname ? { nickname } : {}),
      ...(phone ? { phone } : {}),
      ...(city ? { city } : {}),
      ...happenedAt(momentIn(body, 'create_time')),
    },
  };
}

/** Somebody opened the messages of an account, wrote one, or filled in a card in them. */
export const messages: Family = {
  events: ['im_receive_msg', 'im_enter_direct_msg', 'im_group_receive_msg'],
  account: ({ to }) => to,
  read: (body) =>
    body.content.message_type === 'retain_consult_card'
      ? cardDeed(body)
      : interaction(body, momentIn(body, 'create_time'), senderOf(body)),
};
