import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { grants } from '../../../contracts/grants';
import { leadEditController, leadPanelController, leadViewController } from './controller';
import { scheduleLeads } from './jobs';
import { sealedKeys } from './keys';
import { sealedPhones } from './phone';
import { offerConditions } from './rights/admin';
import { leadRoutes } from './routes';
import {
  leadEventSchema,
  leadIdentitySchema,
  leadKeySchema,
  leadSchema,
  leadSourceSchema,
  leadTagSchema,
  leadTeamSchema,
} from './schema';
import { leadsService } from './service';
import { offerSignals } from './told';

/** The people who may become customers: who they are, how they were found, what became of them. */
export const leads = {
  routes: leadRoutes,
  controllers: {
    'lead-panel': leadPanelController,
    [grants.leadsView]: leadViewController,
    [grants.leadsEdit]: leadEditController,
  },
  services: { leads: leadsService },
  contentTypes: {
    lead: { schema: leadSchema },
    'lead-identity': { schema: leadIdentitySchema },
    'lead-source': { schema: leadSourceSchema },
    'lead-event': { schema: leadEventSchema },
    'lead-tag': { schema: leadTagSchema },
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
  },
} satisfies Feature;
