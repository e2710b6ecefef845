import type { Core } from '@strapi/strapi';
import type { AccountView } from '../../../contracts/accounts';
import { settingsOf } from '../config';
import { allowedAvatar } from './avatar';
import type { AccountRow } from './row';

/** What the admin may know of an account's tokens. */
export type TokenView = NonNullable<AccountView['token']>;

/** Tells the state of accounts' tokens; registered by the feature that keeps them. */
export type ReadTokens = (accountIds: string[]) => Promise<Map<string, TokenView>>;

async function namesBy(strapi: Core.Strapi, uid: string, key: string, name: string, keys: unknown[]) {
  const rows = await strapi.db
    .query(uid as 'plugin::douyin.app')
    .findMany({ where: { [key]: { $in: keys } } });
  return new Map(rows.map((row: Record<string, unknown>) => [row[key], String(row[name])]));
}

const iso = (moment: string | Date): string => new Date(moment).toISOString();

const stateOf = (row: AccountRow, token?: TokenView): AccountView['state'] => {
  if (row.disconnectedAt) return 'disconnected';
  const states = { fresh: 'connected', due: 'due', expired: 'expired' } as const;
  return states[token?.health ?? 'expired'];
};

function toView(
  row: AccountRow,
  known: { app?: string; user?: string; token?: TokenView; avatarHosts: string[] },
): AccountView {
  return {
    id: row.documentId,
    provider: row.provider,
    appId: row.appId,
    appName: known.app ?? '',
    openId: row.openId,
    unionId: row.unionId,
    nickname: row.nickname ?? '',
    avatarUrl: allowedAvatar(row.avatarUrl, known.avatarHosts),
    phoneMasked: row.phoneView,
    scopes: row.scopes ?? [],
    userId: row.userId,
    username: known.user ?? null,
    state: stateOf(row, known.token),
    lastError: row.lastError,
    token: known.token ?? null,
    connectedAt: iso(row.connectedAt),
    lastLoginAt: row.lastLoginAt && iso(row.lastLoginAt),
  };
}

/** Accounts as the admin sees them, with the names of their apps and users and the state of their tokens. */
export async function toViews(
  strapi: Core.Strapi,
  rows: AccountRow[],
  readTokens: ReadTokens,
): Promise<AccountView[]> {
  const [apps, users, tokens] = await Promise.all([
    namesBy(
      strapi,
      'plugin::douyin.app',
      'documentId',
      'name',
      rows.map((row) => row.appId),
    ),
    namesBy(
      strapi,
      'plugin::users-permissions.user',
      'id',
      'username',
      rows.flatMap((row) => row.userId ?? []),
    ),
    readTokens(rows.map((row) => row.documentId)),
  ]);
  const { avatarHosts } = settingsOf(strapi);
  return rows.map((row) =>
    toView(row, {
      app: apps.get(row.appId),
      user: users.get(row.userId),
      token: tokens.get(row.documentId),
      avatarHosts,
    }),
  );
}
