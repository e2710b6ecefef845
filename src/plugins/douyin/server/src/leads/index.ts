import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { grants } from '../../../contracts/grants';
import { leadEditController, leadPanelController, leadViewController } from './controller';
import { scheduleLeads } from './jobs';
import { sealedKeys } from './keys';
import { sealedPhones } from './phone';
import { offerConditions } from './rights/admin';
import { leadPrivacyController } from './privacy/controller';
import { schedulePrivacy } from './privacy/jobs';
import { leadPrivacyRoutes } from './privacy/routes';
import { leadPrivacyService } from './privacy/service';
import { leadRoutes } from './routes';
import {
  leadErasureSchema,
  leadEventSchema,
  leadIdentitySchema,
  leadKeySchema,
  leadSchema,
  leadSourceSchema,
  leadTagSchema,
  leadTeamSchema,
  leadTombstoneSchema,
} from './schema';
import { leadsService } from './service';
import { offerSignals } from './told';

/** The people who may become customers: who they are, how they were found, what became of them. */
export const leads = {
  routes: { ...leadRoutes, ...leadPrivacyRoutes },
  controllers: {
    'lead-panel': leadPanelController,
    'lead-privacy': leadPrivacyController,
    [grants.leadsView]: leadViewController,
    [grants.leadsEdit]: leadEditController,
  },
  services: { leads: leadsService, leadPrivacy: leadPrivacyService },
  contentTypes: {
    lead: { schema: leadSchema },
    'lead-identity': { schema: leadIdentitySchema },
    'lead-source': { schema: leadSourceSchema },
    'lead-event': { schema: leadEventSchema },
    'lead-tag': { schema: leadTagSchema },
    'lead-erasure': { schema: leadErasureSchema },
    'lead-tombstone': { schema: leadTombstoneSchema },
    'lead-team': { schema: leadTeamSchema },
    'lead-key': { schema: leadKeySchema },
  },
  register({ strapi }) {
    const secrets = service(strapi, 'secrets');
    [sealedKeys, sealedPhones].forEach((place) => secrets.keep(place));
  },
  async bootstrap({ strapi }) {
    offerSignals(strapi);
    await offerConditions(strapi);
    await service(strapi, 'leads').prepare();
    scheduleLeads(strapi);
    await service(strapi, 'leadPrivacy').prepare();
    schedulePrivacy(strapi);
  },
} satisfies Feature;
