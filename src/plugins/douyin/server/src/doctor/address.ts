import type { DoctorFinding } from '../../../contracts/doctor';
import { isProduction, publicUrl as publicUrlOf, settingsOf } from '../config';
import { service } from '../shared/service';
import { found, type Check, type Seen } from './finding';

const thisMachine = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address leads to the machine that reads it. */
export const isHere = (url: string): boolean => thisMachine.test(new URL(url).hostname);

function hostFinding(url: string, seen: Seen): DoctorFinding[] {
  const { host } = new URL(url);
  const inUse = seen?.host;
  return inUse && inUse !== host ? [found('public-url.other-host', { url, host: inUse })] : [];
}

/** The address visitors and the platform use: https, the one in use, and answered by this very site. */
export const publicUrl: Check = async ({ strapi, seen }) => {
  const url = publicUrlOf(strapi);
  const isOpen = !url.startsWith('https:');
  if (isOpen && (isProduction() || !isHere(url))) return [found('public-url.not-https', { url })];
  if (isOpen) return [found('public-url.local', { url }), ...hostFinding(url, seen)];
  const reach = await service(strapi, 'checks').reach(service(strapi, 'apps').callbackUrl());
  if (reach.kind === 'none') return [found('public-url.unreachable', { url, text: reach.text })];
  if (reach.kind === 'other') return [found('public-url.other-server', { url, status: reach.status })];
  return [found('public-url.reached', { url }), ...hostFinding(url, seen)];
};

type Way = { isSecure: boolean; isTrusted: boolean; proxies: number; seen: Seen };

/** Whether what a proxy in front says is believed where there is one, and only there. */
export function judgeProxy({ isSecure, isTrusted, proxies, seen }: Way): DoctorFinding {
  if (!isTrusted) return found(isSecure ? 'proxy.untrusted' : 'proxy.none');
  if (!isSecure) return found('proxy.needless');
  if (seen && !seen.protocol) return found('proxy.no-protocol');
  if (seen && seen.forwarded < proxies) return found('proxy.count', { count: seen.forwarded, proxies });
  return found('proxy.behind', { proxies });
}

/** `server.proxy.koa` (`TRUST_PROXY`) against the public address and the request that asks. */
export const proxy: Check = ({ strapi, seen }) => {
  const isTrusted = Boolean(strapi.config.get('server.proxy.koa', false));
  const { proxies } = settingsOf(strapi).login;
  return [judgeProxy({ isSecure: publicUrlOf(strapi).startsWith('https:'), isTrusted, proxies, seen })];
};
