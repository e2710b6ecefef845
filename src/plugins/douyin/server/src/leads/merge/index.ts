import type { Feature } from '../../shared/feature';
import { grants } from '../../../../contracts/grants';
import { service } from '../../shared/service';
import { leadMergeController, leadMergePanelController } from './controller';
import { eraseMerges } from './forget';
import { scheduleMerges } from './jobs';
import { sealedMergedPhones } from './record';
import { leadMergeRoutes } from './routes';
import { leadMergeSchema } from './schema';
import { leadMergeService } from './service';

/** Several leads that are one person become one, and can be separated again. */
export const merge = {
  routes: leadMergeRoutes,
  controllers: { 'lead-merge-panel': leadMergePanelController, [grants.leadsMerge]: leadMergeController },
  services: { leadMerge: leadMergeService },
  contentTypes: { 'lead-merge': { schema: leadMergeSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedMergedPhones),
  bootstrap({ strapi }) {
    scheduleMerges(strapi);
    service(strapi, 'leadPrivacy').register('merges', (trx, { leadIds }) =>
      eraseMerges(strapi, trx, leadIds),
    );
  },
} satisfies Feature;
