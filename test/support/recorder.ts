import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before the platform that writes down what is said, so that a story knows the true tokens. */
export type Recorder = {
  url: string;
  forwardTo(url: string): void;
  /** Every request line, request body and answer body, in order. */
  said(): string[];
  close(): Promise<void>;
};

const read = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Starts the proxy on a free port; it asks for uncompressed answers. */
export async function startRecorder(): Promise<Recorder> {
  let target = new URL('http://127.0.0.1');
  const said: string[] = [];
  const pass = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const body = await read(request);
    said.push(String(request.url), body.toString('utf8'));
    const { 'accept-encoding': _packed, ...headers } = request.headers;
    const { hostname, port, host } = target;
    const options = {
      hostname,
      port,
      method: request.method,
      path: request.url,
      headers: { ...headers, host },
    };
    const upstream = http.request(options, (answer) => {
      read(answer).then(
        (bytes) => {
          said.push(bytes.toString('utf8'));
          const { 'transfer-encoding': _chunked, ...rest } = answer.headers;
          response
            .writeHead(answer.statusCode ?? 502, { ...rest, 'content-length': bytes.length })
            .end(bytes);
        },
        () => response.destroy(),
      );
    });
    upstream.on('error', () => response.destroy()).end(body);
  };
  const server = http.createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwardTo: (url) => void (target = new URL(url)),
    said: () => said,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
