import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/service';
import type { TokenSet } from '../providers';
import { clock } from '../shared/clock';
import { insertOne } from '../shared/database';
import { service } from '../shared/service';
import { recoverGrant } from './alerts';
import { dueAt, type Facts } from './plan';
import { grantedLife } from './policy';
import { findToken, tokenUid, type TokenColumns, type TokenRow } from './row';
import { policyOf, tokenColumns, wellColumns } from './seal';
import { changeWithLine, fingerprint, system, tokenRecord } from './trail';

/** The account whose tokens are stored, and what is known of its app. */
export type Minted = {
  accountId: string;
  nickname: string | null;
  provider: TokenRow['provider'];
  /** Whether the app may renew refresh tokens. */
  renewable: boolean;
};

const noFacts: Facts = {
  refreshSealed: null,
  grantState: 'healthy',
  refreshExpiresAt: null,
  refreshDueAt: null,
  accessExpiresAt: null,
  lastRefreshAt: null,
  pending: null,
  renewals: 0,
  renewAfter: null,
  restUntil: null,
  lastAttemptAt: null,
  countedDay: null,
  countedRefreshes: 0,
};

/** Everything a new consent makes true of an account's tokens. */
function mintedColumns(strapi: Core.Strapi, minted: Minted, set: TokenSet): TokenColumns {
  const policy = policyOf(strapi, minted);
  const now = clock.now();
  const columns: TokenColumns = {
    refreshSealed: null,
    ...tokenColumns(strapi, minted.accountId, set, grantedLife(set, policy)),
    ...wellColumns,
    grantedAt: set.obtainedAt,
    grantState: 'healthy',
    renewals: 0,
    renewable: minted.renewable,
    renewAfter: null,
    leaseOwner: null,
    leaseUntil: null,
    lastRefreshAt: now,
    lastAttemptAt: null,
    countedDay: null,
    countedRefreshes: 0,
    warnedDays: null,
  };
  return { ...columns, dueAt: dueAt({ ...noFacts, ...columns }, policy, now) };
}

/** Stores what a consent gave, with a line in the account's chain; run it in a transaction. Throws `contested()`. */
export async function mint(
  strapi: Core.Strapi,
  minted: Minted,
  set: TokenSet,
  actor: Actor = system,
): Promise<void> {
  const columns = mintedColumns(strapi, minted, set);
  const details = {
    access: fingerprint(set.accessToken),
    ...(set.refreshToken ? { refresh: fingerprint(set.refreshToken) } : {}),
  };
  const record = tokenRecord(minted, 'token.minted', actor, details);
  const row = await findToken(strapi, minted.accountId);
  if (row) {
    // A new fence: whoever holds the old lease cannot write any more.
    const next = { ...columns, version: row.version + 1, fence: row.fence + 1 };
    await changeWithLine(strapi, row, next, record);
  } else {
    const audit = service(strapi, 'audit');
    const line = audit.link(record, { seq: 0, hash: null });
    const head = { auditSeq: line.head.seq, auditHead: line.head.hash };
    const { accountId } = minted;
    await insertOne(strapi, tokenUid, { accountId, version: 1, fence: 0, ...columns, ...head });
    await audit.insertLinked(line.columns);
  }
  await recoverGrant(strapi, minted.accountId);
}

/** Takes an account's tokens away; what was said of them stays. Run it in a transaction. */
export async function revoke(strapi: Core.Strapi, accountId: string, actor: Actor): Promise<void> {
  const row = await findToken(strapi, accountId);
  if (!row) return;
  const record = tokenRecord(row, 'token.revoked', actor, { reason: 'disconnected' });
  const gone: TokenColumns = {
    accessSealed: null,
    refreshSealed: null,
    pending: null,
    dueAt: null,
    leaseOwner: null,
    leaseUntil: null,
    version: row.version + 1,
    fence: row.fence + 1,
  };
  await changeWithLine(strapi, row, gone, record);
  await recoverGrant(strapi, accountId);
}
