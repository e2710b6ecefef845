import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A place that serves one film under any name; `moved.mp4` leads there by a redirect. */
export type MediaServer = {
  /** `host:port`, as the setting names it. */
  place: string;
  address(file: string): string;
  close(): Promise<void>;
};

/** Starts such a place; names of `others` have a content of their own. */
export async function startMediaServer(
  film: Buffer,
  others: Record<string, Buffer> = {},
): Promise<MediaServer> {
  const server = http.createServer((request, response) => {
    const name = request.url?.slice(1) ?? '';
    if (name === 'moved.mp4') response.writeHead(302, { location: '/tea.mp4' }).end();
    else response.setHeader('content-type', 'video/mp4').end(others[name] ?? film);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    address: (file) => `http://${place}/${file}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
