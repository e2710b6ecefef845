import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendOut } from './outgoing';

let server: http.Server;
let port = 0;
let asked = 0;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked += 1;
    if (request.url === '/large') response.end('x'.repeat(70_000));
    else if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void (asked = 0));

const post = (host: string, path = '/hook/secret-key') => ({
  method: 'POST' as const,
  url: `http://${host}:${port}${path}`,
  json: {},
});

// `localhost` is a name: only the socket finds out where it leads.
it.each(['127.0.0.1', 'localhost', '0.0.0.0'])('refuses to connect to %s', async (host) => {
  await expect(sendOut(post(host), [])).rejects.toMatchObject({
    code: 'NOTICE_ADDRESS',
    message: `${host}:${port} is an internal address: messages are not sent there unless DOUYIN_NOTICE_ALLOWED_HOSTS allows it`,
  });
  expect(asked).toBe(0);
});

it('connects to what is allowed by host and port', async () => {
  const allowed = [`localhost:${port}`];
  await expect(sendOut(post('localhost'), allowed)).resolves.toMatchObject({ status: 200, text: 'ok' });
  await expect(sendOut(post('127.0.0.1'), allowed)).rejects.toMatchObject({ code: 'NOTICE_ADDRESS' });
});

it('follows no redirect', async () => {
  const allowed = [`127.0.0.1:${port}`];
  await expect(sendOut(post('127.0.0.1', '/moved'), allowed)).resolves.toMatchObject({ status: 302 });
  expect(asked).toBe(1);
});

it.each([
  ['an answer above 64 KB', '/large', 'the answer is too large'],
  ['no answer', null, 'ECONNREFUSED'],
])('says what is wrong with %s, without the path', async (_what, path, reason) => {
  const call = path ? post('127.0.0.1', path) : { ...post('x'), url: 'http://127.0.0.1:1/hook/secret-key' };
  const allowed = [`127.0.0.1:${port}`, '127.0.0.1:1'];
  const error: unknown = await sendOut(call, allowed).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'NOTICE_UNDELIVERED', remedy: 'later', details: { reason } });
  expect(String(error)).not.toContain('/hook');
  expect(String(error)).not.toContain('/large');
});
