import type { Core } from '@strapi/strapi';
import { maskPhone } from '../accounts/mask-phone';
import type { SealedPlace } from '../secrets/service';
import { service } from '../shared/service';
import { leadUid, tables, type LeadRow } from './row';

/** Where leads keep phone numbers. */
export const sealedPhones: SealedPlace = {
  uid: leadUid,
  table: tables.leads,
  rowKey: 'documentId',
  columns: { phoneSealed: 'phone_sealed' },
};

const place = (documentId: string) => ({ table: tables.leads, row: documentId, column: 'phone_sealed' });

/** The columns of a phone number in E.164, sealed for one lead and masked. */
export const phoneColumns = (
  strapi: Core.Strapi,
  documentId: string,
  phone: string,
): Pick<LeadRow, 'phoneSealed' | 'phoneView'> => ({
  phoneSealed: service(strapi, 'secrets').seal(phone, place(documentId)),
  phoneView: maskPhone(phone),
});

/** A lead's phone number in clear; null where none is known. Throws CONFIG_KEYS_LOCKED. */
export const openPhone = (
  strapi: Core.Strapi,
  { documentId, phoneSealed }: Pick<LeadRow, 'documentId' | 'phoneSealed'>,
): string | null => phoneSealed && service(strapi, 'secrets').open(phoneSealed, place(documentId));
