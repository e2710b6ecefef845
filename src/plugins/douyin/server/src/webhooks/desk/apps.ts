import type { Core } from '@strapi/strapi';
import type { AppView } from '../../../../contracts/apps';
import type { WebhookAppView } from '../../../../contracts/webhook-subscriptions';
import { service } from '../../shared/service';
import { newestDelivery } from '../inbox/newest';
import { verifiedAt, viewKeys } from '../keys/keys';

const toView = async (strapi: Core.Strapi, app: AppView): Promise<WebhookAppView> => ({
  id: app.id,
  name: app.name,
  on: app.switches.webhook,
  url: app.urls.webhook,
  verifiedAt: (await verifiedAt(strapi, app.id))?.toISOString() ?? null,
  lastAt: (await newestDelivery(strapi, app.id))?.toISOString() ?? null,
  keys: await viewKeys(strapi, app.id),
});

/** How every app of the platform stands with the webhook. */
export async function webhookApps(strapi: Core.Strapi): Promise<WebhookAppView[]> {
  const apps = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  const ours = apps.filter(({ provider }) => provider === 'douyin');
  return Promise.all(ours.map((app) => toView(strapi, app)));
}
