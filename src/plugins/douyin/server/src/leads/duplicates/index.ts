import type { Feature } from '../../shared/feature';
import { service } from '../../shared/service';
import { eraseDuplicates } from './apart';
import { leadDuplicatesController } from './controller';
import { handleSearches } from './jobs';
import { leadDuplicateRoutes } from './routes';
import { leadDuplicatesService } from './service';

/** Leads that look like one person. */
export const duplicates = {
  routes: leadDuplicateRoutes,
  controllers: { 'lead-duplicates': leadDuplicatesController },
  services: { leadDuplicates: leadDuplicatesService },
  async bootstrap({ strapi }) {
    await service(strapi, 'leadDuplicates').prepare();
    handleSearches(strapi);
    service(strapi, 'leadPrivacy').register('duplicates', (trx, { leadIds }) =>
      eraseDuplicates(strapi, trx, leadIds),
    );
  },
} satisfies Feature;
