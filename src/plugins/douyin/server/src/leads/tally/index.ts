import type { Feature } from '../../shared/feature';
import { leadTallyService, scheduleTally } from './service';
import { ensureTally } from './tables';

/** How many leads there are of each day, kept up with what becomes of them. */
export const tally = {
  services: { leadTally: leadTallyService },
  async bootstrap({ strapi }) {
    await ensureTally(strapi);
    scheduleTally(strapi);
  },
} satisfies Feature;
