import type { Core } from '@strapi/strapi';
import type { AppRow } from '../apps/row';
import type { Profile } from '../providers';
import { clock } from '../shared/clock';
import { identityKey, newId } from '../shared/crypto';
import { changeOne, contested, insertOne } from '../shared/database';
import { phoneColumns } from './phone';
import { accountUid, type AccountRow } from './row';

/** What a login tells of an account, the columns of its phone apart; what the platform left out is not forgotten. */
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
  phoneSealed: null,
  phoneView: null,
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
  const documentId = newId();
  const phone = phoneColumns(strapi, documentId, profile.phone);
  const account = { ...blank, documentId, ...identity, ...columns, ...phone, connectedAt };
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
  const phone = phoneColumns(strapi, known.documentId, profile.phone);
  const columns = { ...toldColumns(app, profile, scopes), ...phone };
  const unchanged = { documentId: known.documentId, userId: known.userId ?? { $null: true } };
  if (!(await changeOne(strapi, accountUid, unchanged, columns))) throw contested();
  return { ...known, ...columns };
}
