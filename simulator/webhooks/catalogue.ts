import type { Fields } from '../call';
import { SECOND, now } from '../clock';
import { nextNumber, opaqueIdFor } from '../ids';
import type { World } from '../world';

/** What stands in an event beside what is particular to it. */
type Told = { world: World; from: string; to: string };

/** One event of reference §8.2. */
export type EventKind = {
  /** The scope an app needs for it; null: none. */
  scope: string | null;
  /** Whether the platform writes its content as text. */
  asText: boolean;
  /** Who is named: one person, or two. */
  people: 'one' | 'two';
  content(told: Told): Fields;
};

const ms = ({ world }: Told): number => now(world.clock);
const seconds = (told: Told): number => Math.floor(ms(told) / SECOND);
const next = ({ world }: Told, kind: string): string =>
  opaqueIdFor(world.ids, [kind, String(nextNumber(world.ids, kind))]);

const scopes = (): Fields => ({ scopes: ['user_info'] });

const message = (told: Told): Fields => ({
  conversation_short_id: opaqueIdFor(told.world.ids, ['conversation', told.from, told.to]),
  server_message_id: next(told, 'message'),
  conversation_type: 1,
  create_time: ms(told),
  user_infos: [{ open_id: told.from, nick_name: '访客', avatar: 'https://p3.douyinpic.com/visitor.jpeg' }],
});

const text = (told: Told): Fields => ({
  ...message(told),
  message_type: 'text',
  text: '请问几点开门？',
  source: '',
  scene_type: 5,
});

const group = (told: Told): Fields => ({ ...text(told), conversation_type: 2, owner_id: told.to });

const kind = (
  scope: string | null,
  asText: boolean,
  people: EventKind['people'],
  content: EventKind['content'],
): EventKind => ({ scope, asText, people, content });

/** Every event by its name. */
export const eventKinds: Record<string, EventKind> = {
  authorize: kind(null, false, 'one', scopes),
  unauthorize: kind(null, false, 'one', scopes),
  contract_authorize: kind(null, false, 'one', scopes),
  contract_unauthorize: kind(null, false, 'one', scopes),
  create_video: kind(null, false, 'one', (told) => ({
    item_id: next(told, 'video'),
    share_id: String(nextNumber(told.world.ids, 'share')),
  })),
  im_receive_msg: kind('im.direct_message', false, 'two', text),
  im_send_msg: kind('im.direct_message', false, 'two', text),
  im_enter_direct_msg: kind('im.direct_message', true, 'two', (told) => ({
    ...message(told),
    scene_type: 4,
    'data-im-extra': '',
  })),
  im_recall_msg: kind('im.recall_message', true, 'two', message),
  im_group_receive_msg: kind('im.group_message', false, 'two', group),
  im_group_send_msg: kind('im.group_message', false, 'two', group),
  enter_group_audit_change: kind('im.group_fans.create_list', true, 'two', (told) => ({
    group_id: next(told, 'group'),
    apply_id: next(told, 'apply'),
    apply_status: 1,
    user_nicker: '访客',
    user_avatar: '',
    create_time: seconds(told),
  })),
  group_fans_event: kind('im.group_fans.create_list', true, 'two', (told) => ({
    im_group_id: next(told, 'group'),
    open_id: told.from,
    group_type: 1,
    create_group_type: '1',
    create_time: seconds(told),
  })),
  im_authorize: kind(null, true, 'two', (told) => ({
    operation_type: 1,
    auth_status: 1,
    source: 1,
    create_time: seconds(told),
    update_time: seconds(told),
    expire_time: seconds(told) + 86_400,
  })),
  new_follow_action: kind('user.intention', true, 'two', (told) => ({
    action_type: 1,
    action_time: seconds(told),
  })),
  new_video_digg: kind('user.intention', true, 'two', (told) => ({
    action_type: 1,
    action_time: seconds(told),
    item_id: opaqueIdFor(told.world.ids, ['liked', told.to]),
  })),
  item_comment_reply: kind('item.comment', false, 'two', (told) => ({
    comment_id: next(told, 'comment'),
    comment_user_id: told.from,
    content: '在哪里可以买到',
    create_time: seconds(told),
    digg_count: 0,
    reply_comment_total: 0,
    reply_to_comment_id: '',
    reply_to_item_id: opaqueIdFor(told.world.ids, ['commented', told.to]),
    at_user_id: '',
  })),
  union_auth_info_for_c: kind('unionauth.identification', true, 'two', (told) => ({
    c_client_key: 'c',
    c_open_id: told.from,
    b_client_key: 'b',
    b_open_id: told.to,
  })),
  union_auth_info_for_b: kind('unionauth.identification', true, 'two', (told) => ({
    c_client_key: 'c',
    c_open_id: told.from,
    b_client_key: 'b',
    b_open_id: told.to,
  })),
};
