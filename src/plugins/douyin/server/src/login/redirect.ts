import { PluginError } from '../shared/errors';

// Control characters, blanks (Unicode's too) and backslashes change what a browser or a reader makes of an address.
const plain = /^[^\p{C}\p{Z}\\]+$/u;

/** Query names that we add to the address. */
const ours = ['exchange_code', 'state', 'error'];

const refused = () =>
  new PluginError(
    'AUTH_REQUEST_INVALID',
    'redirectUrl: give a path of this site, or an address whose origin is listed in DOUYIN_REDIRECT_ORIGINS',
  );

/**
 * Where a visitor may be sent after login: a path of this site (`/welcome`) or an address of an allowed origin. Null
 * for nothing asked; throws AUTH_REQUEST_INVALID for anything else.
 */
export function readRedirect(written: string | undefined, allowedOrigins: readonly string[]): string | null {
  if (!written) return null;
  if (written.length > 2000 || !plain.test(written)) throw refused();
  const isPath = written.startsWith('/');
  const base = isPath ? 'http://this.site' : undefined;
  if (written.startsWith('//') || !URL.canParse(written, base)) throw refused();
  const url = new URL(written, base);
  // One of its own would be read instead of ours.
  if (ours.some((name) => url.searchParams.has(name))) throw refused();
  if (isPath) return written;
  const allowed = allowedOrigins.some((origin) => new URL(origin).origin === url.origin);
  // `blob:https://…` has the origin of what is inside.
  if (!allowed || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw refused();
  return url.toString();
}

/** An address with values added to its query, before a fragment. */
export function withQuery(target: string, values: Record<string, string | null>): string {
  const [path = '', ...fragment] = target.split(/(?=#)/);
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  if (pairs.length === 0) return target;
  return `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}${fragment.join('')}`;
}

type Target = { redirectTo: string | null; callerState: string | null };

/** Where an attempt returns to, with the caller's own state; null: our own page. */
export const backAt = ({ redirectTo, callerState }: Target): string | null =>
  redirectTo && withQuery(redirectTo, { state: callerState });
