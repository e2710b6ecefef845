import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { webhookKeys } from './webhooks';

/** How an app stands with the webhook. */
export const webhookAppView = z.object({
  id: z.string(),
  name: z.string(),
  /** The app's switch. */
  on: z.boolean(),
  /** The address to enter in the platform's console. */
  url: z.string(),
  /** When the first delivery with a good signature came; null: none yet. */
  verifiedAt: moment.nullable(),
  /** When the last delivery came; null where none is kept. */
  lastAt: moment.nullable(),
  keys: webhookKeys,
});
export type WebhookAppView = z.infer<typeof webhookAppView>;

const event = z.string().regex(/^[\w.-]{1,64}$/);

/** An event of the platform, and whether it is delivered. */
export const subscriptionView = z.object({ event: z.string(), on: z.boolean() });
export type SubscriptionView = z.infer<typeof subscriptionView>;

const subscriptions = z.object({ events: z.array(subscriptionView) });

export const webhookSubscriptionContracts = {
  apps: contract({
    method: 'GET',
    path: '/webhook-apps',
    answer: z.object({ apps: z.array(webhookAppView) }),
  }),
  /** Asks the platform; needs the scope `aweme.webhook`. */
  list: contract({
    method: 'GET',
    path: '/apps/:id/webhook-subscriptions',
    params: idParams,
    answer: subscriptions,
  }),
  /** Has the platform deliver an event or not, and asks it how things stand then. */
  update: contract({
    method: 'PUT',
    path: '/apps/:id/webhook-subscriptions',
    params: idParams,
    body: z.strictObject({ event, on: z.boolean() }),
    answer: subscriptions,
  }),
  /** Has the platform deliver an event about people who do not exist; `at` is our clock just before. */
  test: contract({
    method: 'POST',
    path: '/apps/:id/webhook-test',
    params: idParams,
    body: z.strictObject({ event }),
    answer: z.object({ at: moment }),
  }),
};
