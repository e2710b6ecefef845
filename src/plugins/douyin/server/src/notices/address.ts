import type { ChannelKind } from '../../../contracts/notice-channels';
import { PluginError } from '../shared/errors';
import { isAllowedHost, readOutside, type AddressFault } from '../shared/outside';

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
  return outside(written, allowedHosts);
}

function outside(written: string, allowedHosts: readonly string[]): string {
  try {
    return readOutside(written, allowedHosts).toString();
  } catch (cause) {
    throw cause instanceof PluginError ? refusedAddress(cause) : cause;
  }
}

const faults: Partial<Record<AddressFault, string>> = {
  PORT: 'has another port than 80 and 443',
  INTERNAL: 'is an internal address',
};

/** The error of an address that the guard of outgoing calls refused. */
export function refusedAddress({ details, message }: PluginError): PluginError {
  const place = String(details.place);
  const fault = faults[details.reason as AddressFault];
  if (!fault) return refused(`url: ${message}`, { place });
  return refused(
    `${place} ${fault}: messages are not sent there unless DOUYIN_NOTICE_ALLOWED_HOSTS allows it`,
    { place },
  );
}
