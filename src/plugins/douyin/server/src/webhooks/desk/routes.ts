import { webhookInboxContracts as inbox } from '../../../../contracts/webhook-inbox';
import { webhookSubscriptionContracts as contracts } from '../../../../contracts/webhook-subscriptions';
import { adminRoute } from '../../shared/http';

/** Admin routes of the inbox and of subscriptions. */
export const webhookDeskRoutes = {
  'webhook-desk': {
    type: 'admin' as const,
    routes: [
      adminRoute(inbox.list, 'webhook-inbox.find', 'webhook.read'),
      adminRoute(inbox.read, 'webhook-inbox.findOne', 'webhook.read'),
      adminRoute(inbox.reveal, 'webhook-inbox.reveal', 'webhook.reveal'),
      adminRoute(inbox.replay, 'webhook-inbox.replay', 'webhook.update'),
      adminRoute(inbox.dismiss, 'webhook-inbox.dismiss', 'webhook.update'),
      adminRoute(inbox.refusals, 'webhook-inbox.refusals', 'webhook.read'),
      adminRoute(contracts.apps, 'webhook-subscription.apps', 'webhook.read'),
      adminRoute(contracts.list, 'webhook-subscription.find', 'webhook.read'),
      adminRoute(contracts.update, 'webhook-subscription.update', 'webhook.update'),
      adminRoute(contracts.test, 'webhook-subscription.test', 'webhook.update'),
    ],
  },
};
