import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { channelController, noticeController } from './controller';
import { handleDeliveries, scheduleSweep } from './jobs';
import { noticeRoutes } from './routes';
import { channelSchema, deliverySchema, incidentSchema } from './schema';
import { sealedColumns } from './sealed';
import { noticesService } from './service';

/** Tells people about incidents, by e-mail, chat robots and signed webhooks: once when they begin, once when they end. */
export const notices = {
  routes: noticeRoutes,
  controllers: { notice: noticeController, 'notice-channel': channelController },
  services: { notices: noticesService },
  contentTypes: {
    incident: { schema: incidentSchema },
    'notice-channel': { schema: channelSchema },
    'notice-delivery': { schema: deliverySchema },
  },
  register({ strapi }) {
    for (const place of sealedColumns) service(strapi, 'secrets').keep(place);
  },
  bootstrap({ strapi }) {
    handleDeliveries(strapi);
    scheduleSweep(strapi);
    service(strapi, 'metrics').source('notices', async () => [
      { gauge: 'incidentsOpen', labels: {}, value: await service(strapi, 'notices').countOpen() },
    ]);
  },
} satisfies Feature;
