import { grants } from '../../../../contracts/grants';
import { revealContracts } from '../../../../contracts/lead-reveal';
import { bothRouters } from '../rights/http';

/** The route of phone numbers; in the content API it has a heading of its own. */
export const revealRoutes = bothRouters('lead-reveal', 'lead-reveal', [
  [revealContracts.phone, 'phone', grants.leadsReveal, 'reveal'],
]);
