import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { normalPhone } from '../identities';
import { tables } from '../row';

// A phone number is the same person with every app.
const anyApp = { documentId: '', provider: '', developer: null };

/** The lead that has a keyword for its whole phone number; empty where none has, or while the encryption keys are wrong. */
export async function leadsByPhone(strapi: Core.Strapi, keyword: string): Promise<number[]> {
  const phone = normalPhone(keyword);
  if (!phone || service(strapi, 'secrets').state() === 'locked') return [];
  const [identity] = service(strapi, 'leads').identitiesOf(anyApp, { phone });
  return strapi.db
    .getConnection(tables.identities)
    .where({ value_hash: identity?.valueHash ?? '' })
    .pluck('lead_id') as Promise<number[]>;
}
