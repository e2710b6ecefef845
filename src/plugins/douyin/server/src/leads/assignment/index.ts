import type { Feature } from '../../shared/feature';
import { assignmentController } from './controller';
import { scheduleDealing } from './jobs';
import { assignmentRoutes } from './routes';
import { leadRuleSchema } from './schema';
import { ensureShares } from './shares';
import { ensureWaiting } from './waiting';

/** Whom leads are given to: by hand, by claim, and new ones by rules. */
export const assignment = {
  routes: assignmentRoutes,
  controllers: { 'lead-assignment': assignmentController },
  contentTypes: { 'lead-rule': { schema: leadRuleSchema } },
  async bootstrap({ strapi }) {
    await ensureShares(strapi);
    await ensureWaiting(strapi);
    scheduleDealing(strapi);
  },
} satisfies Feature;
