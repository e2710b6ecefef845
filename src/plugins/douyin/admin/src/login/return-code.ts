import type { Failure } from '../shared/failure';

/** Digits of a return code. */
export const codeLength = 6;

/** Keeps the digits of what was typed or pasted, full-width ones too, up to the length of a return code. */
export const digitsOf = (text: string): string =>
  text.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength);

/** How many tries are left after a wrong return code; null when something else went wrong. */
export function triesLeft({ code, details }: Failure): number | null {
  if (code !== 'AUTH_RETURN_CODE_WRONG') return null;
  return typeof details.triesLeft === 'number' ? details.triesLeft : null;
}
