import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listener for webhooks. */
export type HookListener = { url: string; bodies(): string[]; close(): Promise<void> };

/** Listens on a free port and keeps every body that arrives. */
export async function listenForHooks(): Promise<HookListener> {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    bodies: () => bodies,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
