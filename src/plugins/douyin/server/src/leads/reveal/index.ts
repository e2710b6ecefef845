import type { Feature } from '../../shared/feature';
import { grants } from '../../../../contracts/grants';
import { revealPanelController, revealSiteController } from './controller';
import { revealRoutes } from './routes';

/** Phone numbers in clear, each look written down. */
export const reveal = {
  routes: revealRoutes,
  controllers: { 'lead-reveal': revealPanelController, [grants.leadsReveal]: revealSiteController },
} satisfies Feature;
