import ipaddr from 'ipaddr.js';
import type { Context as KoaContext } from 'koa';
import { addressOf } from '../shared/address';

type Address = ReturnType<typeof ipaddr.process>;

const isIn = (address: Address, listed: string): boolean => {
  const [network, bits] = ipaddr.parseCIDR(listed.includes('/') ? listed : `${listed}/${bitsOf(listed)}`);
  return address.kind() === network.kind() && address.match(network, bits);
};

const bitsOf = (address: string): number => (ipaddr.parse(address).kind() === 'ipv4' ? 32 : 128);

/** Whether an address is one of a list of addresses and networks (CIDR). */
export const isListed = (list: readonly string[], ip: string): boolean =>
  ipaddr.isValid(ip) && list.some((listed) => isIn(ipaddr.process(ip), listed));

const traces = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

/** A proxy stands in front that we were not told of: the address of the connection is the proxy's and proves nothing. */
const isRelayed = ({ app, headers }: KoaContext): boolean =>
  !app.proxy && traces.some((name) => headers[name] !== undefined);

/** Whether whoever asks may read metrics by the address alone. `proxies`: how many of ours stand in front. */
export const mayPass = (ctx: KoaContext, list: readonly string[], proxies: number): boolean =>
  list.length > 0 && !isRelayed(ctx) && isListed(list, addressOf(ctx, proxies));
