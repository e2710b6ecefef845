import type { Core } from '@strapi/strapi';
import type { TokenPolicy } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { whileContested, inTransaction } from '../shared/database';
import type { PluginError } from '../shared/errors';
import { mayHaveHappened } from '../shared/request';
import { askForConsent, raiseFor } from './alerts';
import { endLease, type Lease } from './lease';
import { countRefresh } from './metrics';
import { dueAt } from './plan';
import { restSeconds, verdictOf, type Verdict } from './policy';
import { findToken, type GrantState, type Pending, type TokenColumns, type TokenRow } from './row';
import { policyOf } from './seal';
import { changeWithLine, system, tokenRecord } from './trail';

/** A call that failed: which, whether it was to find out what became of an earlier one, and why. */
export type Failure = {
  call: Pending;
  recovering: Pending | null;
  error: PluginError;
  /** The platform had just refused the access token, so it is not used any more either. */
  accessRefused?: boolean;
};

/** The failure itself, and until when the platform is left alone. */
function failureColumns(row: TokenRow, verdict: Verdict, error: PluginError, policy: TokenPolicy) {
  const now = clock.now();
  const failureCount = row.failureCount + 1;
  const seconds = Math.max(restSeconds(verdict, failureCount, policy), waitOf(error));
  return {
    failureCode: error.code,
    failureAt: now,
    failureCount,
    lastAttemptAt: now,
    restUntil: addSeconds(now, seconds),
  };
}

/** What the platform asked to wait, in seconds; a day at most. */
const waitOf = ({ details }: PluginError): number =>
  typeof details.retryAfterSeconds === 'number' ? Math.min(details.retryAfterSeconds, 86_400) : 0;

/** What a failed renewal leaves: one that surely did not happen is given back and tried again in an hour. */
function renewalColumns(row: TokenRow, { error }: Failure, policy: TokenPolicy): TokenColumns {
  if (!policy.renewal) return {};
  if (error.code === 'AUTH_RENEWALS_SPENT') return { renewals: policy.renewal.max };
  return {
    // What was not even noted was not counted.
    renewals: row.pending === 'renew' ? row.renewals - 1 : row.renewals,
    renewAfter: addSeconds(clock.now(), policy.renewal.retrySeconds),
    ...(error.code === 'API_FORBIDDEN' ? { renewable: false } : {}),
  };
}

/** A call that ends the token it sends, and whose answer is missing: only another call can tell what became of it. */
const isInDoubt = ({ call, error }: Failure, policy: TokenPolicy): boolean =>
  (call === 'renew' || policy.rotates) && mayHaveHappened(error);

/** Stores a failure that passes, and when to try again. The tokens stay as they are. */
async function keepPassing(strapi: Core.Strapi, lease: Lease, failure: Failure, verdict: Verdict) {
  const policy = policyOf(strapi, lease.row);
  const inDoubt = isInDoubt(failure, policy);
  const renewal =
    failure.call === 'renew' && !inDoubt ? renewalColumns(lease.row, failure, policy) : undefined;
  const columns: TokenColumns = {
    ...failureColumns(lease.row, verdict, failure.error, policy),
    pending: inDoubt ? (failure.recovering ?? failure.call) : failure.recovering,
    ...renewal,
    // A renewal rests by a clock of its own: the access token is refreshed all the same.
    ...(renewal ? { restUntil: null } : {}),
  };
  const after = { ...lease.row, ...columns };
  const kept = await endLease(strapi, lease, { ...columns, dueAt: dueAt(after, policy, clock.now()) });
  if (kept && !renewal) await raiseFor(strapi, lease.row, verdict, failure.error);
}

/** Marks a grant as over and asks its owner for consent, once: both or neither. The account and all around it stay. */
export async function loseGrant(
  strapi: Core.Strapi,
  { owner, row: { accountId, version } }: Lease,
  grantState: Exclude<GrantState, 'healthy'>,
  columns: TokenColumns = {},
): Promise<void> {
  await whileContested(async () => {
    const row = await findToken(strapi, accountId);
    // Looked at twice: what somebody else stored meanwhile is used, and who lost the lease has no say.
    if (!row || row.version !== version || row.leaseOwner !== owner) return;
    await inTransaction(strapi, async () => {
      const over: TokenColumns = {
        grantState,
        pending: null,
        dueAt: null,
        leaseOwner: null,
        leaseUntil: null,
      };
      const action = grantState === 'unknown' ? 'token.lost' : 'token.revoked';
      const record = tokenRecord(row, action, system, { reason: grantState });
      await changeWithLine(strapi, row, { ...columns, ...over }, record);
      await askForConsent(strapi, row, grantState);
    });
  });
}

/** Writes down what a failed refresh or renewal means: only a dead grant asks for consent, everything else passes. */
export async function settleFailure(strapi: Core.Strapi, lease: Lease, failure: Failure): Promise<void> {
  const { row } = lease;
  const policy = policyOf(strapi, row);
  const verdict = verdictOf(failure.error, policy);
  const isLost = verdict !== 'dead' && isInDoubt(failure, policy);
  countRefresh(strapi, row, failure.call, isLost ? 'in-doubt' : verdict);
  if (verdict !== 'dead') return keepPassing(strapi, lease, failure, verdict);
  const { restUntil: _rest, ...columns } = failureColumns(row, verdict, failure.error, policy);
  const ended = failure.accessRefused ? { accessExpiresAt: clock.now() } : {};
  const state = failure.recovering ? 'unknown' : 'dead';
  await loseGrant(strapi, lease, state, { ...columns, ...ended });
}
