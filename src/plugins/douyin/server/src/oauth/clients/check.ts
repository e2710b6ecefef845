import type { OAuthClientInput } from '../../../../contracts/oauth-client';
import { faultAt } from '../../shared/errors';
import { judgeRedirect } from '../redirect/judge';

/** An address that an entry of the white list would let through, if it lets any through. */
const sampleOf = (entry: string): string => (entry.endsWith('*') ? entry.slice(0, -1) : entry);

function matchesNothing(entry: string): boolean {
  if (entry === '*') return false;
  const rules = { whitelist: entry, blacklist: '', allowAny: false, allowLocal: false };
  return !judgeRedirect(sampleOf(entry), rules).allowed;
}

/** Throws CONFIG_INVALID for an entry that could never let an address through, or shut one out. */
export function refuseIdleEntries({ redirectUris, redirectBlacklist }: OAuthClientInput): void {
  const idle = redirectUris.findIndex(matchesNothing);
  if (idle >= 0)
    throw faultAt(
      'CONFIG_INVALID',
      `redirectUris.${idle}`,
      'this entry matches no address: write a whole https address, one that ends in * behind its origin, or * alone',
    );
  const odd = redirectBlacklist.findIndex((entry) => entry.slice(0, -1).includes('*'));
  if (odd >= 0)
    throw faultAt('CONFIG_INVALID', `redirectBlacklist.${odd}`, 'a star stands at the end of an entry only');
}
