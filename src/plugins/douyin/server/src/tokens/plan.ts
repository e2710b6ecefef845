import type { TokenPolicy } from '../providers';
import { addSeconds } from '../shared/clock';
import type { TokenRow } from './row';

/** The facts of a token row that decide what happens next. */
export type Facts = Pick<
  TokenRow,
  | 'refreshSealed'
  | 'grantState'
  | 'refreshExpiresAt'
  | 'refreshDueAt'
  | 'accessExpiresAt'
  | 'lastRefreshAt'
  | 'pending'
  | 'renewals'
  | 'renewAfter'
  | 'restUntil'
  | 'lastAttemptAt'
  | 'countedDay'
  | 'countedRefreshes'
>;

/**
 * `recover`: find out what became of a call whose answer is missing; `end`: the grant is over; `rest`: the platform is left
 * alone for now.
 */
export type Step = 'refresh' | 'renew' | 'recover' | 'end' | 'rest' | 'none';

const hour = 3600;

const earliest = (...moments: (Date | null)[]): Date | null =>
  moments.reduce((first, moment) => (moment && (!first || moment < first) ? moment : first), null);

const latest = (one: Date, other: Date | null): Date => (other && other > one ? other : one);

/** When the refresh token is to be renewed; null when it cannot be any more. */
export function renewDueAt(facts: Facts, policy: TokenPolicy): Date | null {
  if (!policy.renewal || !facts.refreshExpiresAt || facts.renewals >= policy.renewal.max) return null;
  const due = latest(addSeconds(facts.refreshExpiresAt, -policy.renewal.aheadSeconds), facts.renewAfter);
  return due < facts.refreshExpiresAt ? due : null;
}

/** The last refresh of a grant, an hour before it ends, so that its access token lives on as long as it can. */
function lastRefreshDueAt({ refreshExpiresAt, accessExpiresAt, lastRefreshAt }: Facts): Date | null {
  if (!refreshExpiresAt || !accessExpiresAt || accessExpiresAt <= refreshExpiresAt) return null;
  const due = addSeconds(refreshExpiresAt, -hour);
  return lastRefreshAt && lastRefreshAt >= due ? null : due;
}

/** The UTC day of a moment, as the daily cap counts. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Until when the platform is left alone for this account: after a failure, after any call, and when its day is used up. */
export function notBefore(facts: Facts, policy: TokenPolicy): Date | null {
  const { lastAttemptAt, restUntil, countedDay, countedRefreshes } = facts;
  const gapEnds = lastAttemptAt && addSeconds(lastAttemptAt, policy.minGapSeconds);
  const isSpent = countedDay !== null && policy.dailyCap !== null && countedRefreshes >= policy.dailyCap;
  const nextDay = isSpent ? addSeconds(new Date(`${countedDay}T00:00:00Z`), 86_400) : null;
  return [gapEnds, nextDay].reduce((last, moment) => (last ? latest(last, moment) : moment), restUntil);
}

const isOver = ({ refreshExpiresAt }: Facts, now: Date): boolean =>
  refreshExpiresAt !== null && refreshExpiresAt <= now;

const canWork = ({ refreshSealed, grantState }: Facts): boolean =>
  refreshSealed !== null && grantState === 'healthy';

/** When something is to be done about tokens; null when only a person can do something. */
export function dueAt(facts: Facts, policy: TokenPolicy, now: Date): Date | null {
  if (!canWork(facts)) return null;
  const work = facts.pending
    ? now
    : earliest(facts.refreshDueAt, renewDueAt(facts, policy), lastRefreshDueAt(facts));
  return earliest(work && latest(work, notBefore(facts, policy)), facts.refreshExpiresAt);
}

const reached = (moment: Date | null, now: Date): boolean => moment !== null && moment <= now;

/** What is to be done now. Before a renewal the access token is made young, should the renewal's answer get lost. */
export function nextStep(facts: Facts, policy: TokenPolicy, now: Date): Step {
  if (!canWork(facts)) return 'none';
  if (isOver(facts, now)) return 'end';
  const rest = notBefore(facts, policy);
  if (rest && rest > now) return 'rest';
  if (facts.pending) return 'recover';
  if (reached(renewDueAt(facts, policy), now)) {
    const isYoung = facts.lastRefreshAt !== null && facts.lastRefreshAt > addSeconds(now, -24 * hour);
    return isYoung ? 'renew' : 'refresh';
  }
  return reached(facts.refreshDueAt, now) || reached(lastRefreshDueAt(facts), now) ? 'refresh' : 'none';
}
