import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { eraseConversions } from './convert/row';
import { eraseDuplicates } from './duplicates/apart';
import { eraseMerges } from './merge/forget';

/** Lets what is kept of merges, duplicates and conversions go with an erased person; entries of the site stay the site's. */
export function registerErasers(strapi: Core.Strapi): void {
  const privacy = service(strapi, 'leadPrivacy');
  privacy.register('merges', (trx, { leadIds }) => eraseMerges(strapi, trx, leadIds));
  privacy.register('duplicates', (trx, { leadIds }) => eraseDuplicates(strapi, trx, leadIds));
  privacy.register('conversions', (trx, { leadIds }) => eraseConversions(strapi, trx, leadIds));
}
