import ipaddr from 'ipaddr.js';
import { PluginError } from '../errors';

/** Why an address is not called: not http(s), a user in it, another port than 80 and 443, or it leads inside. */
export type AddressFault = 'SCHEME' | 'USER' | 'PORT' | 'INTERNAL';

const sentences: Record<AddressFault, string> = {
  SCHEME: 'only http and https addresses are called',
  USER: 'addresses with a user name are not called',
  PORT: 'only the ports 80 and 443 are called, unless the place is allowed',
  INTERNAL: 'an internal address is not called, unless the place is allowed',
};

/** The error of an address that is not called; it names host and port, and never the path. */
export const addressRefused = (place: string, reason: AddressFault): PluginError =>
  new PluginError('CONFIG_ADDRESS', `${place}: ${sentences[reason]}`, { place, reason, sent: 'no' });

/** Host and port of an address, as lists of allowed places name them. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;

/** Whether the operator allows this place whatever it is: an intranet, plain http, another port. */
export const isAllowedHost = (url: URL, allowedHosts: readonly string[]): boolean =>
  allowedHosts.some((allowed) => allowed.toLowerCase() === hostAndPort(url));

// Everything that is not global unicast is inside or leads there: mapped, translated and tunnelled IPv4 among it.
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** True for an IP address of the open internet; false for everything else, a name included. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/** True for a host that can be seen to be internal without asking the DNS. */
export function isInternalHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return ipaddr.isValid(bare) && !isPublicAddress(bare);
}

function faultOf(url: URL): AddressFault | null {
  if (isInternalHost(url.hostname)) return 'INTERNAL';
  // The default port of a scheme is not written in a URL.
  return ['', '80', '443'].includes(url.port) ? null : 'PORT';
}

/**
 * Reads an address that may be called as far as can be told without the DNS; numbers in other notations and signs of other
 * scripts become what they mean. Throws CONFIG_ADDRESS.
 */
export function readOutside(written: string, allowedHosts: readonly string[]): URL {
  if (!URL.canParse(written)) throw addressRefused('The address', 'SCHEME');
  const url = new URL(written);
  if (!/^https?:$/.test(url.protocol)) throw addressRefused(url.host || 'The address', 'SCHEME');
  if (url.username || url.password) throw addressRefused(hostAndPort(url), 'USER');
  const fault = isAllowedHost(url, allowedHosts) ? null : faultOf(url);
  if (fault) throw addressRefused(hostAndPort(url), fault);
  return url;
}
