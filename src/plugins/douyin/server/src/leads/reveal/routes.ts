import { grants } from '../../../../contracts/grants';
import { revealContracts } from '../../../../contracts/lead-reveal';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

/** The route of phone numbers in the content API, under a heading of its own. */
const site = [siteRoute(revealContracts.phone, grants.leadsReveal, 'phone')];

/** The same in the panel. */
const panel = [panelRoute(revealContracts.phone, 'lead-reveal.phone', 'reveal')];

/** Routes of the feature. */
export const revealRoutes = {
  'lead-reveal-api': siteRouter(site),
  'lead-reveal-panel': panelRouter(panel),
};
