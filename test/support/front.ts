import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

/** A TLS proxy before Strapi, as nginx would be; its address is the site's public one. */
export type Front = {
  /** e.g. `https://localhost:41234`. */
  url: string;
  /** The certificate's file, for NODE_EXTRA_CA_CERTS. */
  caFile: string;
  /** Sends requests on to this port. */
  forwardTo(port: number): void;
  /** Answers 502 to paths that start so, as a proxy with a missing location does; null ends it. */
  block(prefix: string | null): void;
  /** Every request line and header that came through, for leak hunts. */
  seen(): string[];
  /** Every answer that went back: the path it answers, its headers as JSON, its body's bytes. */
  answers(): { path: string; headers: string; body: string }[];
  close(): Promise<void>;
};

const names = [
  { type: 2 as const, value: 'localhost' },
  { type: 7 as const, ip: '127.0.0.1' },
];

let made: ReturnType<typeof generate> | undefined;

/** The key and the certificate of the story's sites. */
export const certificate = () =>
  (made ??= generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: names }],
  }));

/** How a browser names the key that it may trust. */
export async function fingerprint(): Promise<string> {
  const { publicKey } = new X509Certificate((await certificate()).cert);
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

type State = {
  target: number;
  blocked: string | null;
  lines: string[];
  answers: ReturnType<Front['answers']>;
};

function keep(state: State, url: string, answer: http.IncomingMessage): void {
  const kept = { path: url.replace(/\?.*/, ''), headers: JSON.stringify(answer.headers), body: '' };
  state.answers.push(kept);
  answer.on('data', (chunk: Buffer) => (kept.body += chunk.toString('latin1')));
}

function forward(state: State, request: http.IncomingMessage, response: http.ServerResponse): void {
  state.lines.push(`${request.method} ${request.url} referer=${request.headers.referer ?? ''}`);
  if (state.blocked && request.url?.startsWith(state.blocked)) {
    response.writeHead(502).end('Bad Gateway');
    return;
  }
  const headers = {
    ...request.headers,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': request.headers.host,
    'x-forwarded-for': request.socket.remoteAddress,
    // A connection that is kept may be closed from the other side just as it is used again.
    connection: 'close',
  };
  const { method, url } = request;
  const upstream = http.request(
    { host: '127.0.0.1', port: state.target, method, path: url, headers, agent: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      keep(state, String(url), answer);
      // Whichever side breaks off, the other is told.
      pipeline(answer, response, () => undefined);
    },
  );
  upstream.on('error', () => response.headersSent || response.writeHead(502).end());
  request.pipe(upstream);
}

/** Starts the proxy on a free port. */
export async function startFront(): Promise<Front> {
  const { private: key, cert } = await certificate();
  const state: State = { target: 0, blocked: null, lines: [], answers: [] };
  const server = https.createServer({ key, cert }, (request, response) => forward(state, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const caFile = path.join(mkdtempSync(path.join(tmpdir(), 'douyin-ca-')), 'ca.pem');
  writeFileSync(caFile, cert);
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    caFile,
    forwardTo: (port) => void (state.target = port),
    block: (prefix) => void (state.blocked = prefix),
    seen: () => state.lines,
    answers: () => state.answers,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(path.dirname(caFile), { recursive: true, force: true });
    },
  };
}
