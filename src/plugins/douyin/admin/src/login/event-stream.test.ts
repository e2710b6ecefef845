import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AttemptStage } from '../../../contracts/login';
import { followEvents } from './event-stream';

const status = (stage: AttemptStage) => ({
  id: 'a',
  stage,
  expiresAt: '2026-01-01T00:10:00.000Z',
  errorCode: null,
});
const event = (stage: AttemptStage) => `event: status\ndata: ${JSON.stringify(status(stage))}\n\n`;

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
let answer: Answer = () => undefined;
const server = createServer((request, response) => answer(response, request));
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const opened = (response: ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });

async function follow(
  next: Answer,
  { patience = { firstMs: 2_000, laterMs: 2_000 }, controller = new AbortController() } = {},
) {
  answer = next;
  const stages: AttemptStage[] = [];
  const clocks: number[] = [];
  const told = await followEvents({
    url,
    token: 'tok',
    signal: controller.signal,
    patience,
    onStatus: ({ stage }) => stages.push(stage),
    onClock: (now) => clocks.push(now),
  });
  return { told, stages, clocks };
}

it('tells each status until the end, with the token in a header', async () => {
  let authorization: string | undefined;
  const result = await follow((response, request) => {
    authorization = request.headers.authorization;
    opened(response);
    const text = `: ping\n\n${event('started')}${event('scanned')}${event('done')}`;
    response.write(text.slice(0, 70));
    setTimeout(() => response.write(text.slice(70)), 20);
  });
  expect(result).toMatchObject({ told: true, stages: ['started', 'scanned', 'done'] });
  expect(Math.abs(Number(result.clocks[0]) - Date.now())).toBeLessThan(5_000);
  expect(authorization).toBe('Bearer tok');
});

it('goes on where the server sends it when its process ends', async () => {
  const texts = [`${event('started')}retry: 500\nevent: reconnect\ndata: {}\n\n`, event('done')];
  const result = await follow((response) => opened(response).end(texts.shift()));
  expect(result).toMatchObject({ told: true, stages: ['started', 'done'] });
});

it('says so when the stream breaks off before the end', async () => {
  const result = await follow((response) => opened(response).end(event('started')));
  expect(result).toMatchObject({ told: false, stages: ['started'] });
});

it.each<[string, Answer]>([
  ['is refused', (response) => response.writeHead(401).end('{}')],
  ['is something else', (response) => response.end('{}')],
  ['makes no sense', (response) => opened(response).end('event: status\ndata: {\n\n')],
  ['is cut', (response) => response.destroy()],
])('says so when the stream %s', async (_, next) => {
  expect((await follow(next)).told).toBe(false);
});

it('gives up a stream that never says a word, and one that falls silent', async () => {
  const silent = await follow((response) => void opened(response).flushHeaders(), {
    patience: { firstMs: 60, laterMs: 2_000 },
  });
  expect(silent).toMatchObject({ told: false, stages: [] });
  const fallen = await follow((response) => void opened(response).write(event('started')), {
    patience: { firstMs: 2_000, laterMs: 60 },
  });
  expect(fallen).toMatchObject({ told: false, stages: ['started'] });
});

it('lets go of the stream when the page does', async () => {
  const controller = new AbortController();
  const result = await follow(
    (response) => {
      opened(response).write(event('started'));
      setTimeout(() => controller.abort(), 20);
    },
    { controller },
  );
  expect(result.told).toBe(false);
});
