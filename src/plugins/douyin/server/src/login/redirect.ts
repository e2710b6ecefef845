import { PluginError } from '../shared/errors';

// Control characters, blanks and backslashes change what a browser makes of an address.
const plain = /^[\x21-\x5b\x5d-\x7e\u0080-\uffff]+$/;

const refused = () =>
  new PluginError(
    'AUTH_REQUEST_INVALID',
    'redirect: give a path of this site, or an address whose origin is listed in DOUYIN_REDIRECT_ORIGINS',
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
  // A code of its own would be read instead of ours.
  if (url.searchParams.has('exchange_code')) throw refused();
  if (isPath) return written;
  const allowed = allowedOrigins.some((origin) => new URL(origin).origin === url.origin);
  // `blob:https://…` has the origin of what is inside.
  if (!allowed || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw refused();
  return url.toString();
}

/** The address a visitor returns to, with the one-time exchange code added to its query. */
export function withExchangeCode(target: string, code: string): string {
  const [path = '', ...fragment] = target.split(/(?=#)/);
  const separator = path.includes('?') ? '&' : '?';
  return `${path}${separator}exchange_code=${encodeURIComponent(code)}${fragment.join('')}`;
}
