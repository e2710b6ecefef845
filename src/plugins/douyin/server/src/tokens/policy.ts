import type { TokenSet } from '../providers';
import { addSeconds } from '../shared/clock';

/** When a token set ends. */
export type Ends = { accessExpiresAt: Date; refreshExpiresAt: Date | null };

/** The ends of a fresh token set, on the platform's clock. */
export const endsOf = (set: TokenSet): Ends => ({
  accessExpiresAt: addSeconds(set.obtainedAt, set.accessTtlSeconds),
  refreshExpiresAt: set.refreshTtlSeconds === null ? null : addSeconds(set.obtainedAt, set.refreshTtlSeconds),
});

/** `fresh`; `due`: the access token ended but can be refreshed; `expired`: the user must authorise again. */
export function healthOf(ends: Ends, hasRefresh: boolean, now: Date): 'fresh' | 'due' | 'expired' {
  if (ends.accessExpiresAt > now) return 'fresh';
  const refreshable = hasRefresh && (ends.refreshExpiresAt === null || ends.refreshExpiresAt > now);
  return refreshable ? 'due' : 'expired';
}
