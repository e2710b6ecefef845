import { addSeconds, clock } from '../../shared/clock';
import { hmac, randomToken, sameSecret } from '../../shared/crypto';

const form = /^([\w-]{43})\.([0-9a-z]{6,9})\.([0-9a-f]{32})$/;

/** Enough to keep guesses away from the database; what proves the link is its secret. */
const sign = (key: Buffer, secret: string, ends: string): string =>
  hmac(key, `${secret}.${ends}`).slice(0, 32);

/** A new link's secret and its token: the secret, the end in seconds, and a signature over both. */
export function makeToken(key: Buffer, expiresAt: Date): { secret: string; token: string } {
  const secret = randomToken();
  const ends = Math.floor(expiresAt.getTime() / 1000).toString(36);
  return { secret, token: `${secret}.${ends}.${sign(key, secret, ends)}` };
}

/** The secret and the end of a token that one of the keys signed; null for any other text. */
export function readToken(
  keys: readonly Buffer[],
  token: string,
): { secret: string; isOver: boolean } | null {
  const [, secret = '', ends = '', signature = ''] = form.exec(token) ?? [];
  if (!secret || !keys.some((key) => sameSecret(sign(key, secret, ends), signature))) return null;
  return { secret, isOver: addSeconds(new Date(0), parseInt(ends, 36)) <= clock.now() };
}
