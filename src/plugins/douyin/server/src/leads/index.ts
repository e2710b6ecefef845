import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { leadController } from './controller';
import { sealedKeys } from './keys';
import { sealedPhones } from './phone';
import { leadRoutes } from './routes';
import {
  leadEventSchema,
  leadIdentitySchema,
  leadKeySchema,
  leadSchema,
  leadSourceSchema,
  leadTagSchema,
} from './schema';
import { leadsService } from './service';
import { offerSignals } from './told';

/** The people who may become customers: who they are, how they were found, what became of them. */
export const leads = {
  routes: leadRoutes,
  controllers: { lead: leadController },
  services: { leads: leadsService },
  contentTypes: {
    lead: { schema: leadSchema },
    'lead-identity': { schema: leadIdentitySchema },
    'lead-source': { schema: leadSourceSchema },
    'lead-event': { schema: leadEventSchema },
    'lead-tag': { schema: leadTagSchema },
    'lead-key': { schema: leadKeySchema },
  },
  register({ strapi }) {
    const secrets = service(strapi, 'secrets');
    [sealedKeys, sealedPhones].forEach((place) => secrets.keep(place));
  },
  async bootstrap({ strapi }) {
    offerSignals(strapi);
    await service(strapi, 'leads').prepare();
  },
} satisfies Feature;
