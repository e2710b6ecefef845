import { webhookContracts as contracts } from '../../../contracts/webhooks';
import { adminRoute } from '../shared/http';

/** A route that the platform calls: what it brings proves itself by its signature. */
const open = ({ method, path }: { method: string; path: string }) => ({
  method: method as 'POST',
  path,
  handler: 'webhook.receive',
  config: { auth: false as const, policies: [] },
});

/** Where the platform delivers, and the keys of an app for it. */
export const webhookRoutes = {
  'webhooks-api': {
    type: 'content-api' as const,
    routes: [open(contracts.receive), open(contracts.receiveFor)],
  },
  'webhooks-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.readKeys, 'webhook-key.findOne', 'app.read'),
      adminRoute(contracts.saveKeys, 'webhook-key.update', 'app.secret'),
    ],
  },
};
