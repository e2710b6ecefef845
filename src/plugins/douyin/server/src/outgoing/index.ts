import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { outgoingController } from './controller';
import { offerEvents, takeOver } from './hooks';
import { sealedKeys } from './keys';
import { outgoingRoutes } from './routes';
import { outgoingKeySchema, outgoingMessageSchema } from './schema';
import { trigger } from './send';
import { outgoingService } from './service';

/** Tells other systems what happened here, by Strapi's webhooks: whoever emits on `strapi.eventHub` need not know. */
export const outgoing = {
  routes: outgoingRoutes,
  controllers: { outgoing: outgoingController },
  services: { outgoing: outgoingService },
  contentTypes: {
    'outgoing-key': { schema: outgoingKeySchema },
    'outgoing-message': { schema: outgoingMessageSchema },
  },
  register({ strapi }) {
    service(strapi, 'secrets').keep(sealedKeys);
    offerEvents(strapi);
    takeOver(strapi, (hook) => trigger(strapi, hook));
  },
  bootstrap: ({ strapi }) => service(strapi, 'outgoing').start(),
  destroy: ({ strapi }) => service(strapi, 'outgoing').stop(),
} satisfies Feature;
