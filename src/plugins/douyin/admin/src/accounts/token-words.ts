import type { TokenView } from '../../../contracts/accounts';
import { errorTable, type Remedy } from '../../../contracts/errors';
import type { WordValues } from '../shared/words';

/** A sentence by its translation key. */
export type Sentence = { key: string; values: WordValues };

/** What can be said of the renewals of a grant: how many are left, or that there are none and when it ends. */
export function renewalWords({ renewal, refreshExpiresAt, refreshTtlSeconds }: TokenView): Sentence {
  if (!renewal) return { key: refreshExpiresAt ? 'renewal.fixed' : 'renewal.none', values: {} };
  const { left, max, possible } = renewal;
  if (possible) return { key: 'renewal.left', values: { left, max } };
  return { key: 'renewal.impossible', values: { days: Math.round(refreshTtlSeconds / 86_400) } };
}

/**
 * Key of what to do about the failure an account's tokens are in. What passes is tried again unattended; a fault of the
 * settings, or one that trying does not cure, has words of its own for many codes, which `known` tells.
 */
export function remedyKey(code: string, remedy: Remedy, known: (key: string) => boolean): string {
  const own = `remedy.${code}`;
  const mayBeOwn = remedy === 'fix-config' || remedy === 'never';
  return mayBeOwn && Object.hasOwn(errorTable, code) && known(own) ? own : `token.remedy.${remedy}`;
}
