import type { Core } from '@strapi/strapi';
import { noteVerified } from '../keys/keys';
import type { StoreDelivery, Stored } from '../inbox/insert';
import { headerOf, refusal, type Call } from './call';
import { check } from './checks';

/** What is answered: the challenge, or that the delivery is kept. */
export type Received = { event: string; appId: string; challenge: string | null; stored: Stored | null };

const isVerify = (event: string): boolean => event === 'verify_webhook';

async function keep(store: StoreDelivery, call: Call, appId: string): Promise<Stored> {
  const { body, raw, nonce } = call;
  if (!body) throw new Error('The body is read before it is kept');
  const stored = await store({ appId, msgId: headerOf(call, 'msg-id'), body, raw, nonce });
  if (stored === 'nonce-used')
    throw refusal('WEBHOOK_USED', 'relay-used', 'The nonce of the relay was used before');
  return stored;
}

/**
 * Checks a call and keeps what it delivers with one statement, or gives the challenge back. Throws `WEBHOOK_*` for one that is
 * refused, and CONFIG_KEYS_LOCKED.
 */
export async function receive(strapi: Core.Strapi, store: StoreDelivery, call: Call): Promise<Received> {
  await check(strapi, call);
  const { app, body } = call;
  if (!app || !body) throw new Error('A call that passed has an app and a body');
  if (call.isSigned && !app.isVerified) {
    app.isVerified = true;
    await noteVerified(strapi, app.id);
  }
  const { event } = body;
  if (!isVerify(event))
    return { event, appId: app.id, challenge: null, stored: await keep(store, call, app.id) };
  if (call.challenge === null) throw refusal('WEBHOOK_BODY', 'no-event', 'verify_webhook has no challenge');
  return { event, appId: app.id, challenge: call.challenge, stored: null };
}
