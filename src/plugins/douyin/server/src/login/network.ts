import type { Core } from '@strapi/strapi';
import ipaddr from 'ipaddr.js';
import type { Context as KoaContext } from 'koa';
import { settingsOf } from '../config';
import { addressOf as addressBehind } from '../shared/address';

/** The address a request comes from, by what the settings say of proxies in front. */
export const addressOf = (strapi: Core.Strapi, ctx: KoaContext): string =>
  addressBehind(ctx, settingsOf(strapi).login.proxies);

const readAddress = (ip: string): ipaddr.IPv4 | ipaddr.IPv6 | null =>
  ipaddr.isValid(ip) ? ipaddr.process(ip) : null;

function networkOf(ip: string, bits: { ipv4: number; ipv6: number }): string {
  const address = readAddress(ip);
  if (!address) return 'unknown';
  const length = bits[address.kind()];
  const network =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${length}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${length}`);
  return `${network.toString()}/${length}`;
}

/** What limits count by: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export const limitNetwork = (ip: string): string => networkOf(ip, { ipv4: 32, ipv6: 64 });

/** What is written down and shown: a network too coarse to name a household, /24 or /48. */
export const coarseNetwork = (ip: string): string => networkOf(ip, { ipv4: 24, ipv6: 48 });
