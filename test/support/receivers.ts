import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as a receiver got it. */
export type Received = { path: string; headers: Record<string, string>; body: string };

/** What a receiver answers, and whether it took the message. */
type Answer = { status?: number; json: unknown; taken: boolean };

/** Judges one message as the platform it stands for does. */
type Judge = (message: Received, query: URLSearchParams) => Answer;

/** Places that alerts are sent to. */
export type Receivers = {
  /** `host:port`, as the setting names it. */
  place: string;
  /** The address of a receiver, with its key. */
  url(kind: 'webhook' | 'feishu' | 'dingtalk' | 'wecom'): string;
  /** Messages that were taken. */
  taken(path?: string): Received[];
  /** All that came, refused ones too. */
  asked(): Received[];
  /** The next `times` requests get this answer instead. */
  failNext(times: number, status: number, json?: unknown): void;
  /** The next request waits so long for its answer. */
  slowNext(ms: number): void;
  forget(): void;
  close(): Promise<void>;
};

/** The secrets receivers check with, by their path. */
export const receiverSecrets = {
  webhook: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
  feishu: 'feishu0secret0of0the0story',
  dingtalk: 'SECdingtalk0secret0of0the0story',
};

/** The part of each address that only its owner knows. */
export const receiverKey = 'receiver0key0of0the0story';

const refuse = (json: unknown): Answer => ({ json, taken: false });
const isNear = (milliseconds: number) => Math.abs(Date.now() - milliseconds) < 3_600_000;
const read = (body: string) => JSON.parse(body) as Record<string, unknown>;
const size = (text: unknown) => Buffer.byteLength(String(text));

/** Written from the platforms' documents, not from what the product sends. */
const judges: Record<string, Judge> = {
  // https://www.standardwebhooks.com by its own library
  [`/webhook/${receiverKey}`]({ body, headers }) {
    try {
      new Webhook(receiverSecrets.webhook).verify(body, headers);
      return { json: {}, taken: true };
    } catch (error) {
      return { status: 401, json: { error: String(error) }, taken: false };
    }
  },
  // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
  [`/feishu/${receiverKey}`]({ body }) {
    const { timestamp, sign, msg_type: type, content } = read(body);
    const expected = createHmac('sha256', `${timestamp}\n${receiverSecrets.feishu}`).digest('base64');
    if (typeof timestamp !== 'string' || sign !== expected || !isNear(Number(timestamp) * 1000))
      return refuse({
        code: 19021,
        msg: 'sign match fail or timestamp is not within one hour from current time',
      });
    const { post } = (content ?? {}) as { post?: Record<string, { title?: string; content?: unknown[][] }> };
    const [text] = Object.values(post ?? {});
    if (type !== 'post' || !text?.content?.every((line) => Array.isArray(line)) || size(body) > 20_480)
      return refuse({ code: 9499, msg: 'Bad Request' });
    return { json: { code: 0, msg: 'success', data: {} }, taken: true };
  },
  // https://open.dingtalk.com/document/robots/custom-robot-access
  '/dingtalk'({ body }, query) {
    if (query.get('access_token') !== receiverKey)
      return refuse({ errcode: 300005, errmsg: 'token is not exist' });
    const timestamp = query.get('timestamp') ?? '';
    const { dingtalk } = receiverSecrets;
    const expected = createHmac('sha256', dingtalk).update(`${timestamp}\n${dingtalk}`).digest('base64');
    if (query.get('sign') !== expected || !/^\d{13}$/.test(timestamp) || !isNear(Number(timestamp)))
      return refuse({ errcode: 310000, errmsg: 'sign not match' });
    const { msgtype, markdown } = read(body) as {
      msgtype?: string;
      markdown?: { title?: string; text?: string };
    };
    if (msgtype !== 'markdown' || !markdown?.title || !markdown.text)
      return refuse({ errcode: 400402, errmsg: 'miss param' });
    return { json: { errcode: 0, errmsg: 'ok' }, taken: true };
  },
  // https://developer.work.weixin.qq.com/document/path/91770
  '/wecom'({ body }, query) {
    if (query.get('key') !== receiverKey) return refuse({ errcode: 93000, errmsg: 'invalid webhook url' });
    const { msgtype, markdown } = read(body) as { msgtype?: string; markdown?: { content?: string } };
    if (msgtype !== 'markdown' || !markdown?.content || size(markdown.content) > 4096)
      return refuse({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' });
    return { json: { errcode: 0, errmsg: 'ok' }, taken: true };
  },
};

const paths = {
  webhook: `/webhook/${receiverKey}`,
  feishu: `/feishu/${receiverKey}`,
  dingtalk: `/dingtalk?access_token=${receiverKey}`,
  wecom: `/wecom?key=${receiverKey}`,
};

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts one of each on a free port: a webhook that verifies its signature, and the three robots. */
export async function startReceivers(): Promise<Receivers> {
  let messages: (Received & { taken: boolean })[] = [];
  let slowMs = 0;
  let failures: { status: number; json: unknown }[] = [];
  const answer = async (request: http.IncomingMessage): Promise<Answer> => {
    const url = new URL(String(request.url), 'http://receiver');
    const headers = request.headers as Record<string, string>;
    const message = { path: url.pathname, headers, body: await bodyOf(request) };
    const failure = failures.shift();
    const judged = failure
      ? { ...failure, taken: false }
      : (judges[url.pathname]?.(message, url.searchParams) ?? { status: 404, json: {}, taken: false });
    messages.push({ ...message, taken: judged.taken });
    return judged;
  };
  const slowly = async (request: http.IncomingMessage): Promise<Answer> => {
    const judged = await answer(request);
    const ms = slowMs;
    slowMs = 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return judged;
  };
  const server = http.createServer((request, response) => {
    slowly(request).then(
      ({ status = 200, json }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json)),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    url: (kind) => `http://${place}${paths[kind]}`,
    taken: (path = '/') => messages.filter((message) => message.taken && message.path.startsWith(path)),
    asked: () => messages,
    failNext: (times, status, json = {}) => {
      failures = Array.from({ length: times }, () => ({ status, json }));
    },
    slowNext: (ms) => void (slowMs = ms),
    forget() {
      messages = [];
      failures = [];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
