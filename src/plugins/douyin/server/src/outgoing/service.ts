import type { OutgoingHook, OutgoingHookInput, OutgoingMessage } from '../../../contracts/outgoing';
import { outgoingEventNames } from '../../../contracts/outgoing';
import type { Actor } from '../audit/service';
import type { Context } from '../shared/service';
import { failureOf, resend } from './deliver';
import { hookOf } from './hooks';
import { scheduleOutgoing } from './jobs';
import { listHooks, listMessages, viewHook } from './list';
import { createGathering } from './plan';
import { sendTest } from './send';
import { createHook, renewSecret, updateHook } from './write';

type WithSecret = { hook: OutgoingHook; secret: string };

/** Our events on their way out by Strapi's webhooks: signed, tried again, written down. */
export type OutgoingService = {
  hooks(): Promise<OutgoingHook[]>;
  create(input: OutgoingHookInput & { url: string }, actor: Actor): Promise<WithSecret>;
  update(id: string, input: OutgoingHookInput, actor: Actor): Promise<OutgoingHook>;
  /** Makes a new secret; the one before signs beside it for a day. */
  renew(id: string, actor: Actor): Promise<WithSecret>;
  /** Sends a signed test at once. */
  test(id: string): Promise<{ failure: OutgoingMessage['failure'] }>;
  messages(
    id: string,
    range: { page: number; pageSize: number },
  ): Promise<{ rows: OutgoingMessage[]; total: number }>;
  /** Sends once more what failed, was given up or got stuck; throws CONFIG_CONFLICT for all else. */
  resend(id: string): Promise<OutgoingMessage>;
  /** Begins to listen and to send; at boot. */
  start(): void;
  /** Puts on its way what was told in the last moment; at the end. */
  stop(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    outgoing: OutgoingService;
  }
}

/** The `outgoing` service. */
export function outgoingService({ strapi }: Context): OutgoingService {
  const gathering = createGathering(strapi);
  return {
    hooks: () => listHooks(strapi),
    async create(input, actor) {
      const { id, secret } = await createHook(strapi, input, actor);
      return { hook: await viewHook(strapi, id), secret };
    },
    async update(id, input, actor) {
      await updateHook(strapi, id, input, actor);
      return viewHook(strapi, id);
    },
    async renew(id, actor) {
      const secret = await renewSecret(strapi, id, actor);
      return { hook: await viewHook(strapi, id), secret };
    },
    async test(id) {
      const hook = await hookOf(strapi, id);
      return sendTest(strapi, hook).then(
        () => ({ failure: null }),
        (error: unknown) => ({ failure: failureOf(error) }),
      );
    },
    messages: (id, range) => listMessages(strapi, id, range),
    resend: (id) => resend(strapi, id),
    start() {
      scheduleOutgoing(strapi);
      for (const name of outgoingEventNames)
        strapi.eventHub.on(name, async (payload: unknown) => gathering.add(name, payload));
    },
    stop: () => gathering.end(),
  };
}
