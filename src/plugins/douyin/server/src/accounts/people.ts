import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { allowedAvatar } from './avatar';
import { accountUid, type AccountRow } from './row';

/** Who a user is on the platform: the account, its name and picture, and whether the platform told a phone number. */
export type Person = {
  accountId: string;
  nickname: string | null;
  avatarUrl: string | null;
  hasPhone: boolean;
};

/** A picture that lies with this site, whose address is a path. */
const isOwnPath = (url: string | null): boolean => /^\/(?![/\\])/.test(url ?? '');

type Row = Pick<AccountRow, 'documentId' | 'userId' | 'nickname' | 'avatarUrl' | 'phoneView'>;

/** Who users are on the platform, by the account they logged in with last; without those who have none. */
export async function peopleOf(strapi: Core.Strapi, userIds: number[]): Promise<Map<number, Person>> {
  if (userIds.length === 0) return new Map();
  const rows = (await strapi.db.query(accountUid).findMany({
    where: { userId: { $in: userIds }, disconnectedAt: { $null: true } },
    select: ['documentId', 'userId', 'nickname', 'avatarUrl', 'phoneView'],
    // The last one of a user is what stays in the map.
    orderBy: [{ lastLoginAt: 'asc' }, { id: 'asc' }],
  })) as Row[];
  const hosts = settingsOf(strapi).avatarHosts;
  return new Map(
    rows.map(({ documentId, userId, nickname, avatarUrl, phoneView }) => [
      userId as number,
      {
        accountId: documentId,
        nickname,
        avatarUrl: isOwnPath(avatarUrl) ? avatarUrl : allowedAvatar(avatarUrl, hosts),
        hasPhone: phoneView !== null,
      },
    ]),
  );
}
