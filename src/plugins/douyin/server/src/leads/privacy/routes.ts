import { leadPrivacyContracts as contracts } from '../../../../contracts/lead-privacy';
import { adminRoute } from '../../shared/http';

/** Routes about personal data, for administrators only. */
export const leadPrivacyRoutes = {
  'lead-privacy': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.erase, 'lead-privacy.erase', 'lead.erase'),
      adminRoute(contracts.hold, 'lead-privacy.hold', 'lead.erase'),
      adminRoute(contracts.person, 'lead-privacy.person', 'lead.reveal'),
      adminRoute(contracts.ledger, 'lead-privacy.ledger', 'lead.erase'),
      adminRoute(contracts.lift, 'lead-privacy.lift', 'lead.erase'),
      adminRoute(contracts.retention, 'lead-privacy.retention', 'lead.erase'),
    ],
  },
};
