import { appSwitches, type AppInput, type SaveNotice } from '../../../contracts/apps';
import { platformTraits, type PlatformName } from '../../../contracts/platforms';
import { readScopes, scopeStage } from '../../../contracts/scopes';
import { PluginError } from '../shared/errors';
import { isDemoKey } from './demo';

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)\.?$/i;
const address = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

/** True for a base URL that can only be a stand-in for the platform: this machine, a bare address, or no TLS. */
export function isStandIn(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol !== 'https:' || loopback.test(hostname) || address.test(hostname);
}

/** Checks and normalises a base URL, called `name` in errors; throws CONFIG_UNSAFE where a secret must not travel. */
export function readBaseUrl(written: string, production: boolean, name = 'baseUrl'): string {
  const url = new URL(written);
  if (url.username || url.password || url.search || url.hash || !/^https?:$/.test(url.protocol)) {
    throw new PluginError(
      'CONFIG_INVALID',
      `${name}: give an http(s) address without user, query and fragment`,
    );
  }
  if (production && isStandIn(written)) {
    throw new PluginError(
      'CONFIG_UNSAFE',
      `${name}: production talks to the platform by https and by name only`,
    );
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    throw new PluginError('CONFIG_UNSAFE', `${name}: secrets travel by http to this machine only; use https`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Refuses a client key of the demo in production, where the next start would be refused for it. Throws CONFIG_UNSAFE. */
export function refuseDemoKey(clientKey: string | null, production: boolean): void {
  if (production && isDemoKey(clientKey))
    throw new PluginError(
      'CONFIG_UNSAFE',
      `clientKey: ${clientKey} is the demo's; production needs an app of your own`,
    );
}

const notOffered = (field: string, provider: PlatformName) =>
  new PluginError('CONFIG_INVALID', `${field}: apps of the platform "${provider}" have none`, {
    issues: [{ path: field, message: 'not offered' }],
  });

/** Refuses what apps of a platform do not have, rather than to ignore it. */
export function refuseNotOffered(
  provider: PlatformName,
  { scopes, switches, embeddedQr }: Pick<AppInput, 'scopes' | 'switches' | 'embeddedQr'>,
): void {
  const traits = platformTraits[provider];
  if (!traits.hasScopes && scopes.length > 0) throw notOffered('scopes', provider);
  for (const name of appSwitches)
    if (switches[name] && !traits.switches.includes(name)) throw notOffered(`switches.${name}`, provider);
  if (embeddedQr && !traits.switches.includes('login')) throw notOffered('embeddedQr', provider);
}

/** Scopes as the platform takes them, with a notice for each that is not what was written or will not work. */
export function readAppScopes(written: string[]): { scopes: string[]; notices: SaveNotice[] } {
  const { scopes, renamed, dropped } = readScopes(written);
  const doubtful = scopes.flatMap((scope): SaveNotice[] => {
    const stage = scopeStage(scope);
    if (stage === 'retired') return [{ kind: 'scope-retired', scope }];
    return stage === 'unknown' ? [{ kind: 'scope-unknown', scope }] : [];
  });
  const notices: SaveNotice[] = [
    ...renamed.map(({ from, to }) => ({ kind: 'scope-renamed' as const, scope: from, to })),
    ...dropped.map((scope) => ({ kind: 'scope-dropped' as const, scope })),
    ...doubtful,
  ];
  return { scopes: scopes.length > 0 ? scopes : ['user_info'], notices };
}

type Identity = { clientKey: string | null; baseUrl: string };

/** True when a stored secret belongs to another app or place than the one now named. */
export const losesSecret = (stored: Identity, next: Identity): boolean =>
  stored.clientKey !== next.clientKey || stored.baseUrl !== next.baseUrl;

/** The switches an app can have: all off while it lacks a client key or a secret. */
export function allowedSwitches(
  wanted: AppInput['switches'],
  complete: boolean,
): { switches: AppInput['switches']; notices: SaveNotice[] } {
  const anyOn = Object.values(wanted).some(Boolean);
  if (complete || !anyOn) return { switches: wanted, notices: [] };
  return {
    switches: { login: false, publish: false, leads: false, webhook: false },
    notices: [{ kind: 'switched-off' }],
  };
}
