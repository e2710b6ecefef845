import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type {
  OutgoingBody,
  OutgoingHook,
  OutgoingHookInput,
  OutgoingMessage,
} from '../../src/plugins/douyin/contracts/outgoing';
import type { Reply } from './http';
import { until } from './until';
import type { World } from './world';

/** A delivery as the other system got it. */
export type Delivery = { headers: Record<string, string>; body: string };

/** Another system that takes our deliveries, verified by the library of Standard Webhooks. */
export type OtherSystem = {
  /** `host:port`, as the setting names it. */
  place: string;
  url: string;
  all(): Delivery[];
  /** What a secret verifies, in the order in which it came; throws where it does not. */
  verified(secret: string): OutgoingBody[];
  /** Waits for the delivery of an event and verifies it. */
  waitFor(type: string, secret: string): Promise<OutgoingBody>;
  /** Answers like this from now on. */
  answer(status: number): void;
  forget(): void;
  close(): Promise<void>;
};

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether a secret verifies a delivery, by the library. */
export function isVerified(secret: string, { body, headers }: Delivery): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** Starts another system on a free port. */
export async function startOtherSystem(): Promise<OtherSystem> {
  let deliveries: Delivery[] = [];
  let status = 200;
  const server = http.createServer((request, response) => {
    void bodyOf(request).then((body) => {
      deliveries.push({ body, headers: request.headers as Record<string, string> });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const typeOf = ({ body }: Delivery) => (JSON.parse(body) as OutgoingBody).type;
  const verify = (secret: string, { body, headers }: Delivery) =>
    new Webhook(secret).verify(body, headers) as OutgoingBody;
  return {
    place,
    url: `http://${place}/douyin`,
    all: () => deliveries,
    verified: (secret) => deliveries.map((delivery) => verify(secret, delivery)),
    async waitFor(type, secret) {
      const found = () => deliveries.find((delivery) => typeOf(delivery) === type);
      await until(`a delivery of ${type}`, async () => found() !== undefined);
      return verify(secret, found() as Delivery);
    },
    answer: (next) => void (status = next),
    forget() {
      deliveries = [];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const input: OutgoingHookInput = { name: 'CRM', events: [], enabled: true };

type WithSecret = { hook: OutgoingHook; secret: string };

/** The admin API of the outgoing webhooks. */
export function outgoingOf(world: World) {
  const hooks = '/douyin/outgoing-hooks';
  const { admin } = world;
  return {
    list: () => admin.data<{ hooks: OutgoingHook[] }>('GET', hooks).then((answer) => answer.hooks),
    add: (values: Partial<OutgoingHookInput>) =>
      admin.data<WithSecret>('POST', hooks, { ...input, ...values }),
    tryAdd: (values: object): Promise<Reply> => admin.call('POST', hooks, { ...input, ...values }),
    save: ({ id, name, enabled, events }: OutgoingHook, values: Partial<OutgoingHookInput>) =>
      admin.data<OutgoingHook>('PUT', `${hooks}/${id}`, { name, enabled, events, ...values }),
    renew: ({ id }: OutgoingHook) => admin.data<WithSecret>('POST', `${hooks}/${id}/secret`),
    test: ({ id }: OutgoingHook) =>
      admin.data<{ failure: OutgoingMessage['failure'] }>('POST', `${hooks}/${id}/test`),
    messages: ({ id }: OutgoingHook) =>
      admin.data<{ rows: OutgoingMessage[] }>('GET', `${hooks}/${id}/messages`).then(({ rows }) => rows),
    resend: ({ id }: OutgoingMessage): Promise<Reply> =>
      admin.call('POST', `/douyin/outgoing-messages/${id}/resend`),
    /** Strapi's own page: what it stores and what its trigger answers. */
    strapi: {
      find: (id: string) => admin.data<Record<string, unknown>>('GET', `/admin/webhooks/${id}`),
      add: (hook: object) => admin.data<{ id: string }>('POST', '/admin/webhooks', hook),
      trigger: (id: string) => admin.data<{ statusCode: number }>('POST', `/admin/webhooks/${id}/trigger`),
      remove: (id: string) => admin.call('DELETE', `/admin/webhooks/${id}`),
    },
  };
}
