import { createHash } from 'node:crypto';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import type { Ask } from '../http';

const sign = (body: object): string =>
  createHash('sha1').update(DEMO_CLIENT_SECRET).update(JSON.stringify(body)).digest('hex');

/** A message as the platform delivers it, signed, each with people and an id of its own. */
export function deliveryOf(number: number, account: string): Ask {
  const json = {
    event: 'im_receive_msg',
    client_key: DEMO_CLIENT_KEY,
    from_user_id: `_000fan${number}`,
    to_user_id: account,
    content: {
      conversation_short_id: `c${number}`,
      server_message_id: `m${number}`,
      conversation_type: 1,
      message_type: 'text',
      create_time: 1_772_352_000_000 + number,
      text: '这个什么时候有货呀？',
      user_infos: [{ open_id: `_000fan${number}`, nick_name: '山茶', avatar: 'https://p3.douyinpic.com/a' }],
    },
  };
  return {
    method: 'POST',
    json,
    headers: { 'x-douyin-signature': sign(json), 'msg-id': `bench-${number}` },
  };
}
