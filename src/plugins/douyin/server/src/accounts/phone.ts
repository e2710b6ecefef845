import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/service';
import type { SealedPlace } from '../secrets/service';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { maskPhone } from './mask-phone';
import { accountTable, accountUid, type AccountRow } from './row';

/** Where accounts keep phone numbers. */
export const sealedColumns: SealedPlace = {
  uid: accountUid,
  table: accountTable,
  rowKey: 'documentId',
  columns: { phoneSealed: 'phone_sealed' },
};

const place = (accountId: string) => ({ table: accountTable, row: accountId, column: 'phone_sealed' });

/** Columns that keep a phone number, sealed and masked; none where the platform told no number. */
export const phoneColumns = (
  strapi: Core.Strapi,
  accountId: string,
  phone: string | null,
): Partial<AccountRow> =>
  phone
    ? {
        phoneSealed: service(strapi, 'secrets').seal(phone, place(accountId)),
        phoneView: maskPhone(phone),
      }
    : {};

/** An account's phone number in clear; whoever reads it is written down first. Throws CONFIG_NOT_FOUND without one. */
export async function readPhone(strapi: Core.Strapi, account: AccountRow, actor: Actor): Promise<string> {
  const { documentId, nickname, phoneSealed } = account;
  if (!phoneSealed)
    throw new PluginError('CONFIG_NOT_FOUND', 'The platform told no phone number of this account', {
      account: documentId,
    });
  const phone = service(strapi, 'secrets').open(phoneSealed, place(documentId));
  await service(strapi, 'audit').record({
    action: 'account.phone-read',
    actor,
    target: { kind: 'account', id: documentId, name: nickname ?? '' },
  });
  return phone;
}
