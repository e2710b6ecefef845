import { leadPrivacyContracts as contracts } from '../../../../contracts/lead-privacy';
import { panelRoute, panelRouter } from '../rights/http';

/** Routes about personal data, for administrators only. */
export const leadPrivacyRoutes = {
  'lead-privacy': panelRouter([
    panelRoute(contracts.erase, 'lead-privacy.erase', 'erase'),
    panelRoute(contracts.hold, 'lead-privacy.hold', 'erase'),
    panelRoute(contracts.person, 'lead-privacy.person', 'reveal'),
    panelRoute(contracts.ledger, 'lead-privacy.ledger', 'erase'),
    panelRoute(contracts.lift, 'lead-privacy.lift', 'erase'),
    panelRoute(contracts.retention, 'lead-privacy.retention', 'erase'),
  ]),
};
