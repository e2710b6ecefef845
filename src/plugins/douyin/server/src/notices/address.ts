import ipaddr from 'ipaddr.js';
import type { ChannelKind } from '../../../contracts/notice-channels';
import { PluginError } from '../shared/errors';

type HttpKind = Exclude<ChannelKind, 'email'>;

/** Whose robots live where: an address of one kind is a mistake in a channel of another. */
const homes: Record<string, HttpKind> = {
  'open.feishu.cn': 'feishu',
  'open.larksuite.com': 'feishu',
  'oapi.dingtalk.com': 'dingtalk',
  'qyapi.weixin.qq.com': 'wecom',
};

const refused = (sentence: string, details: Record<string, unknown> = {}) =>
  new PluginError('NOTICE_ADDRESS', sentence, details);

/** Host and port of an address as the setting `noticeAllowedHosts` names them. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;

/** Whether the operator allows this place whatever it is: an intranet, plain http. */
export const isAllowedHost = (url: URL, allowedHosts: readonly string[]): boolean =>
  allowedHosts.some((allowed) => allowed.toLowerCase() === hostAndPort(url));

/** True for an address that can be seen to be internal without asking the DNS. */
function isInternal(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return ipaddr.isValid(bare) && ipaddr.parse(bare).range() !== 'unicast';
}

/**
 * Checks and normalises the address of a channel. Throws NOTICE_ADDRESS with a sentence: https only, nothing internal
 * but what is allowed, no user in the address, no robot of another kind.
 */
export function readAddress(written: string, kind: HttpKind, allowedHosts: readonly string[]): string {
  const url = new URL(written);
  const { protocol, hostname, username, password, host } = url;
  if (username || password || !/^https?:$/.test(protocol)) {
    throw refused('url: give an https address without a user name');
  }
  const home = homes[hostname];
  if (home && home !== kind && kind !== 'webhook') {
    throw refused(`url: ${hostname} is the address of another kind of channel (${home})`, { host, home });
  }
  if (isAllowedHost(url, allowedHosts)) return url.toString();
  if (protocol !== 'https:') {
    throw refused(
      `url: messages go out by https only; ${host} can be allowed in DOUYIN_NOTICE_ALLOWED_HOSTS`,
      {
        host,
      },
    );
  }
  if (isInternal(hostname)) throw internalAddress(hostAndPort(url));
  return url.toString();
}

/** The error of an address that leads into the own network. */
export const internalAddress = (place: string): PluginError =>
  refused(
    `${place} is an internal address: messages are not sent there unless DOUYIN_NOTICE_ALLOWED_HOSTS allows it`,
    { place },
  );
