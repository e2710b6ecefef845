import type { Core } from '@strapi/strapi';
import type { TokenView } from '../../../contracts/accounts';
import { clock } from '../shared/clock';
import { errorTable } from '../../../contracts/errors';
import { healthOf } from './policy';
import { findTokens, type TokenRow } from './row';
import { policyOf } from './seal';

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** A lost answer counts as unknown until the next call tells. */
const grantOf = ({ grantState, pending }: TokenRow): TokenView['grant'] =>
  grantState === 'healthy' && pending ? 'unknown' : grantState;

const failureOf = ({ failureCode, failureAt, failureCount }: TokenRow): TokenView['failure'] =>
  failureCode && failureAt
    ? {
        code: failureCode,
        remedy: errorTable[failureCode].remedy,
        at: failureAt.toISOString(),
        count: failureCount,
      }
    : null;

function healthNow(row: TokenRow, accessExpiresAt: Date, now: Date): TokenView['health'] {
  if (row.grantState !== 'healthy') return 'expired';
  return healthOf(
    { accessExpiresAt, refreshExpiresAt: row.refreshExpiresAt },
    row.refreshSealed !== null,
    now,
  );
}

function toView(strapi: Core.Strapi, row: TokenRow, accessExpiresAt: Date): TokenView {
  const { renewal, refreshTtlSeconds } = policyOf(strapi, row);
  return {
    accessExpiresAt: accessExpiresAt.toISOString(),
    accessAssumed: row.accessAssumed,
    accessTtlSeconds: row.accessTtlSeconds,
    refreshExpiresAt: iso(row.refreshExpiresAt),
    refreshTtlSeconds,
    grantedAt: row.grantedAt.toISOString(),
    grant: grantOf(row),
    health: healthNow(row, accessExpiresAt, clock.now()),
    lastRefreshAt: iso(row.lastRefreshAt),
    nextAttemptAt: iso(row.dueAt),
    renewal: renewal && {
      left: Math.max(renewal.max - row.renewals, 0),
      max: renewal.max,
      possible: row.renewable,
    },
    failure: failureOf(row),
  };
}

/** What the admin may know of accounts' tokens, by account; those without tokens are left out. */
export async function tokenViews(strapi: Core.Strapi, accountIds: string[]): Promise<Map<string, TokenView>> {
  if (accountIds.length === 0) return new Map();
  const rows = await findTokens(strapi, (query) => void query.whereIn('t.account_id', accountIds));
  return new Map(
    rows.flatMap((row) =>
      row.accessSealed && row.accessExpiresAt
        ? [[row.accountId, toView(strapi, row, row.accessExpiresAt)] as const]
        : [],
    ),
  );
}
