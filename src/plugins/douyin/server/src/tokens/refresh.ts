import type { Core } from '@strapi/strapi';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../audit/service';
import type { AppCredentials, RenewedToken, TokenSet } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { recoverFor, recoverGrant, settleWarnings } from './alerts';
import { loseGrant, settleFailure, type Failure } from './failure';
import { countRefresh } from './metrics';
import { endLease, noteUnderLease, saveSeconds, takeLease, type Lease } from './lease';
import { dayOf, dueAt, nextStep } from './plan';
import { refreshedLife } from './policy';
import { findToken, tokenPlace, type Pending, type TokenColumns, type TokenRow } from './row';
import { openRefresh, policyOf, tokenColumns, wellColumns } from './seal';
import { fingerprint, system, tokenRecord, writeWithLine } from './trail';

/** Who asked for a call, and whether the platform had just refused the access token. */
export type Occasion = { actor: Actor; accessRefused?: boolean };

const byCron: Occasion = { actor: system };

const credentialsOf = async (strapi: Core.Strapi, { appId }: TokenRow): Promise<AppCredentials> => {
  const apps = service(strapi, 'apps');
  return apps.credentials(await apps.get(appId));
};

/** Calls the platform; what is not one of our errors is a fault of ours, and goes on as one. */
async function tried<Answer>(call: () => Promise<Answer>): Promise<Answer | PluginError> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof PluginError) return error;
    throw error;
  }
}

/**
 * Stores what the platform gave. The old token may be dead by now, so a database that fails is tried again until the lease
 * is nearly over; and who lost the lease while nobody stored anything newer takes it anew. Gives the row that was replaced;
 * null where somebody else's was newer.
 */
async function store(
  strapi: Core.Strapi,
  lease: Lease,
  columns: TokenColumns,
  record: Parameters<typeof writeWithLine>[3],
): Promise<TokenRow | null> {
  const deadline = addSeconds(clock.now(), saveSeconds);
  let holder: Lease | null = lease;
  for (let wait = 100; ; wait = Math.min(wait * 2, 2000)) {
    try {
      const replaced = holder && { ...holder.row };
      if (holder && (await writeWithLine(strapi, holder, columns, record))) return replaced;
      const row = await findToken(strapi, lease.row.accountId);
      if (!row || row.version !== lease.row.version) return null;
      holder = await takeLease(strapi, row);
      if (holder) continue;
    } catch (error) {
      if (clock.now() >= deadline) throw error;
    }
    if (clock.now() >= deadline) return null;
    await sleep(wait);
  }
}

/** Tells that it works again, where it had not. */
async function tellRecovery(strapi: Core.Strapi, before: TokenRow): Promise<void> {
  if (before.failureCount > 0) await recoverFor(strapi, before);
  if (before.grantState !== 'healthy') await recoverGrant(strapi, before.accountId);
}

const counted = (row: TokenRow, now: Date) => ({
  countedDay: dayOf(now),
  countedRefreshes: row.countedDay === dayOf(now) ? row.countedRefreshes + 1 : 1,
});

/** What a refresh that worked proves of a renewal whose answer got lost: it did not happen, so it is given back. */
const givenBack = (strapi: Core.Strapi, row: TokenRow, recovering: Failure['recovering'], now: Date) =>
  recovering === 'renew'
    ? {
        renewals: row.renewals - 1,
        renewAfter: addSeconds(now, policyOf(strapi, row).renewal?.retrySeconds ?? 0),
      }
    : {};

async function keepRefreshed(
  strapi: Core.Strapi,
  lease: Lease,
  set: TokenSet,
  { actor }: Occasion,
  recovering: Failure['recovering'],
): Promise<void> {
  const { row } = lease;
  const policy = policyOf(strapi, row);
  const now = clock.now();
  const ends = { accessExpiresAt: row.accessExpiresAt ?? now, refreshExpiresAt: row.refreshExpiresAt };
  const columns: TokenColumns = {
    ...tokenColumns(strapi, row.accountId, set, refreshedLife(set, ends, policy)),
    ...wellColumns,
    ...counted(row, now),
    ...givenBack(strapi, row, recovering, now),
    grantState: 'healthy',
    version: row.version + 1,
    lastRefreshAt: now,
    lastAttemptAt: now,
  };
  const after = { ...row, ...columns };
  const details = {
    access: fingerprint(set.accessToken),
    ...(set.refreshToken ? { refresh: fingerprint(set.refreshToken) } : {}),
  };
  const record = tokenRecord(row, 'token.refreshed', actor, details);
  const replaced = await store(strapi, lease, { ...columns, dueAt: dueAt(after, policy, now) }, record);
  countRefresh(strapi, row, 'refresh', 'ok');
  if (replaced) await tellRecovery(strapi, replaced);
}

