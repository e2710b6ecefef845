import type { ChannelKind } from '../../../../contracts/notice-channels';
import { dingtalk } from './dingtalk';
import { feishu } from './feishu';
import type { HttpSender } from './sender';
import { webhook } from './webhook';
import { wecom } from './wecom';

/** The forms of messages that go out by HTTP, by the kind of their channel. */
export const httpSenders: Record<Exclude<ChannelKind, 'email'>, HttpSender> = {
  feishu,
  dingtalk,
  wecom,
  webhook,
};
