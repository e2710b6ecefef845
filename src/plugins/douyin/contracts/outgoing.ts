import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';
import { deliveryStates } from './notices';

const lead = z.object({ leadId: z.number().int() });
const person = z.object({ user: z.number().int().nullable(), account: z.string(), app: z.string() });

/**
 * The events that a webhook can choose, by their name on `strapi.eventHub`, and all that leaves of each: what is not named
 * here is cut off. Ids only, never who somebody is.
 */
export const outgoingEvents = {
  'douyin.lead.created': lead,
  'douyin.lead.status-changed': lead.extend({ from: z.string(), to: z.string() }),
  'douyin.lead.changed': lead.extend({ fields: z.array(z.string()) }),
  'douyin.lead.merged': lead.extend({ leads: z.array(z.number().int()) }),
  'douyin.lead.separated': lead.extend({ leads: z.array(z.number().int()) }),
  'douyin.lead.converted': lead.extend({ map: z.string(), type: z.string(), entry: z.string() }),
  'douyin.lead.erased': lead,
  'douyin.account.needs-consent': z.object({
    account: z.string(),
    app: z.string(),
    provider: z.string(),
    reason: z.enum(['lost', 'unknown']),
  }),
  /** Told once the platform's review let a post through. */
  'douyin.post.published': z.object({
    post: z.string(),
    account: z.string(),
    app: z.string(),
    /** The platform's id of the work. */
    item: z.string(),
  }),
  'douyin.login': person,
  'douyin.link': person,
  'douyin.unlink': person,
  'douyin.refused': z.object({ attempt: z.string(), app: z.string(), purpose: z.string() }),
} as const;
export type OutgoingEvent = keyof typeof outgoingEvents;

/** The names of all of them, in the order in which they are offered. */
export const outgoingEventNames = Object.keys(outgoingEvents) as OutgoingEvent[];

/** Tells our events from those of Strapi. */
export const isOutgoingEvent = (name: string): name is OutgoingEvent => Object.hasOwn(outgoingEvents, name);

/** What goes out, by https://www.standardwebhooks.com; a test is no event. */
export type OutgoingBody = {
  type: OutgoingEvent | 'douyin.test';
  /** When it happened. */
  timestamp: string;
  data: Record<string, unknown>;
};

/** Hours in which the secret before signs beside the present one. */
export const bothSecretsHours = 24;

/** How a delivery went: our code and the server's words where it failed. */
const failure = z.object({ code: z.string(), message: z.string() });

/** One event on its way to one webhook. */
export const outgoingMessage = z.object({
  /** The header `webhook-id`. */
  id: z.string(),
  event: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  /** When it happened, and when the present state began. */
  createdAt: moment,
  stateAt: moment,
  failure: failure.nullable(),
});
export type OutgoingMessage = z.infer<typeof outgoingMessage>;

/** Milliseconds after which nobody works on a message any more: more than the longest wait between two tries. */
const stuckMs = 3 * 3_600_000;

/** Whether a message may be sent once more: it failed, was given up, or got stuck as its process was lost. */
export const mayBeResent = (
  { state, stateAt }: Pick<OutgoingMessage, 'state' | 'stateAt'>,
  now: Date,
): boolean =>
  state === 'failed' ||
  state === 'dropped' ||
  (state !== 'sent' && now.getTime() - Date.parse(stateAt) > stuckMs);

/** One of Strapi's webhooks as far as our events are concerned. */
export const outgoingHook = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** Where it goes; an address may hold a key, so that only its origin and end are shown. */
  address: z.object({ origin: z.string(), lastFour: z.string() }),
  /** Those of our events that it chose. */
  events: z.array(z.string()),
  /** What may be seen of its secret; null: none was made yet. `bothUntil`: the one before signs as well. */
  secret: z
    .object({ lastFour: z.string(), fingerprint: z.string(), bothUntil: moment.nullable() })
    .nullable(),
  last: outgoingMessage.nullable(),
});
export type OutgoingHook = z.infer<typeof outgoingHook>;

/** What an administrator can set; an absent `url` keeps the stored one. */
export const outgoingHookInput = z.object({
  name: z.string().trim().min(1).max(80),
  url: z.url().trim().max(2000).optional(),
  events: z.array(z.enum(outgoingEventNames)).max(outgoingEventNames.length),
  enabled: z.boolean(),
});
export type OutgoingHookInput = z.infer<typeof outgoingHookInput>;

/** A webhook and its new secret, which is told this once. */
const withSecret = z.object({ hook: outgoingHook, secret: z.string() });

export const outgoingContracts = {
  list: contract({
    method: 'GET',
    path: '/outgoing-hooks',
    answer: z.object({ hooks: z.array(outgoingHook) }),
  }),
  create: contract({
    method: 'POST',
    path: '/outgoing-hooks',
    body: outgoingHookInput.extend({ url: z.url().trim().max(2000) }),
    answer: withSecret,
  }),
  update: contract({
    method: 'PUT',
    path: '/outgoing-hooks/:id',
    params: idParams,
    body: outgoingHookInput,
    answer: outgoingHook,
  }),
  /** Makes a new secret; the one before signs beside it for a day. */
  renew: contract({
    method: 'POST',
    path: '/outgoing-hooks/:id/secret',
    params: idParams,
    answer: withSecret,
  }),
  /** Sends a signed test at once; `failure` tells why it did not arrive. */
  test: contract({
    method: 'POST',
    path: '/outgoing-hooks/:id/test',
    params: idParams,
    answer: z.object({ failure: failure.nullable() }),
  }),
  messages: contract({
    method: 'GET',
    path: '/outgoing-hooks/:id/messages',
    params: idParams,
    query: paging,
    answer: pageOf(outgoingMessage),
  }),
  /** Sends once more what failed, was given up or got stuck. */
  resend: contract({
    method: 'POST',
    path: '/outgoing-messages/:id/resend',
    params: idParams,
    answer: outgoingMessage,
  }),
};
