import type { AccountRow } from '../../accounts/row';
import type { AgainLinkRow } from './row';

/**
 * What has become of a link: `open`; `used` once; `ended`: a newer one took its place, or the account was disconnected;
 * `expired`; `unknown`: there is no such link, or its account is gone.
 */
export type LinkState = 'open' | 'used' | 'ended' | 'expired' | 'unknown';

const isAfter = (moment: string | Date | null, other: string | Date): boolean =>
  moment !== null && new Date(moment) > new Date(other);

/** What has become of a link at a moment. */
export function linkStateOf(link: AgainLinkRow, account: AccountRow | null, now: Date): LinkState {
  if (link.usedAt) return 'used';
  if (!account) return 'unknown';
  if (link.endedAt || isAfter(account.disconnectedAt, link.createdAt)) return 'ended';
  return new Date(link.expiresAt) <= now ? 'expired' : 'open';
}
