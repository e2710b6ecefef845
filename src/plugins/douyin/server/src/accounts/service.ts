import type { Core } from '@strapi/strapi';
import type { AccountView } from '../../../contracts/accounts';
import type { AppRow } from '../apps/row';
import type { Dependents } from '../apps/service';
import type { Profile } from '../providers';
import type { Context } from '../shared/service';
import { accountUid, upsertAccount, type AccountRow } from './row';
import { toViews, type ReadTokens } from './view';

export type { AccountRow } from './row';
export type { ReadTokens, TokenView } from './view';

/** The platform users who authorised our apps. */
export type AccountsService = {
  /** Makes the account or brings it up to date; a unique violation means: try again. */
  upsert(app: AppRow, profile: Profile, scopes: string[]): Promise<{ account: AccountRow; created: boolean }>;
  /** Ties an account to a users-permissions user. */
  setUser(accountId: string, userId: number): Promise<void>;
  views(query: {
    page: number;
    pageSize: number;
    app?: string;
  }): Promise<{ rows: AccountView[]; total: number }>;
  /** Accounts of one user. */
  ofUser(userId: number): Promise<AccountView[]>;
  /** The name an account has on the platform; empty when there is none. */
  nickname(accountId: string | null): Promise<string>;
  /** The account of an app that logged in last; null when none is connected. */
  latestOf(appId: string): Promise<AccountRow | null>;
  count(): Promise<number>;
  /** How many accounts and users hang on each app. */
  countByApp(appIds: string[]): Promise<Map<string, Dependents>>;
  registerTokens(read: ReadTokens): void;
};

declare module '../shared/service' {
  interface Services {
    accounts: AccountsService;
  }
}

async function countByApp(strapi: Core.Strapi, appIds: string[]): Promise<Map<string, Dependents>> {
  if (appIds.length === 0) return new Map();
  const rows: { app_id: string; accounts: number | string; users: number | string }[] = await strapi.db
    .getConnection('douyin_accounts')
    .whereIn('app_id', appIds)
    .groupBy('app_id')
    .select('app_id')
    .count({ accounts: '*' })
    .countDistinct({ users: 'user_id' });
  return new Map(
    rows.map((row) => [row.app_id, { accounts: Number(row.accounts), users: Number(row.users) }]),
  );
}

/** The `accounts` service. */
export function accountsService({ strapi }: Context): AccountsService {
  let readTokens: ReadTokens = async () => new Map();
  const query = () => strapi.db.query(accountUid);
  const newest = [{ lastLoginAt: 'desc' as const }, { id: 'desc' as const }];
  return {
    upsert: (app, profile, scopes) => upsertAccount(strapi, app, profile, scopes),
    setUser: async (documentId, userId) => {
      await query().updateMany({ where: { documentId }, data: { userId } });
    },
    async views({ page, pageSize, app }) {
      const where = app ? { appId: app } : {};
      const rows = (await query().findMany({
        where,
        orderBy: newest,
        limit: pageSize,
        offset: (page - 1) * pageSize,
      })) as AccountRow[];
      return { rows: await toViews(strapi, rows, readTokens), total: await query().count({ where }) };
    },
    ofUser: async (userId) =>
      toViews(
        strapi,
        (await query().findMany({ where: { userId }, orderBy: newest })) as AccountRow[],
        readTokens,
      ),
    async nickname(accountId) {
      if (!accountId) return '';
      const row = (await query().findOne({ where: { documentId: accountId } })) as AccountRow | null;
      return row?.nickname ?? '';
    },
    latestOf: (appId) => query().findOne({ where: { appId }, orderBy: newest }) as Promise<AccountRow | null>,
    count: () => query().count(),
    countByApp: (appIds) => countByApp(strapi, appIds),
    registerTokens: (reader) => {
      readTokens = reader;
    },
  };
}
