import type { Core } from '@strapi/strapi';
import type { SubscriptionView } from '../../../../contracts/webhook-subscriptions';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';

/** Asks the platform which events it delivers to an app. Throws what the platform says. */
export async function subscriptions(strapi: Core.Strapi, appId: string): Promise<SubscriptionView[]> {
  const { events } = await service(strapi, 'api').callApp(appId, 'eventStatusList', {});
  return events.map(({ event, isOn }) => ({ event, on: isOn }));
}

async function writeDown(
  strapi: Core.Strapi,
  appId: string,
  action: 'webhook.event-on' | 'webhook.event-off' | 'webhook.test-sent',
  { event, actor }: { event: string; actor: Actor },
): Promise<void> {
  const { name } = await service(strapi, 'apps').get(appId);
  const target = { kind: 'app' as const, id: appId, name };
  await service(strapi, 'audit').record({ action, actor, target, details: { event } });
}

/** Has the platform deliver an event to an app or not; gives how things stand then. Throws what the platform says. */
export async function subscribe(
  strapi: Core.Strapi,
  appId: string,
  { event, on }: SubscriptionView,
  actor: Actor,
): Promise<SubscriptionView[]> {
  await service(strapi, 'api').callApp(appId, 'eventStatusUpdate', { event, isOn: on });
  await writeDown(strapi, appId, on ? 'webhook.event-on' : 'webhook.event-off', { event, actor });
  return subscriptions(strapi, appId);
}

/** Has the platform deliver a made-up event; gives our clock just before. Throws what the platform says. */
export async function sendTest(
  strapi: Core.Strapi,
  appId: string,
  event: string,
  actor: Actor,
): Promise<string> {
  const at = clock.now().toISOString();
  await service(strapi, 'api').callApp(appId, 'eventSend', { event });
  await writeDown(strapi, appId, 'webhook.test-sent', { event, actor });
  return at;
}
