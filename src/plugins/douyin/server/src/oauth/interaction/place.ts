const plain = /^\/(?![/\\])[^\p{C}\p{Z}\\]*$/u;
const longest = 4000;

/** A path of this site that a visitor may be sent to after login; null for anything that could lead elsewhere. */
export function readPlace(written: unknown): string | null {
  if (typeof written !== 'string' || written.length > longest || !plain.test(written)) return null;
  // As a browser reads it: dot segments may not make `//` of it.
  if (!URL.canParse(written, 'http://this.site')) return null;
  const { origin, pathname } = new URL(written, 'http://this.site');
  return origin === 'http://this.site' && !pathname.startsWith('//') ? written : null;
}
