import { leadRows } from './leads';
import { tokenRow } from './tokens';
import type { World } from './world';

const moment = Math.floor(Date.UTC(2026, 2, 1, 8) / 1000);
/** What all messages say. */
export const message = { create_time: moment * 1000 };
const card = [
  { label: '姓名', value: '王小茶' },
  { label: '手机号', value: '13800000002' },
  { label: '城市', value: '杭州' },
];

/** Every event of the platform, with what is the same in every round. */
export const events: Record<string, object> = {
  authorize: { scopes: ['user_info'] },
  unauthorize: { scopes: ['user_info'] },
  contract_authorize: { scopes: ['video.data.bind'] },
  contract_unauthorize: { scopes: ['video.data.bind'] },
  create_video: { item_id: '@9V+/=video', share_id: 's' },
  im_receive_msg: {
    ...message,
    message_type: 'retain_consult_card',
    card_id: '@card',
    card_status: 2,
    card_data: card,
  },
  im_send_msg: message,
  im_enter_direct_msg: message,
  im_recall_msg: message,
  im_group_receive_msg: message,
  im_group_send_msg: message,
  enter_group_audit_change: { apply_id: 'a', create_time: moment },
  group_fans_event: { create_time: moment },
  im_authorize: { create_time: moment },
  new_follow_action: { action_time: moment },
  new_video_digg: { action_time: moment, item_id: '@liked' },
  item_comment_reply: { comment_id: '@comment', create_time: moment, reply_to_item_id: '@work' },
  union_auth_info_for_c: { create_time: moment },
  union_auth_info_for_b: { create_time: moment },
};
/** Their names. */
export const names = Object.keys(events);
/** Those that nobody here asks for. */
export const ignored = [
  'im_send_msg',
  'im_recall_msg',
  'im_group_send_msg',
  'enter_group_audit_change',
  'group_fans_event',
  'im_authorize',
  'union_auth_info_for_c',
  'union_auth_info_for_b',
];

/** All that events can change, without what differs by the order they came in. */
export async function stateOf(world: World, accountId: string) {
  const { tables } = world;
  const [lead] = await leadRows(world);
  const sources = (await tables('douyin_lead_sources').select('kind', 'item', 'account_id')) as object[];
  const timeline = (await tables('douyin_lead_events').pluck('kind')) as string[];
  const { grant_state: grant } = await tokenRow(world, accountId);
  return {
    leads: (await leadRows(world)).length,
    lead: { nickname: lead?.nickname, city: lead?.city, phone: lead?.phone_view, account: lead?.account_id },
    sources: sources.map((source) => JSON.stringify(source)).sort(),
    acquired: timeline.filter((name) => name === 'acquired').length,
    added: timeline.filter((name) => name === 'source-added').length,
    grant,
    accounts: (await tables('douyin_accounts').select('open_id', 'disconnected_at')) as object[],
  };
}
