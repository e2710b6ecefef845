import type { TicketStatus } from '../oauth/tickets';

/** What a person reads for each state of a login, Chinese first. */
export const STATUS_WORDS: Record<TicketStatus, { zh: string; en: string }> = {
  new: { zh: '等待扫码', en: 'Waiting for a scan' },
  scanned: { zh: '已扫码，请在手机上确认', en: 'Scanned, confirm on the phone' },
  confirmed: { zh: '已确认', en: 'Approved' },
  refused: { zh: '已拒绝', en: 'Refused' },
  expired: { zh: '已过期', en: 'Expired' },
};

const SCOPE_WORDS: Record<string, string> = {
  user_info: '获取你的昵称和头像',
  mobile_alert: '获取你的手机号',
  'fans.check': '查询某人是否为你的粉丝',
  'fans.data.bind': '获取你的粉丝画像数据',
  'data.external.user': '获取你的用户数据',
  'data.external.fans_source': '获取你的粉丝来源',
  'data.external.fans_favourite': '获取你的粉丝喜好和热评',
  'user.intention': '获取与你互动的意向用户',
  'item.comment': '查看和回复你的视频评论',
  'im.direct_message': '收发你的私信',
  'im.message_card': '管理你的留资卡片',
  'video.create.bind': '发布内容到你的账号',
  'video.list.bind': '查看你发布的作品',
  'video.data.bind': '查看你的作品数据',
};

/** What a scope means to the person, or its name when there are no words for it. */
export const scopeWords = (scope: string): string => SCOPE_WORDS[scope] ?? scope;
