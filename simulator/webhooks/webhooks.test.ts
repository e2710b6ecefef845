import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import * as tea from '@alicloud/tea-typescript';
import Client, { CommonRequest } from '@open-dy/open_api_sdk';
import type { Fields } from '../call';
import { act, APP, clientToken, closeAll, connectAs, patchApp, postJson, send, start } from '../test-rig';

type Got = { headers: http.IncomingHttpHeaders; text: string; body: Fields };

const receivers: http.Server[] = [];
const transport = jest.requireActual<{ doAction: typeof tea.doAction }>('@alicloud/tea-typescript');
const realDoAction = tea.doAction;

afterEach(async () => {
  transport.doAction = realDoAction;
  await closeAll();
  for (const server of receivers.splice(0)) server.close().closeAllConnections();
});

/** A callback that keeps what comes; `answer` says what it replies, nothing for null. */
async function callback(answer: (count: number, body: Fields) => { status: number; body: unknown } | null) {
  const got: Got[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      got.push({ headers: request.headers, text, body: JSON.parse(text) as Fields });
      const reply = answer(got.length, JSON.parse(text) as Fields);
      if (reply) response.writeHead(reply.status).end(JSON.stringify(reply.body));
    });
  });
  receivers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

const echo = (_count: number, { content }: Fields) => ({ status: 200, body: content });

type Delivery = { event: string; state: string; msg_id: string; attempts: { status: number | null }[] };

/** Waits until every delivery came to its end. */
async function settled(url: string): Promise<Delivery[]> {
  for (;;) {
    const { deliveries } = (await send(`${url}/_sim/webhooks`)).body as { deliveries: Delivery[] };
    if (deliveries.length > 0 && deliveries.every(({ state }) => state !== 'sending')) return deliveries;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const signature = (text: string): string =>
  createHash('sha1')
    .update(APP.client_secret + text)
    .digest('hex');

it('verifies a callback when it is saved, signed over the raw body', async () => {
  const url = await start();
  const { url: hook, got } = await callback(echo);
  await patchApp(url, { webhook_url: hook });
  const [delivery] = await settled(url);
  expect(delivery).toMatchObject({ event: 'verify_webhook', state: 'delivered' });
  expect(got[0]?.body).toMatchObject({
    client_key: APP.client_key,
    content: { challenge: expect.any(Number) },
  });
  expect(got[0]?.headers).toMatchObject({
    'x-douyin-signature': signature(got[0]?.text ?? ''),
    'msg-id': delivery?.msg_id,
    'content-type': 'application/json',
  });
});

it('tries three times under one Msg-Id, whether the answer is bad or does not come', async () => {
  const url = await start();
  const { url: hook, got } = await callback((count) => (count === 1 ? null : { status: 500, body: {} }));
  expect((await send(`${url}/_sim/switches`)).body).toMatchObject({ webhookTimeoutMs: 5000 });
  await postJson(`${url}/_sim/switches`, { webhookTimeoutMs: 80, webhookRetryMs: 1 });
  await patchApp(url, { webhook_url: hook });
  const [delivery] = await settled(url);
  expect(delivery?.state).toBe('given-up');
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([null, 500, 500]);
  expect(new Set(got.map(({ headers }) => headers['msg-id'])).size).toBe(1);
});

it('tells what people do, with content as the event has it, and in copies by hand', async () => {
  const url = await start();
  const { url: hook, got } = await callback(echo);
  const { openId } = await connectAs('xiaohe', 'user_info', url);
  await patchApp(url, { webhook_url: hook });
  await act(url, 'qingtuan', 'follow', { person: 'xiaohe' });
  await act(url, 'qingtuan', 'comment', { person: 'xiaohe', content: '求链接' });
  const hand = { client_key: APP.client_key, event: 'im_receive_msg', person: 'muyu', account: 'xiaohe' };
  await postJson(`${url}/_sim/webhooks/send`, { ...hand, copies: 3, form: 'text' });
  await postJson(`${url}/_sim/webhooks/send`, { ...hand, event: 'new_video_digg', form: 'object' });
  await act(url, 'xiaohe', 'revoke', { client_key: APP.client_key });
  await settled(url);
  const of = (event: string) => got.filter(({ body }) => body.event === event);
  expect(of('new_follow_action')[0]?.body).toMatchObject({ to_user_id: openId, content: expect.any(String) });
  expect(of('item_comment_reply')[0]?.body.content).toMatchObject({ content: '求链接' });
  expect(of('new_video_digg')[0]?.body.content).toMatchObject({ item_id: expect.any(String) });
  expect(of('im_receive_msg')[0]?.body.content).toEqual(expect.any(String));
  expect(of('im_receive_msg')).toHaveLength(3);
  expect(new Set(of('im_receive_msg').map(({ text }) => text)).size).toBe(1);
  expect(of('unauthorize')[0]?.body).toMatchObject({ from_user_id: openId });
  await act(url, 'muyu', 'follow', { person: 'xiaohe' });
  expect((await settled(url)).filter(({ event }) => event === 'new_follow_action')).toHaveLength(1);
});

it('takes subscriptions and mock events from the official SDK', async () => {
  const url = await start();
  const { url: hook, got } = await callback(echo);
  await patchApp(url, { webhook_url: hook });
  transport.doAction = (request, runtime) => {
    request.protocol = 'http';
    request.headers.host = new URL(url).host;
    return realDoAction(request, runtime);
  };
  const client = new Client({
    clientKey: APP.client_key,
    clientSecret: APP.client_secret,
  } as ConstructorParameters<typeof Client>[0]); // a plain object does
  const { access_token: token } = await clientToken(url);
  const ask = async (method: string, path: string, body: object): Promise<Fields> => {
    const header = { 'access-token': String(token), 'content-type': 'application/json' };
    const request = { host: new URL(url).host, path, method, header, query: {}, body };
    return (await client.commonOpenAPI(new CommonRequest(request))) as unknown as Fields;
  };
  const states = async () => JSON.stringify(await ask('GET', '/event/status/list/', {}));
  expect(await states()).toContain('"event":"new_video_digg","status":1');
  const off = { list: [{ event: 'new_video_digg', status: 0 }] };
  expect(JSON.stringify(await ask('POST', '/event/status/update/', off))).toContain('"error_code":0');
  expect(await states()).toContain('"event":"new_video_digg","status":0');
  await ask('POST', '/sandbox/webhook/event/send/', { event_type: 'create_video' });
  await settled(url);
  expect(got.map(({ body }) => body.event)).toContain('create_video');
  const wrong = await postJson(`${url}/event/status/update/`, off, { 'access-token': 'clt.2.nobody' });
  expect(wrong.data.error_code).toBe(28001003);
});
