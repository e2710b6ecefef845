import type { Core } from '@strapi/strapi';
import type { AccountView } from '../../../contracts/accounts';
import type { AppRow } from '../apps/row';
import type { Profile, ProviderName } from '../providers';
import { clock } from '../shared/clock';
import { identityKey, newId } from '../shared/crypto';
import { changeOne, contested, insertOne } from '../shared/database';

/** Uid of the accounts' content type. */
export const accountUid = 'plugin::douyin.account';

/** An account as it is stored. */
export type AccountRow = {
  documentId: string;
  provider: ProviderName;
  appId: string;
  openId: string;
  identityHash: string;
  unionId: string | null;
  unionHash: string | null;
  nickname: string | null;
  avatarUrl: string | null;
  scopes: string[] | null;
  userId: number | null;
  connectedAt: string | Date;
  lastLoginAt: string | Date | null;
  disconnectedAt: string | Date | null;
  lastError: AccountView['lastError'];
};

/** One account by its id; null when there is none. */
export const findAccount = (strapi: Core.Strapi, documentId: string): Promise<AccountRow | null> =>
  strapi.db.query(accountUid).findOne({ where: { documentId } }) as Promise<AccountRow | null>;

/** The account of a platform user with one app; null when it is not known yet. */
export const findByIdentity = (
  strapi: Core.Strapi,
  app: AppRow,
  openId: string,
): Promise<AccountRow | null> =>
  strapi.db.query(accountUid).findOne({
    where: { identityHash: identityKey(app.provider, app.documentId, openId) },
  }) as Promise<AccountRow | null>;

/** What a login tells of an account; what the platform left out this time is not forgotten. */
function toldColumns(app: AppRow, { unionId, nickname, avatarUrl }: Profile, scopes: string[]) {
  const unionHash = unionId && identityKey(app.provider, unionId);
  const told = Object.entries({ unionId, unionHash, nickname, avatarUrl }).filter(([, value]) => value);
  const fresh = { scopes, lastLoginAt: clock.now(), disconnectedAt: null, lastError: null };
  return { ...(Object.fromEntries(told) as Partial<AccountRow>), ...fresh };
}

const blank = {
  unionId: null,
  unionHash: null,
  nickname: null,
  avatarUrl: null,
  userId: null,
};

/** Stores a new account; the unique key decides between two callers who do so at once. */
export async function createAccount(
  strapi: Core.Strapi,
  app: AppRow,
  profile: Profile,
  scopes: string[],
): Promise<AccountRow> {
  const columns = toldColumns(app, profile, scopes);
  const identityHash = identityKey(app.provider, app.documentId, profile.openId);
  const identity = { provider: app.provider, appId: app.documentId, openId: profile.openId, identityHash };
  const connectedAt = columns.lastLoginAt;
  const account = { ...blank, documentId: newId(), ...identity, ...columns, connectedAt };
  await insertOne(strapi, accountUid, account);
  return account;
}

/** Brings an account up to date; throws `contested()` when it is not as it was read. */
export async function refreshAccount(
  strapi: Core.Strapi,
  known: AccountRow,
  app: AppRow,
  profile: Profile,
  scopes: string[],
): Promise<AccountRow> {
  const columns = toldColumns(app, profile, scopes);
  const unchanged = { documentId: known.documentId, userId: known.userId ?? { $null: true } };
  if (!(await changeOne(strapi, accountUid, unchanged, columns))) throw contested();
  return { ...known, ...columns };
}
