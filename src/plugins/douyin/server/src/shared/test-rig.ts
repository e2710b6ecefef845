import { once } from 'node:events';
import http from 'node:http';
import type net from 'node:net';
import { type AddressInfo } from 'node:net';
import { PluginError } from './errors';
import type { HttpAnswer, HttpCall } from './request';

/** What a server for one test does with a request. */
export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const servers: net.Server[] = [];
const sockets: net.Socket[] = [];

/** Lets a server listen until `closeAll`; gives its port. */
export async function listen(server: net.Server): Promise<number> {
  servers.push(server.on('connection', (socket) => sockets.push(socket.on('error', () => undefined))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server for one test; gives its address. */
export const serve = async (handler: Handler): Promise<string> =>
  `http://127.0.0.1:${await listen(http.createServer(handler))}`;

/** Ends every server and every connection. */
export async function closeAll(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    await once(server, 'close');
  }
}

/** A server that answers as told, its own count as the text, and writes down when it was called. */
export async function answering(
  answer: (count: number) => [status: number, headers?: Record<string, string>],
) {
  const times: number[] = [];
  const url = await serve((_request, response) => {
    times.push(performance.now());
    const [status, headers] = answer(times.length);
    response.writeHead(status, headers).end(String(times.length));
  });
  return { url, times };
}

/** The error of a call that must fail. */
export async function failureOf(answer: Promise<HttpAnswer>): Promise<PluginError> {
  const error: unknown = await answer.then(
    () => new Error('It succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof PluginError) return error;
  throw error;
}

/** A call that reads. */
export const get = (url: string, more: Partial<HttpCall> = {}): HttpCall => ({ method: 'GET', url, ...more });
