import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ProviderName } from '../providers';
import type { SealedPlace } from '../secrets/service';
import type { ErrorCode } from '../shared/errors';
import type { Place } from '../shared/crypto';
import { joined } from '../shared/database';

/** Uid of the tokens' content type, and the table behind it. */
export const tokenUid = 'plugin::douyin.token';
export const tokenTable = 'douyin_tokens';

/** Where the accounts' tokens lie sealed. */
export const sealedColumns: SealedPlace = {
  uid: tokenUid,
  table: tokenTable,
  rowKey: 'accountId',
  columns: { accessSealed: 'access_sealed', refreshSealed: 'refresh_sealed' },
};

/** Where one account's token lies sealed. */
export const tokenPlace = (accountId: string, column: 'access_sealed' | 'refresh_sealed'): Place => ({
  table: tokenTable,
  row: accountId,
  column,
});

const own = {
  id: 'id',
  accountId: 'account_id',
  accessSealed: 'access_sealed',
  accessExpiresAt: 'access_expires_at',
  accessTtlSeconds: 'access_ttl_seconds',
  accessAssumed: 'access_assumed',
  refreshSealed: 'refresh_sealed',
  refreshExpiresAt: 'refresh_expires_at',
  grantedAt: 'granted_at',
  grantState: 'grant_state',
  renewals: 'renewals',
  renewable: 'renewable',
  renewAfter: 'renew_after',
  version: 'version',
  leaseOwner: 'lease_owner',
  leaseUntil: 'lease_until',
  fence: 'fence',
  pending: 'pending',
  dueAt: 'due_at',
  refreshDueAt: 'refresh_due_at',
  lastRefreshAt: 'last_refresh_at',
  lastAttemptAt: 'last_attempt_at',
  restUntil: 'rest_until',
  countedDay: 'counted_day',
  countedRefreshes: 'counted_refreshes',
  failureCode: 'failure_code',
  failureAt: 'failure_at',
  failureCount: 'failure_count',
  warnedDays: 'warned_days',
  auditSeq: 'audit_seq',
  auditHead: 'audit_head',
} as const;

const ofAccount = { provider: 'provider', appId: 'app_id', openId: 'open_id', nickname: 'nickname' } as const;

/** What is known of a grant. */
export type GrantState = 'healthy' | 'unknown' | 'dead' | 'ended';

/** A call whose answer would end the token it sends. */
export type Pending = 'refresh' | 'renew';

/** An account's tokens as they are stored, with the account they belong to. */
export type TokenRow = {
  id: number;
  accountId: string;
  accessSealed: string | null;
  accessExpiresAt: Date | null;
  accessTtlSeconds: number;
  accessAssumed: boolean;
  refreshSealed: string | null;
  refreshExpiresAt: Date | null;
  grantedAt: Date;
  grantState: GrantState;
  renewals: number;
  renewable: boolean;
  renewAfter: Date | null;
  version: number;
  leaseOwner: string | null;
  leaseUntil: Date | null;
  fence: number;
  pending: Pending | null;
  dueAt: Date | null;
  refreshDueAt: Date | null;
  lastRefreshAt: Date | null;
  lastAttemptAt: Date | null;
  restUntil: Date | null;
  countedDay: string | null;
  countedRefreshes: number;
  failureCode: ErrorCode | null;
  failureAt: Date | null;
  failureCount: number;
  warnedDays: number | null;
  auditSeq: number;
  auditHead: string | null;
  provider: ProviderName;
  appId: string;
  openId: string;
  nickname: string | null;
};

/** Columns of a token row to write, by attribute. */
export type TokenColumns = Partial<Omit<TokenRow, 'id' | 'provider' | 'appId' | 'openId' | 'nickname'>>;

const moments = /At$|Until$|After$/;
const flags = ['accessAssumed', 'renewable'];

function readValue(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  // SQLite keeps moments as milliseconds and flags as numbers.
  if (moments.test(name)) return new Date(value as string | number | Date);
  return flags.includes(name) ? Boolean(value) : value;
}

const readRow = (raw: Record<string, unknown>): TokenRow =>
  Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, readValue(name, value)])) as TokenRow;

const selected = Object.fromEntries([
  ...Object.entries(own).map(([name, column]) => [name, `t.${column}`]),
  ...Object.entries(ofAccount).map(([name, column]) => [name, `a.${column}`]),
]) as Record<string, string>;

/** Token rows with their accounts (`t` and `a`), narrowed by `narrow`; one statement. */
export async function findTokens(
  strapi: Core.Strapi,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<TokenRow[]> {
  const query = strapi.db
    .getConnection(`${tokenTable} as t`)
    .join('douyin_accounts as a', 'a.document_id', 't.account_id')
    .select(selected);
  narrow(query);
  return (await joined<Record<string, unknown>[]>(strapi, query)).map(readRow);
}

/** One account's tokens; null when it has none. */
export const findToken = async (strapi: Core.Strapi, accountId: string): Promise<TokenRow | null> =>
  (await findTokens(strapi, (query) => void query.where('t.account_id', accountId)))[0] ?? null;

/** Healthy grants of connected accounts that end between two moments, by id, 500 at a time. */
export const findTokensEnding = (
  strapi: Core.Strapi,
  { now, until, after }: { now: Date; until: Date; after: number },
): Promise<TokenRow[]> =>
  findTokens(
    strapi,
    (query) =>
      void query
        .where('t.grant_state', 'healthy')
        .whereNotNull('t.refresh_sealed')
        .whereBetween('t.refresh_expires_at', [now, until])
        .where('t.id', '>', after)
        .orderBy('t.id')
        .limit(500),
  );

/** Attributes as database columns. */
export const toColumns = (columns: TokenColumns): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [own[name as keyof typeof own], value]));
