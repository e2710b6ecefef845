import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import type { AttemptRow } from './attempt';
import { announce } from './trail';

/** Undoes what an attempt led to: the session it opened, the link it made, the account it connected. */
export async function endOpened(strapi: Core.Strapi, attempt: AttemptRow): Promise<void> {
  const { purpose, accountId, documentId } = attempt;
  if (purpose === 'login') await service(strapi, 'sessions').endOpenedBy(documentId);
  if (purpose === 'link' && attempt.linkMade) await undoLink(strapi, attempt);
  if (purpose === 'connect' && accountId)
    await service(strapi, 'accounts').disconnect(accountId, { kind: 'visitor' });
}

/** Takes a denied link back; one that linked nothing new left the account where it was. */
async function undoLink(strapi: Core.Strapi, { accountId, userId, appId }: AttemptRow): Promise<void> {
  if (!accountId || userId === null) return;
  const accounts = service(strapi, 'accounts');
  if (!(await accounts.takeBack(accountId, userId))) return;
  await service(strapi, 'audit').record({
    action: 'account.unlinked',
    actor: { kind: 'visitor' },
    target: { kind: 'account', id: accountId, name: await accounts.nickname(accountId) },
    details: { cause: 'denied' },
  });
  announce(strapi, 'unlink', { user: userId, account: accountId, app: appId });
}
