import type { EventBody } from '../events/body';

const digits = /\\?"challenge\\?"\s*:\s*(-?\d{1,40})(?![\d.eE])/;

/** The challenge of a `verify_webhook` as JSON, digit for digit as it was sent; null where there is none. */
export function challengeOf({ content }: EventBody, text: string): string | null {
  const { challenge } = content;
  if (typeof challenge === 'string' && challenge.length <= 128) return JSON.stringify(challenge);
  if (typeof challenge !== 'number' || !Number.isInteger(challenge)) return null;
  // A number beyond what JSON.parse keeps must come back unchanged as well.
  return Number.isSafeInteger(challenge) ? String(challenge) : (digits.exec(text)?.[1] ?? null);
}
