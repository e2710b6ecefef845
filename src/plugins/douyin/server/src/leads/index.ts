import { grants } from '../../../contracts/grants';
import { together, type Feature } from '../shared/feature';
import { service } from '../shared/service';
import { assignment } from './assignment';
import { leadEditController, leadPanelController, leadViewController } from './controller';
import { convert } from './convert';
import { counts } from './counts';
import { dashboard } from './dashboard';
import { duplicates } from './duplicates';
import { leadFiles } from './files';
import { scheduleLeads } from './jobs';
import { sealedKeys } from './keys';
import { mentions } from './mentions';
import { merge } from './merge';
import { notify } from './notify';
import { operations } from './operations';
import { sealedPhones } from './phone';
import { privacy } from './privacy';
import { reveal } from './reveal';
import { offerConditions } from './rights/admin';
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
import { settings } from './settings';
import { snapshots } from './snapshots';
import { tags } from './tags';
import { tally } from './tally';
import { teams } from './teams';
import { timeline } from './timeline';
import { views } from './views';

/** The people themselves: who they are, how they were found, what became of them. */
const people = {
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
    'lead-key': { schema: leadKeySchema },
  },
  register({ strapi }) {
    const secrets = service(strapi, 'secrets');
    [sealedKeys, sealedPhones].forEach((place) => secrets.keep(place));
  },
  async bootstrap({ strapi }) {
    await offerConditions(strapi);
    await service(strapi, 'leads').prepare();
    scheduleLeads(strapi);
  },
} satisfies Feature;

/** The people who may become customers, and all that is done with them. */
export const leads = together([
  people,
  settings,
  teams,
  assignment,
  timeline,
  tags,
  counts,
  tally,
  dashboard,
  operations,
  notify,
  reveal,
  merge,
  duplicates,
  convert,
  privacy,
  mentions,
  leadFiles,
  views,
  snapshots,
]);
