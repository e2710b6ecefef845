import type { Core } from '@strapi/strapi';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppCredentials } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { takeLease } from './lease';
import { nextStep, notBefore } from './plan';
import { refreshUnderLease, renewUnderLease, type Occasion } from './refresh';
import { findToken, type TokenRow } from './row';
import { openAccess, policyOf } from './seal';
import { system } from './trail';

/** A valid access token, with what a call to the platform needs beside it. */
export type Access = { accessToken: string; openId: string; expiresAt: Date };

/** What a business call is given. */
export type Caller = Access & { app: AppCredentials };

/** Lets callers of one process that want the same work share one run of it. */
export function createFlights() {
  const running = new Map<string, Promise<TokenRow>>();
  return (key: string, work: () => Promise<TokenRow>): Promise<TokenRow> => {
    const known = running.get(key);
    if (known) return known;
    const run = work().finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}

/** Shares one run of work among the callers of this process. */
export type Flights = ReturnType<typeof createFlights>;

const noTokens = (accountId: string) =>
  new PluginError('AUTH_GRANT_LOST', 'This account has no tokens: it must be connected again', {
    account: accountId,
  });

async function mustFind(strapi: Core.Strapi, accountId: string): Promise<TokenRow> {
  const row = await findToken(strapi, accountId);
  if (!row?.accessSealed) throw noTokens(accountId);
  // With the wrong keys this throws, before anything is written.
  openAccess(strapi, row);
  return row;
}

const isLive = ({ accessExpiresAt }: TokenRow): boolean =>
  accessExpiresAt !== null && accessExpiresAt > clock.now();

const isYoung = (row: TokenRow): boolean =>
  isLive(row) && row.refreshDueAt !== null && row.refreshDueAt > clock.now();

/** Why an account has no valid token. */
function reasonOf(row: TokenRow): PluginError {
  const details = { account: row.accountId, grant: row.grantState };
  if (row.grantState !== 'healthy' || row.refreshSealed === null)
    return new PluginError('AUTH_GRANT_LOST', 'The owner of this account must consent again', details);
  return new PluginError(row.failureCode ?? 'API_BUSY', 'The tokens cannot be refreshed at the moment', {
    ...details,
    nextAttemptAt: row.dueAt?.toISOString() ?? null,
  });
}

function accessOf(strapi: Core.Strapi, row: TokenRow): Access {
  const accessToken = openAccess(strapi, row);
  if (!accessToken || !row.accessExpiresAt || !isLive(row)) throw reasonOf(row);
  return { accessToken, openId: row.openId, expiresAt: row.accessExpiresAt };
}

const patienceSeconds = 30;

/** What to do with tokens as they stand; null: nothing. */
type Choose = (row: TokenRow) => 'refresh' | 'renew' | null;

/**
 * Does something about tokens unless somebody else is at it; then waits for what they store, or, where the access token is
 * still valid, does not. Throws API_BUSY when nobody gets it done in half a minute.
 */
async function attend(
  strapi: Core.Strapi,
  accountId: string,
  choose: Choose,
  occasion: Occasion,
): Promise<TokenRow> {
  const deadline = addSeconds(clock.now(), patienceSeconds);
  while (clock.now() < deadline) {
    const row = await mustFind(strapi, accountId);
    const step = choose(row);
    if (!step) return row;
    const lease = await takeLease(strapi, row);
    if (lease) {
      await (step === 'renew' ? renewUnderLease : refreshUnderLease)(strapi, lease, occasion);
      return mustFind(strapi, accountId);
    }
    if (isLive(row) && !occasion.accessRefused) return row;
    await sleep(50 + Math.random() * 100);
  }
  throw new PluginError('API_BUSY', 'Another process is refreshing these tokens and does not finish', {
    account: accountId,
  });
}

/** On demand only what gives an access token is done; a renewal can wait for the cron. */
const whatIsDue =
  (strapi: Core.Strapi): Choose =>
  (row) => {
    const step = nextStep(row, policyOf(strapi, row), clock.now());
    return step === 'refresh' || step === 'recover' ? 'refresh' : null;
  };

async function youngRow(strapi: Core.Strapi, flights: Flights, accountId: string): Promise<TokenRow> {
  const row = await mustFind(strapi, accountId);
  if (isYoung(row)) return row;
  const work = () => attend(strapi, accountId, whatIsDue(strapi), { actor: system });
  return flights(`due:${accountId}`, work);
}

/** A valid access token of an account; refreshes it first when it is due. Throws a typed error, never an ended token. */
export async function getAccess(strapi: Core.Strapi, flights: Flights, accountId: string): Promise<Access> {
  return accessOf(strapi, await youngRow(strapi, flights, accountId));
}

const mayRefresh = (strapi: Core.Strapi, row: TokenRow): boolean => {
  if (row.grantState !== 'healthy' || row.refreshSealed === null) return false;
  const rest = notBefore(row, policyOf(strapi, row));
  return !rest || rest <= clock.now();
};

/**
 * Refreshes an account's tokens although they may be young, unless they are not those of `version` any more, or it is too
 * soon: a flood of wishes is one call.
 */
export function refreshAnyway(
  strapi: Core.Strapi,
  flights: Flights,
  accountId: string,
  version: number | null,
  occasion: Occasion,
): Promise<TokenRow> {
  const choose: Choose = (row) =>
    (version === null || row.version === version) && mayRefresh(strapi, row) ? 'refresh' : null;
  return flights(`now:${accountId}`, () => attend(strapi, accountId, choose, occasion));
}

/** Renews an account's refresh token now; throws what the platform says. */
export async function renewAnyway(
  strapi: Core.Strapi,
  flights: Flights,
  accountId: string,
  occasion: Occasion,
): Promise<TokenRow> {
  const { version } = await mustFind(strapi, accountId);
  const max = (row: TokenRow) => policyOf(strapi, row).renewal?.max ?? 0;
  const choose: Choose = (row) =>
    row.version === version && mayRefresh(strapi, row) && row.renewals < max(row) && !row.pending
      ? 'renew'
      : null;
  return flights(`renew:${accountId}`, () => attend(strapi, accountId, choose, occasion));
}

/**
 * Runs a call to the platform with an account's access token. When the platform refuses the token, it is refreshed once and
 * the call is made once more.
 */
export async function useAccess<Result>(
  strapi: Core.Strapi,
  flights: Flights,
  accountId: string,
  call: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const row = await youngRow(strapi, flights, accountId);
  const access = accessOf(strapi, row);
  const apps = service(strapi, 'apps');
  const app = apps.credentials(await apps.get(row.appId));
  try {
    return await call({ ...access, app });
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'AUTH_TOKEN_INVALID') throw error;
    const occasion = { actor: system, accessRefused: true };
    const after = await refreshAnyway(strapi, flights, accountId, row.version, occasion);
    // A grant that the refresh found dead is told at once, and not only that the token was refused.
    if (after.version === row.version) throw after.grantState === 'healthy' ? error : reasonOf(after);
    return call({ ...accessOf(strapi, after), app });
  }
}
