import type { Core } from '@strapi/strapi';
import { signWebhook } from '../notices/senders/standard-webhook';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { vendorText } from '../shared/log';
import type { HttpAnswer } from '../shared/request';
import { service } from '../shared/service';
import { testBody } from './body';
import type { Hook, TriggerResult } from './hooks';
import { signingSecrets } from './keys';

type Letter = { id: string; body: string };
type Headers = Record<string, string>;

/** What Strapi puts on its own deliveries; the headers that prove ours are not to be set by hand. */
function usualHeaders(strapi: Core.Strapi, { headers }: Hook): Headers {
  const usual = strapi.config.get<Headers>('server.webhooks.defaultHeaders', {});
  return Object.fromEntries(
    Object.entries({ ...usual, ...headers }).filter(([name]) => !/^webhook-/i.test(name)),
  );
}

/** Sends a text to a webhook, signed by each secret that signs now. Throws NOTICE_* when no answer came. */
async function send(strapi: Core.Strapi, hook: Hook, { id, body }: Letter): Promise<HttpAnswer> {
  const seconds = Math.floor(clock.now().getTime() / 1000);
  const secrets = await signingSecrets(strapi, hook.id);
  const headers = {
    ...usualHeaders(strapi, hook),
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => signWebhook(secret, { id, seconds, body })).join(' '),
  };
  // The sender writes the same object with the same JSON.stringify, so these are the bytes that were signed.
  const json: unknown = JSON.parse(body);
  return service(strapi, 'notices').post({ method: 'POST', url: hook.url, json, headers });
}

const isTaken = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** Sends a text to a webhook; throws NOTICE_UNDELIVERED when it was not taken, NOTICE_ADDRESS, CONFIG_KEYS_LOCKED. */
export async function sendTo(strapi: Core.Strapi, hook: Hook, letter: Letter): Promise<void> {
  const answer = await send(strapi, hook, letter);
  if (isTaken(answer)) return;
  const { host } = new URL(hook.url);
  const text = `${host} did not take the delivery: HTTP ${answer.status}`;
  throw new PluginError('NOTICE_UNDELIVERED', text, { host });
}

const newTest = (): Letter => ({ id: newId(), body: testBody(clock.now()) });

/** Sends a signed test; throws what `sendTo` throws. */
export const sendTest = (strapi: Core.Strapi, hook: Hook): Promise<void> => sendTo(strapi, hook, newTest());

/** Sends a signed test and tells what came back, as Strapi's page wants it. */
export async function trigger(strapi: Core.Strapi, hook: Hook): Promise<TriggerResult> {
  try {
    const answer = await send(strapi, hook, newTest());
    const statusCode = answer.status;
    return isTaken(answer) ? { statusCode } : { statusCode, message: vendorText(answer.text) };
  } catch (error) {
    return { statusCode: 500, message: vendorText(error instanceof Error ? error.message : String(error)) };
  }
}
