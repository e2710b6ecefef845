import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../accounts/service';
import { service } from '../shared/service';
import { attemptUid, type AttemptRow } from './attempt';

/** Undoes what an attempt led to: the session it opened, the link it made, the account it connected. */
export async function endOpened(strapi: Core.Strapi, attempt: AttemptRow): Promise<void> {
  const { purpose, userId, accountId, documentId } = attempt;
  if (purpose === 'login' && userId !== null)
    await service(strapi, 'sessions').endOpenedBy(userId, [documentId]);
  if (purpose === 'link' && userId !== null && accountId)
    await service(strapi, 'accounts').takeBack(accountId, userId);
  if (purpose === 'connect' && accountId)
    await service(strapi, 'accounts').disconnect(accountId, { kind: 'visitor' });
}

/** Ends every session that an account's logins opened for its user. */
export async function endSessionsOf(strapi: Core.Strapi, account: AccountRow): Promise<void> {
  if (account.userId === null) return;
  const where = { accountId: account.documentId, purpose: 'login', stage: 'done' };
  const attempts = (await strapi.db.query(attemptUid).findMany({ where, select: ['documentId'] })) as {
    documentId: string;
  }[];
  const ids = attempts.map(({ documentId }) => documentId);
  await service(strapi, 'sessions').endOpenedBy(account.userId, ids);
}