/** The platform named another user: nothing of it is stored. */
function refuseForeign(set: TokenSet, row: TokenRow): void {
  if (set.openId === null || set.openId === row.openId) return;
  throw new PluginError('API_UNREADABLE', 'The platform answered a refresh with the tokens of another user');
}

/** What is written before a call that ends the token it sends. Should this process die, the next one looks at once. */
const noteOf = (call: Pending): TokenColumns => ({ pending: call, dueAt: clock.now() });

/** Refreshes the access token under a lease. Where that ends the refresh token, it is written down first. */
export async function refreshUnderLease(
  strapi: Core.Strapi,
  lease: Lease,
  occasion: Occasion = byCron,
): Promise<void> {
  const { row } = lease;
  const recovering = row.pending;
  const answer = await tried(async () => {
    const app = await credentialsOf(strapi, row);
    const refreshToken = openRefresh(strapi, row) ?? '';
    const mustNote = policyOf(strapi, row).rotates && !recovering;
    if (mustNote && !(await noteUnderLease(strapi, lease, noteOf('refresh')))) return null;
    const set = await service(strapi, 'platform').of(row.provider).refresh(app, refreshToken);
    refuseForeign(set, row);
    return set;
  });
  if (answer === null) return;
  if (answer instanceof PluginError) {
    const { accessRefused } = occasion;
    return settleFailure(strapi, lease, { call: 'refresh', recovering, error: answer, accessRefused });
  }
  await keepRefreshed(strapi, lease, answer, occasion, recovering);
}

async function keepRenewed(
  strapi: Core.Strapi,
  lease: Lease,
  renewed: RenewedToken,
  { actor }: Occasion,
): Promise<void> {
  const { row } = lease;
  const policy = policyOf(strapi, row);
  const now = clock.now();
  const ttl = renewed.refreshTtlSeconds ?? policy.refreshTtlSeconds;
  const place = tokenPlace(row.accountId, 'refresh_sealed');
  const columns: TokenColumns = {
    ...wellColumns,
    refreshSealed: service(strapi, 'secrets').seal(renewed.refreshToken, place),
    refreshExpiresAt: addSeconds(renewed.obtainedAt, ttl),
    renewable: true,
    renewAfter: null,
    warnedDays: null,
    version: row.version + 1,
    lastAttemptAt: now,
  };
  const after = { ...row, ...columns };
  const details = { refresh: fingerprint(renewed.refreshToken), renewal: row.renewals };
  const record = tokenRecord(row, 'token.renewed', actor, details);
  const replaced = await store(strapi, lease, { ...columns, dueAt: dueAt(after, policy, now) }, record);
  countRefresh(strapi, row, 'renew', 'ok');
  if (replaced) await tellRecovery(strapi, replaced);
  if (replaced?.warnedDays) await settleWarnings(strapi, row.accountId);
}

/** Renews the refresh token under a lease; the renewal is counted before it is asked for, and a sixth never is. */
export async function renewUnderLease(
  strapi: Core.Strapi,
  lease: Lease,
  occasion: Occasion = byCron,
): Promise<void> {
  const { row } = lease;
  const provider = service(strapi, 'platform').of(row.provider);
  const max = provider.policy.renewal?.max ?? 0;
  const answer = await tried(async () => {
    const app = await credentialsOf(strapi, row);
    const refreshToken = openRefresh(strapi, row) ?? '';
    if (!provider.renew || row.renewals >= max) return null;
    const note: TokenColumns = { ...noteOf('renew'), renewals: row.renewals + 1 };
    if (!(await noteUnderLease(strapi, lease, note))) return null;
    return provider.renew(app, refreshToken);
  });
  if (answer === null) return void (await endLease(strapi, lease));
  if (answer instanceof PluginError)
    return settleFailure(strapi, lease, { call: 'renew', recovering: null, error: answer });
  await keepRenewed(strapi, lease, answer, occasion);
}

/** Does what is due under a lease, and gives it back. */
export async function workUnderLease(strapi: Core.Strapi, lease: Lease): Promise<void> {
  const { row } = lease;
  const policy = policyOf(strapi, row);
  switch (nextStep(row, policy, clock.now())) {
    case 'refresh':
    case 'recover':
      return refreshUnderLease(strapi, lease);
    case 'renew':
      return renewUnderLease(strapi, lease);
    case 'end':
      return loseGrant(strapi, lease, 'ended');
    default:
      await endLease(strapi, lease, { dueAt: dueAt(row, policy, clock.now()) });
  }
}
