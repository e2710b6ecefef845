import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock';
import { nextNumber, textFor } from '../ids';
import type { App, World } from '../world';
import { keepDelivery, type Delivery, type EventParts } from './book';
import { eventKinds } from './catalogue';
import { signatureOf } from './sign';

/** How a delivery differs from the usual one. */
export type Manner = {
  /** How the content is written; default: as the platform writes that of this event. */
  form?: 'object' | 'text';
  msgId?: string;
  /** What it is signed with; default: the app's secret. Empty: it is not signed. */
  secret?: string;
};

/** Tries in all (doc: webhooks/summarize). */
const TRIES = 3;

/** The body of an event as the platform writes it. */
export function bodyOf(
  { client_key }: App,
  { event, from, to, content }: EventParts,
  form?: Manner['form'],
): string {
  const asText = form ? form === 'text' : (eventKinds[event]?.asText ?? false);
  return JSON.stringify({
    event,
    client_key,
    ...(from === undefined ? {} : { from_user_id: from }),
    ...(to === undefined ? {} : { to_user_id: to }),
    content: asText ? JSON.stringify(content) : content,
  });
}

export const newMsgId = (world: World): string =>
  textFor(world.ids, ['msg-id', String(nextNumber(world.ids, 'msg-id'))], 24);

async function tryOnce(world: World, delivery: Delivery, secret: string): Promise<boolean> {
  const at = new Date(now(world.clock)).toISOString();
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Msg-Id': delivery.msg_id };
  if (secret !== '') headers['X-Douyin-Signature'] = signatureOf(secret, delivery.body);
  const signal = AbortSignal.timeout(world.switches.webhookTimeoutMs);
  try {
    const reply = await fetch(delivery.url, {
      method: 'POST',
      headers,
      body: delivery.body,
      signal,
      redirect: 'manual',
    });
    const answer = (await reply.text()).slice(0, 2000);
    delivery.attempts.push({ at, status: reply.status, answer });
    return reply.status === 200;
  } catch (cause) {
    delivery.attempts.push({ at, status: null, answer: String(cause) });
    return false;
  }
}

async function carryOut(world: World, delivery: Delivery, secret: string): Promise<void> {
  for (let count = 1; count <= TRIES; count += 1) {
    if (await tryOnce(world, delivery, secret)) {
      delivery.state = 'delivered';
      return;
    }
    if (count < TRIES) await sleep(world.switches.webhookRetryMs, undefined, { ref: false });
  }
  delivery.state = 'given-up';
}

/** Sends an event to an app's callback in the background: 5 seconds for an answer, three tries. Undefined: it has no callback. */
export function sendEvent(
  world: World,
  app: App,
  parts: EventParts,
  manner: Manner = {},
): Delivery | undefined {
  const { form, msgId = newMsgId(world), secret = app.client_secret } = manner;
  if (!app.webhook_url) return undefined;
  const delivery: Delivery = {
    msg_id: msgId,
    client_key: app.client_key,
    event: parts.event,
    url: app.webhook_url,
    body: bodyOf(app, parts, form),
    state: 'sending',
    attempts: [],
  };
  keepDelivery(world, delivery);
  void carryOut(world, delivery, secret);
  return delivery;
}

/** What the console does when a callback address is saved. */
export function verifyCallback(world: World, app: App): Delivery | undefined {
  const challenge = nextNumber(world.ids, 'challenge') * 7919 + 12345;
  const secret = world.switches.webhookVerifyUnsigned ? '' : app.client_secret;
  return sendEvent(world, app, { event: 'verify_webhook', content: { challenge } }, { secret });
}
