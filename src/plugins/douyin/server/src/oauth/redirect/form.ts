import type { FormFault } from '../../../../contracts/oauth-client';

const longest = 2048;
const printable = /^[\x21-\x7e]+$/;
const brokenEscape = /%(?![0-9a-f]{2})/i;
const encodedControl = /%(?:[01][0-9a-f]|7f)/i;
const absolute = /^([a-z][a-z0-9+.-]*):/i;

/** Schemes that run something, open files or talk to something other than a web page; never a way back to a site. */
const neverSchemes = new Set(
  (
    'javascript vbscript livescript data file filesystem blob about view-source jar chrome chrome-extension moz-extension ' +
    'resource ms-appx intent android-app content ftp ftps sftp ws wss ssh telnet gopher ldap ldaps mailto tel sms cid mid'
  ).split(' '),
);

/** Names that we add to the query ourselves: one already there would be read in place of ours. */
const ours = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'response'];

/** An address that may be judged: as it was written and as browsers read it. */
export type Address = { written: string; url: URL };

/** The address, or what no list can make good about how it is written. */
export function readAddress(written: unknown): Address | FormFault {
  if (typeof written !== 'string' || written === '') return 'not-a-text';
  if (written.length > longest) return 'too-long';
  if (!printable.test(written) || encodedControl.test(written)) return 'not-printable';
  if (brokenEscape.test(written)) return 'broken-escape';
  if (written.includes('#')) return 'fragment';
  if (written.includes('\\')) return 'backslash';
  if (written.includes('*')) return 'star';
  const scheme = absolute.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined || !URL.canParse(written)) return 'not-absolute';
  if (neverSchemes.has(scheme)) return 'scheme';
  const url = new URL(written);
  if (url.username || url.password || /^[^:]+:\/*[^/?]*@/.test(written)) return 'userinfo';
  return url.hostname.endsWith('.') ? 'trailing-dot' : { written, url };
}

const canonical = ({ written, url }: Address): boolean => written === url.href || `${written}/` === url.href;

/**
 * What hinders an address that no entry names byte by byte: it must be http(s), be written as browsers write it, hide
 * nothing in its path, and leave our own parameters to us.
 */
export function looseFault(address: Address): FormFault | null {
  const { url } = address;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (!canonical(address)) return 'not-canonical';
  return ours.some((name) => url.searchParams.has(name)) ? 'own-parameter' : null;
}

/** Whether a path may lead elsewhere than it looks: encoded separators and dots, path parameters, empty segments. */
export const hidesPath = ({ url }: Address): boolean => /%(?:2f|5c|2e|25)|;|\/\//i.test(url.pathname);
