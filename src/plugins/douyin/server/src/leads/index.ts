import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { grants } from '../../../contracts/grants';
import { assignmentController } from './assignment/controller';
import { scheduleDealing } from './assignment/jobs';
import { leadRuleSchema } from './assignment/schema';
import { leadEditController, leadPanelController, leadViewController } from './controller';
import { countController } from './counts/controller';
import { scheduleLeads } from './jobs';
import { sealedKeys } from './keys';
import { operationController } from './operations/controller';
import { leadOperationItemSchema, leadOperationSchema } from './operations/schema';
import { scheduleOperations } from './operations/work';
import { leadConvertController, leadConvertPanelController } from './convert/controller';
import { leadConvertRoutes } from './convert/routes';
import { leadConversionSchema } from './convert/schema';
import { leadConvertService } from './convert/service';
import { leadDuplicatesController } from './duplicates/controller';
import { handleSearches } from './duplicates/jobs';
import { leadDuplicateRoutes } from './duplicates/routes';
import { leadDuplicatesService } from './duplicates/service';
import { registerErasers } from './erasers';
import { leadFiles } from './files';
import { leadMergeController, leadMergePanelController } from './merge/controller';
import { scheduleMerges } from './merge/jobs';
import { sealedMergedPhones } from './merge/record';
import { leadMergeRoutes } from './merge/routes';
import { leadMergeSchema } from './merge/schema';
import { leadMergeService } from './merge/service';
import { sealedPhones } from './phone';
import { revealPanelController, revealSiteController } from './reveal/controller';
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
import { tagController } from './tags/controller';
import { teamController } from './teams/controller';
import { timelineController } from './timeline/controller';
import { leadNoteSchema } from './timeline/schema';
import { offerSignals } from './told';

/** The people who may become customers: who they are, how they were found, what became of them. */
export const leads = {
  routes: {
    ...leadRoutes,
    ...leadMergeRoutes,
    ...leadDuplicateRoutes,
    ...leadConvertRoutes,
    ...leadPrivacyRoutes,
    ...leadFiles.routes,
  },
  controllers: {
    'lead-panel': leadPanelController,
    'lead-privacy': leadPrivacyController,
    [grants.leadsView]: leadViewController,
    [grants.leadsEdit]: leadEditController,
    [grants.leadsReveal]: revealSiteController,
    'lead-reveal': revealPanelController,
    'lead-teams': teamController,
    'lead-assignment': assignmentController,
    'lead-timeline': timelineController,
    'lead-tags': tagController,
    'lead-counts': countController,
    'lead-operations': operationController,
    ...leadFiles.controllers,
    'lead-merge-panel': leadMergePanelController,
    [grants.leadsMerge]: leadMergeController,
    'lead-duplicates': leadDuplicatesController,
    'lead-convert-panel': leadConvertPanelController,
    [grants.leadsConvert]: leadConvertController,
  },
  services: {
    leads: leadsService,
    leadPrivacy: leadPrivacyService,
    'lead-merge': leadMergeService,
    'lead-duplicates': leadDuplicatesService,
    'lead-convert': leadConvertService,
    ...leadFiles.services,
  },
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
    'lead-rule': { schema: leadRuleSchema },
    'lead-note': { schema: leadNoteSchema },
    'lead-operation': { schema: leadOperationSchema },
    'lead-operation-item': { schema: leadOperationItemSchema },
    'lead-merge': { schema: leadMergeSchema },
    'lead-conversion': { schema: leadConversionSchema },
    ...leadFiles.contentTypes,
  },
  register({ strapi }) {
    const secrets = service(strapi, 'secrets');
    [sealedKeys, sealedPhones, sealedMergedPhones].forEach((place) => secrets.keep(place));
  },
  async bootstrap({ strapi }) {
    service(strapi, 'lead-convert').check();
    offerSignals(strapi);
    await offerConditions(strapi);
    await service(strapi, 'leads').prepare();
    scheduleDealing(strapi);
    scheduleOperations(strapi);
    await service(strapi, 'lead-duplicates').prepare();
    handleSearches(strapi);
    scheduleMerges(strapi);
    scheduleLeads(strapi);
    await service(strapi, 'leadPrivacy').prepare();
    schedulePrivacy(strapi);
    registerErasers(strapi);
    await leadFiles.bootstrap({ strapi });
  },
} satisfies Feature;
