import type { Core } from '@strapi/strapi';
import { changeOne } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { accountUid, findAccount, type AccountRow } from './row';

const taken = () =>
  new PluginError('AUTH_ACCOUNT_TAKEN', 'This Douyin account belongs to another user of this site');

/** Refuses an account that belongs to another user. */
export function refuseForeign(account: AccountRow, userId: number): void {
  if (account.userId !== null && account.userId !== userId) throw taken();
}

/**
 * Gives an account without a user to one and tells whether it was free; false when it was that user's already. Throws
 * AUTH_ACCOUNT_TAKEN when another user has it.
 */
export async function claim(strapi: Core.Strapi, accountId: string, userId: number): Promise<boolean> {
  const free = { documentId: accountId, userId: { $null: true } };
  if (await changeOne(strapi, accountUid, free, { userId })) return true;
  const account = await findAccount(strapi, accountId);
  if (account?.userId !== userId) throw taken();
  return false;
}

/** Makes changes of an account wait until the transaction ends; false when it is not this user's, or disconnected. */
export const hold = (strapi: Core.Strapi, accountId: string, userId: number): Promise<boolean> =>
  changeOne(
    strapi,
    accountUid,
    { documentId: accountId, userId, disconnectedAt: { $null: true } },
    { userId },
  );

/** Locks a user's accounts until the transaction ends, and gives those that can log it in today. */
async function holdWays(strapi: Core.Strapi, userId: number): Promise<AccountRow[]> {
  await strapi.db.query(accountUid).updateMany({ where: { userId }, data: { userId } });
  const accounts = (await strapi.db.query(accountUid).findMany({ where: { userId } })) as AccountRow[];
  const open = await service(strapi, 'apps').forLogin();
  return accounts.filter(({ appId }) => open.some(({ documentId }) => documentId === appId));
}

/**
 * Takes an account from its user. `hasPassword` tells whether the user can log in without Douyin; if not, the last
 * account that logs it in stays: AUTH_LAST_WAY. Run it in a transaction.
 */
export async function release(
  strapi: Core.Strapi,
  accountId: string,
  { userId, hasPassword }: { userId: number; hasPassword: boolean },
): Promise<AccountRow> {
  const ways = await holdWays(strapi, userId);
  const account = await findAccount(strapi, accountId);
  if (account?.userId !== userId) throw new PluginError('CONFIG_NOT_FOUND', 'You have no such account');
  if (!hasPassword && !ways.some(({ documentId }) => documentId !== account.documentId)) {
    throw new PluginError('AUTH_LAST_WAY', 'This is the last way to log in: link another account first');
  }
  await changeOne(strapi, accountUid, { documentId: account.documentId, userId }, { userId: null });
  return account;
}
