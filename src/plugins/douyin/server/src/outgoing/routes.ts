import { outgoingContracts as contracts } from '../../../contracts/outgoing';
import { adminRoute } from '../shared/http';

/** Admin routes of the outgoing webhooks. */
export const outgoingRoutes = {
  'outgoing-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.list, 'outgoing.find', 'notice.read'),
      adminRoute(contracts.create, 'outgoing.create', 'notice.update'),
      adminRoute(contracts.update, 'outgoing.update', 'notice.update'),
      adminRoute(contracts.renew, 'outgoing.renew', 'notice.update'),
      adminRoute(contracts.test, 'outgoing.test', 'notice.update'),
      adminRoute(contracts.messages, 'outgoing.messages', 'notice.read'),
      adminRoute(contracts.resend, 'outgoing.resend', 'notice.update'),
    ],
  },
};
