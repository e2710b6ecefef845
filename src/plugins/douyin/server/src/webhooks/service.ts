import type { Core } from '@strapi/strapi';
import type { WebhookKeys } from '../../../contracts/webhooks';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import { createCourtesy } from './handle/courtesy';
import { rawOfHanded, type Handed, type HandledWebhook } from './handle/handed';
import { createListeners, type ContentOf, type EventName, type Listeners } from './handle/listeners';
import { createWake } from './handle/wake';
import { createStore } from './inbox/insert';
import { scheduleWebhooks } from './jobs';
import { saveKeys, viewKeys, type KeyChange } from './keys/keys';
import { newCall, type Call } from './receive/call';
import { createDirectory } from './receive/directory';
import { peek } from './receive/peek';
import { receive, type Received } from './receive/receive';
import { createRefusals, type Refusals, type Refused } from './receive/refusals';

export type { Heard, Listener } from './handle/listeners';
export type { HandledWebhook } from './handle/handed';

/** One call from outside: what came, and the app in its address. */
export type Arrival = Pick<Call, 'raw' | 'contentType' | 'headers' | 'appId'>;

/** What the platform tells of by itself. */
export type WebhooksService = Pick<Listeners, 'on'> & {
  /** Takes a call of the platform in; throws `WEBHOOK_*` where it is refused, and notes that. */
  receive(arrival: Arrival): Promise<Received>;
  /** Notes a call that was refused before it could be taken in. */
  refused: Refusals['note'];
  /**
   * Takes in what other code of the site received, e.g. from a relay, as seed 001 names it. Without a signature the caller
   * vouches for it; a signature is the platform's, over the text of the payload. Never throws for what is refused.
   */
  handleWebhook(handed: Handed): Promise<HandledWebhook>;
  /** Has an event of the site's own go through the inbox, e.g. `video.audit`; kept before it is told. */
  raise<Name extends EventName>(
    appId: string,
    event: Name,
    content: ContentOf<Name>,
    /** The same `msgId` with the same content is told once; by default each call counts. */
    options?: { msgId?: string },
  ): Promise<void>;
  /** Who listens to an event in this process, by name. */
  listening(event: string): string[];
  /** Has what waits handled soon, by any process. */
  wake(): void;
  /** Handles in this process what waits now. */
  drain(): Promise<void>;
  /** What may be seen of the keys of an app's webhook; throws CONFIG_NOT_FOUND. */
  keys(appId: string): Promise<WebhookKeys>;
  /** Sets keys or takes them away; throws CONFIG_NOT_FOUND and CONFIG_KEYS_LOCKED. */
  saveKeys(appId: string, change: KeyChange, actor: Actor): Promise<WebhookKeys>;
  /** Begins to handle; at boot. */
  start(): void;
  /** Writes what is still to be noted; at the end. */
  stop(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    webhooks: WebhooksService;
  }
}

/** The app that a payload is for which names none. */
async function usualApp(strapi: Core.Strapi, raw: Buffer): Promise<string | null> {
  if (peek(raw).clientKey !== null) return null;
  return (await service(strapi, 'apps').usual('douyin'))?.documentId ?? null;
}

/** The `webhooks` service. */
export function webhooksService({ strapi }: Context): WebhooksService {
  const directory = createDirectory(strapi);
  const refusals = createRefusals(strapi);
  const listeners = createListeners();
  const courtesy = createCourtesy();
  const wake = createWake(strapi);
  const store = createStore(strapi);

  async function takeIn(arrival: Arrival & Pick<Call, 'isTrusted'>): Promise<Received> {
    try {
      const received = await receive(strapi, store, newCall({ ...arrival, directory, now: clock.now() }));
      if (received.stored === 'stored') wake();
      return received;
    } catch (error) {
      const isRefused = error instanceof PluginError && error.code.startsWith('WEBHOOK_');
      if (isRefused) refusals.note(error, arrival);
      throw error;
    }
  }

  const handed = async ({ payload, signature, appId, msgId }: Handed): Promise<Received> => {
    const raw = rawOfHanded(payload);
    const isTrusted = signature === undefined;
    const headers = {
      ...(isTrusted ? {} : { 'x-douyin-signature': signature }),
      ...(msgId === undefined ? {} : { 'msg-id': msgId }),
    };
    const named = appId ?? (await usualApp(strapi, raw));
    return takeIn({ raw, contentType: 'application/json', headers, appId: named, isTrusted });
  };

  return {
    on: (event, listener, options) => listeners.on(event, listener, options),
    receive: (arrival) => courtesy.first(() => takeIn({ ...arrival, isTrusted: false })),
    refused: (error, call: Refused) => refusals.note(error, call),
    async handleWebhook(given) {
      try {
        const { event } = await handed(given);
        return { success: true, event_type: event, error: null };
      } catch (error) {
        if (!(error instanceof PluginError || error instanceof TypeError)) throw error;
        return { success: false, event_type: null, error: error.message };
      }
    },
    async raise(appId, event, content, { msgId = newId() } = {}) {
      const body = JSON.stringify({ event, content });
      const headers = { 'msg-id': msgId };
      const arrival = { raw: Buffer.from(body, 'utf8'), contentType: 'application/json', headers, appId };
      await takeIn({ ...arrival, isTrusted: true });
    },
    listening: (event) => listeners.to(event).map(({ name }) => name),
    wake,
    drain: async () => {
      await service(strapi, 'jobs').runNow('webhooks.drain');
    },
    async keys(appId) {
      await service(strapi, 'apps').get(appId);
      return viewKeys(strapi, appId);
    },
    async saveKeys(appId, change, actor) {
      await saveKeys(strapi, await service(strapi, 'apps').get(appId), change, actor);
      directory.forget();
      return viewKeys(strapi, appId);
    },
    start: () => scheduleWebhooks(strapi, { listeners, courtesy }),
    stop: () => refusals.flush(),
  };
}
