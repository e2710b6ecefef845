import type { Core } from '@strapi/strapi';
import type { AppRow } from '../apps/row';
import type { Profile } from '../providers';
import { clock } from '../shared/clock';
import { identityKey, newId } from '../shared/crypto';
import { changeOne } from '../shared/database';

/** Uid of the accounts' content type. */
export const accountUid = 'plugin::douyin.account';

/** An account as it is stored. */
export type AccountRow = {
  documentId: string;
  provider: 'douyin';
  appId: string;
  openId: string;
  identityHash: string;
  unionId: string | null;
  nickname: string | null;
  avatarUrl: string | null;
  scopes: string[] | null;
  userId: number | null;
  connectedAt: string;
  lastLoginAt: string | null;
};

const findByIdentity = (strapi: Core.Strapi, identityHash: string): Promise<AccountRow> =>
  strapi.db.query(accountUid).findOne({ where: { identityHash } }) as Promise<AccountRow>;

/**
 * The account of a platform user with one app, made or brought up to date. The unique key decides between two callers
 * who create it at once: the later one fails with a unique violation and may try again.
 */
export async function upsertAccount(
  strapi: Core.Strapi,
  app: AppRow,
  profile: Profile,
  scopes: string[],
): Promise<{ account: AccountRow; created: boolean }> {
  const identityHash = identityKey(app.provider, app.documentId, profile.openId);
  const { unionId, nickname, avatarUrl } = profile;
  // What the platform left out this time is not forgotten.
  const told = Object.fromEntries(
    Object.entries({ unionId, nickname, avatarUrl }).filter(([, value]) => value),
  );
  const now = clock.now();
  if (await changeOne(strapi, accountUid, { identityHash }, { ...told, scopes, lastLoginAt: now })) {
    return { account: await findByIdentity(strapi, identityHash), created: false };
  }
  const identity = { provider: app.provider, appId: app.documentId, openId: profile.openId, identityHash };
  const data = { documentId: newId(), ...identity, ...told, scopes, connectedAt: now, lastLoginAt: now };
  await strapi.db.query(accountUid).create({ data });
  return { account: await findByIdentity(strapi, identityHash), created: true };
}
