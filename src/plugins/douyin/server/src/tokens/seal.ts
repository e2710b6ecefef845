import type { Core } from '@strapi/strapi';
import type { TokenPolicy, TokenSet } from '../providers';
import { addSeconds } from '../shared/clock';
import { service } from '../shared/service';
import { marginSeconds, type Life } from './policy';
import { tokenPlace, type TokenColumns, type TokenRow } from './row';

/** The columns of a new access token, of a new refresh token where there is one, and of when both end. */
export function tokenColumns(
  strapi: Core.Strapi,
  accountId: string,
  tokens: Pick<TokenSet, 'accessToken' | 'refreshToken'>,
  life: Life,
): TokenColumns {
  const secrets = service(strapi, 'secrets');
  const { accessToken, refreshToken } = tokens;
  const early = marginSeconds(life.accessTtlSeconds, Math.random());
  const refreshSealed = refreshToken && secrets.seal(refreshToken, tokenPlace(accountId, 'refresh_sealed'));
  return {
    ...life,
    accessSealed: secrets.seal(accessToken, tokenPlace(accountId, 'access_sealed')),
    // What the platform left out is not forgotten.
    ...(refreshSealed ? { refreshSealed } : {}),
    refreshDueAt: addSeconds(life.accessExpiresAt, -early),
  };
}

/** The columns of tokens that are well again. */
export const wellColumns: TokenColumns = {
  pending: null,
  restUntil: null,
  failureCode: null,
  failureAt: null,
  failureCount: 0,
};

/** An account's access token in clear; null when it has none. Throws CONFIG_KEYS_LOCKED. */
export const openAccess = (strapi: Core.Strapi, row: TokenRow): string | null =>
  row.accessSealed &&
  service(strapi, 'secrets').open(row.accessSealed, tokenPlace(row.accountId, 'access_sealed'));

/** An account's refresh token in clear; null when it has none. Throws CONFIG_KEYS_LOCKED. */
export const openRefresh = (strapi: Core.Strapi, row: TokenRow): string | null =>
  row.refreshSealed &&
  service(strapi, 'secrets').open(row.refreshSealed, tokenPlace(row.accountId, 'refresh_sealed'));

/** The policy of the platform an account belongs to. */
export const policyOf = (strapi: Core.Strapi, { provider }: Pick<TokenRow, 'provider'>): TokenPolicy =>
  service(strapi, 'platform').of(provider).policy;
