import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { webhookController, webhookKeyController } from './controller';
import { webhookInboxController, webhookSubscriptionController } from './desk/controller';
import { webhookDeskRoutes } from './desk/routes';
import { registerEraser } from './inbox/erase';
import { readInbox } from './inbox/metrics';
import { sealedBodies } from './inbox/row';
import { sealedKeys } from './keys/keys';
import { rawBody, useRawBody } from './receive/raw-body';
import { webhookRoutes } from './routes';
import { webhookAppSchema, webhookEventSchema, webhookRefusalSchema } from './schema';
import { webhooksService } from './service';

/** What the platform tells of by itself: kept before it is handled, handled once, whatever breaks meanwhile. */
export const webhooks = {
  routes: { ...webhookRoutes, ...webhookDeskRoutes },
  controllers: {
    webhook: webhookController,
    'webhook-key': webhookKeyController,
    'webhook-inbox': webhookInboxController,
    'webhook-subscription': webhookSubscriptionController,
  },
  services: { webhooks: webhooksService },
  middlewares: { 'raw-body': rawBody },
  contentTypes: {
    'webhook-event': { schema: webhookEventSchema },
    'webhook-refusal': { schema: webhookRefusalSchema },
    'webhook-app': { schema: webhookAppSchema },
  },
  register({ strapi }) {
    const secrets = service(strapi, 'secrets');
    [sealedBodies, sealedKeys].forEach((place) => secrets.keep(place));
    useRawBody(strapi);
  },
  bootstrap({ strapi }) {
    registerEraser(strapi);
    service(strapi, 'metrics').source('webhooks', () => readInbox(strapi));
    service(strapi, 'webhooks').start();
  },
  destroy: ({ strapi }) => service(strapi, 'webhooks').stop(),
} satisfies Feature;
