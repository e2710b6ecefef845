import type { Feature } from '../../shared/feature';
import { clock } from '../../shared/clock';
import { notifyController } from './controller';
import { ensureCursor } from './cursor';
import { ensureItems } from './items';
import { listenForLeads, scheduleNotify } from './jobs';
import { notifyRoutes } from './routes';
import { notifyMessageSchema, notifyRuleSchema } from './schema';

/** Rules that tell people of leads, through the channels of the alerts. */
export const notify = {
  routes: notifyRoutes,
  controllers: { 'lead-notify': notifyController },
  contentTypes: {
    'lead-notify-rule': { schema: notifyRuleSchema },
    'lead-notify-message': { schema: notifyMessageSchema },
  },
  async bootstrap({ strapi }) {
    await ensureItems(strapi);
    await ensureCursor(strapi, clock.now());
    scheduleNotify(strapi);
    listenForLeads(strapi);
  },
} satisfies Feature;
