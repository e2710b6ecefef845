import type { TokenPolicy, TokenSet } from '../providers';
import { addSeconds } from '../shared/clock';
import type { PluginError } from '../shared/errors';

/** When a token set ends. */
export type Ends = { accessExpiresAt: Date; refreshExpiresAt: Date | null };

/** What the platform gave, with its usual lives where it did not say. */
export type Life = Ends & { accessTtlSeconds: number; accessAssumed: boolean };

/** The ends of a fresh access token, on the platform's clock. */
export function accessLife(
  set: Pick<TokenSet, 'accessTtlSeconds' | 'obtainedAt'>,
  policy: TokenPolicy,
): Omit<Life, 'refreshExpiresAt'> {
  const accessTtlSeconds = set.accessTtlSeconds ?? policy.accessTtlSeconds;
  return {
    accessTtlSeconds,
    accessAssumed: set.accessTtlSeconds === null,
    accessExpiresAt: addSeconds(set.obtainedAt, accessTtlSeconds),
  };
}

/** The ends of the tokens a consent gave. */
export function grantedLife(set: TokenSet, policy: TokenPolicy): Life {
  const refreshTtl = set.refreshTtlSeconds ?? policy.refreshTtlSeconds;
  const refreshExpiresAt = set.refreshToken === null ? null : addSeconds(set.obtainedAt, refreshTtl);
  return { ...accessLife(set, policy), refreshExpiresAt };
}

/** The ends after a refresh: that of the grant moves only where the platform extends it, and never where it said nothing. */
export function refreshedLife(set: TokenSet, before: Ends, policy: TokenPolicy): Life {
  const told = policy.refreshExtends ? set.refreshTtlSeconds : null;
  const refreshExpiresAt = told === null ? before.refreshExpiresAt : addSeconds(set.obtainedAt, told);
  return { ...accessLife(set, policy), refreshExpiresAt };
}

/** Seconds before its end at which an access token is refreshed: a tenth of its life, 5 to 15 minutes, up to 20 % less. */
export function marginSeconds(accessTtlSeconds: number, random: number): number {
  const margin = Math.min(Math.max(accessTtlSeconds / 10, 300), 900);
  return Math.round(margin * (1 - 0.2 * random));
}

/** `fresh`; `due`: the access token ended but can be refreshed; `expired`: the user must authorise again. */
export function healthOf(ends: Ends, canRefresh: boolean, now: Date): 'fresh' | 'due' | 'expired' {
  if (ends.accessExpiresAt > now) return 'fresh';
  const refreshable = canRefresh && (ends.refreshExpiresAt === null || ends.refreshExpiresAt > now);
  return refreshable ? 'due' : 'expired';
}

/** What a failed refresh or renewal means. */
export type Verdict = 'dead' | 'throttled' | 'configuration' | 'account' | 'transient';

/** Judges a failure by the provider's policy; what it does not list passes, unless it is ours to set right. */
export const verdictOf = (error: PluginError, policy: TokenPolicy): Verdict =>
  policy.verdicts[error.code] ?? (error.remedy === 'fix-config' ? 'configuration' : 'transient');

/** Seconds to leave the platform alone after the `count`-th failure in a row. */
export function restSeconds(verdict: Verdict, count: number, policy: TokenPolicy): number {
  const { first, cap } = verdict === 'throttled' ? policy.coolDownSeconds : policy.backOffSeconds;
  return Math.min(first * 2 ** Math.min(count - 1, 20), cap);
}

/** The warning that is due: the smallest of the policy's days that the grant's end is within; null: none yet. */
export function warningDays(refreshExpiresAt: Date | null, policy: TokenPolicy, now: Date): number | null {
  if (!refreshExpiresAt || refreshExpiresAt <= now) return null;
  const left = (refreshExpiresAt.getTime() - now.getTime()) / 86_400_000;
  const reached = policy.warnDays.filter((days) => left <= days);
  return reached.length > 0 ? Math.min(...reached) : null;
}
