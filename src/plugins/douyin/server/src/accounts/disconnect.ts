import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { service } from '../shared/service';
import { accountUid, type AccountRow } from './row';

/** Marks an account as disconnected and lets `forget` take away what depends on it, all or nothing; once. */
export async function disconnectAccount(
  strapi: Core.Strapi,
  account: AccountRow,
  actor: Actor,
  forget: () => Promise<void>,
): Promise<void> {
  const { documentId } = account;
  const disconnect = async () => {
    const connected = { documentId, disconnectedAt: { $null: true } };
    if (!(await changeOne(strapi, accountUid, connected, { disconnectedAt: clock.now() }))) return;
    await forget();
    await service(strapi, 'audit').record({
      action: 'account.disconnected',
      actor,
      target: { kind: 'account', id: documentId, name: account.nickname ?? '' },
    });
  };
  // A refresh may store new tokens at the same moment: then it begins anew and takes those away.
  await whileContested(() => inTransaction(strapi, disconnect));
}
