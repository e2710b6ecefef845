import { grants } from '../../../../contracts/grants';
import { revealContracts } from '../../../../contracts/lead-reveal';
import { panelRoute, siteRoute } from '../rights/http';

/** The route of phone numbers in the content API, under a heading of its own. */
export const revealSite = [siteRoute(revealContracts.phone, grants.leadsReveal, 'phone')];

/** The same in the panel. */
export const revealPanel = [panelRoute(revealContracts.phone, 'lead-reveal.phone', 'reveal')];
