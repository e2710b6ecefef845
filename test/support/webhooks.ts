import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { appsOf } from './apps';
import type { Reply } from './http';
import type { RunningStrapi } from './strapi';
import { until } from './until';
import type { World } from './world';

/** A body to be delivered, and what is particular about how. */
export type Post = {
  body: string | Buffer;
  /** What it is signed with; default: the demo app's secret. Null: it is not signed. */
  secret?: string | null;
  headers?: Record<string, string>;
  chunked?: boolean;
};

const signed = (secret: string, raw: Buffer): string =>
  createHash('sha1').update(secret).update(raw).digest('hex');

/** Delivers bytes to a process as the platform does. */
export function deliver(
  to: Pick<RunningStrapi, 'port'>,
  where: string,
  { body, secret = DEMO_CLIENT_SECRET, headers = {}, chunked = false }: Post,
): Promise<Reply> {
  const raw = Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8');
  const all: Record<string, string | number> = {
    ...(secret === null ? {} : { 'x-douyin-signature': signed(secret, raw) }),
    ...(chunked ? {} : { 'content-length': raw.length }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: to.port, path: `/api/douyin/webhook${where}`, method: 'POST', headers: all },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = answer.statusCode ?? 0;
          resolve({ status, headers: answer.headers, text, json: () => JSON.parse(text) });
        });
      },
    );
    request.on('error', reject).end(raw);
  });
}

/** The headers a relay puts on a delivery. */
export function relayed(
  key: string,
  raw: string,
  nonce: string,
  moment = Date.now(),
): Record<string, string> {
  const timestamp = String(Math.floor(moment / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${raw}`).digest('hex');
  return {
    'x-douyin-relay-timestamp': timestamp,
    'x-douyin-relay-nonce': nonce,
    'x-douyin-relay-signature': signature,
  };
}

/** A delivery of the demo app as text. */
export const written = (event: string, more: object = {}): string =>
  JSON.stringify({ event, client_key: DEMO_CLIENT_KEY, ...more });

/** Why a call was refused, with its status; `ok` where it was not. */
export function outcomeOf(reply: Reply): [number, string] {
  const body = JSON.parse(reply.text) as { error?: { details?: { reason?: string } } | null };
  return [reply.status, body.error?.details?.reason ?? 'ok'];
}

/** Switches the webhook of the first app on; gives its id. */
export async function openWebhook(world: World): Promise<string> {
  const [app] = await appsOf(world).list();
  if (!app) throw new Error('There is no app');
  await appsOf(world).save(app, { switches: { ...app.switches, webhook: true } });
  return app.id;
}

/** A kept delivery, past Strapi. */
export type Kept = {
  id: number;
  document_id: string;
  event: string;
  stage: string;
  reason: string | null;
  tries: number;
  msg_id: string | null;
  working_key: string | null;
};

/** All deliveries that are kept, the oldest first. */
export const keptEvents = (world: World): Promise<Kept[]> =>
  world.tables('douyin_webhook_events').orderBy('id').select('*') as unknown as Promise<Kept[]>;

/** Waits until nothing waits to be handled or is being handled. */
export async function drained(world: World, limitMs = 60_000): Promise<Kept[]> {
  let kept: Kept[] = [];
  await until(
    'an empty inbox',
    async () => {
      kept = await keptEvents(world);
      return kept.every(({ stage }) => stage !== 'waiting' && stage !== 'working');
    },
    limitMs,
  );
  return kept;
}

/** The body of a kept delivery in clear, as it is stored. */
export const bodyOf = (process: RunningStrapi, id: string): Promise<string> =>
  process.run(`
    const row = await strapi.db.query('plugin::douyin.webhook-event').findOne({ where: { documentId: '${id}' } });
    const place = { table: 'douyin_webhook_events', row: '${id}', column: 'body_sealed' };
    return strapi.plugin('douyin').service('secrets').open(row.bodySealed, place);`);

/** One delivery of the simulator. */
export type Sent = { event: string; state: string; attempts: { status: number | null; answer: string }[] };

/** Waits until the simulator is through with its deliveries; gives them. */
export async function allSent(world: World, limitMs = 60_000): Promise<Sent[]> {
  let sent: Sent[] = [];
  await until(
    'the end of all deliveries',
    async () => {
      sent = (await world.sim<{ deliveries: Sent[] }>('webhooks')).deliveries;
      return sent.every(({ state }) => state !== 'sending');
    },
    limitMs,
  );
  return sent;
}

/** Has the platform deliver to a process from now on. */
export const pointTo = (world: World, process: RunningStrapi, appId: string): Promise<unknown> =>
  world.sim(
    `apps/${DEMO_CLIENT_KEY}`,
    { webhook_url: `${process.url}/api/douyin/webhook/${appId}` },
    'PATCH',
  );
