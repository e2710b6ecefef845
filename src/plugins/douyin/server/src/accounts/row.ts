import type { Core } from '@strapi/strapi';
import type { AccountView } from '../../../contracts/accounts';
import type { AppRow } from '../apps/row';
import type { ProviderName } from '../providers';
import { identityKey } from '../shared/crypto';

/** Uid of the accounts' content type. */
export const accountUid = 'plugin::douyin.account';

/** The table phone numbers are sealed in. */
export const accountTable = 'douyin_accounts';

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
  phoneSealed: string | null;
  phoneView: string | null;
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
