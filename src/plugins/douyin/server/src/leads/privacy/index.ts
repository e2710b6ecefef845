import type { Feature } from '../../shared/feature';
import { service } from '../../shared/service';
import { leadPrivacyController } from './controller';
import { schedulePrivacy } from './jobs';
import { leadPrivacyRoutes } from './routes';
import { leadErasureSchema, leadTombstoneSchema } from './schema';
import { leadPrivacyService } from './service';

/** Personal data: what is erased, kept from being erased, or handed out. */
export const privacy = {
  routes: leadPrivacyRoutes,
  controllers: { 'lead-privacy': leadPrivacyController },
  services: { leadPrivacy: leadPrivacyService },
  contentTypes: {
    'lead-erasure': { schema: leadErasureSchema },
    'lead-tombstone': { schema: leadTombstoneSchema },
  },
  async bootstrap({ strapi }) {
    await service(strapi, 'leadPrivacy').prepare();
    schedulePrivacy(strapi);
  },
} satisfies Feature;
