import https from 'node:https';
import http from 'node:http';

/** An answer, read to its end. */
export type Reply = {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  json<Body = unknown>(): Body;
};

/** What to send; `body` goes out as it is. */
export type Ask = {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | Buffer;
};

/** Sends one request and follows nothing; the stories' own certificate is accepted. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, json, body: raw }: Ask = {},
): Promise<Reply> {
  const body = json === undefined ? raw : JSON.stringify(json);
  const library = url.startsWith('https:') ? https : http;
  const all = { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const request = library.request(url, { method, headers: all, rejectUnauthorized: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    request.on('error', reject).end(body);
  });
}

/** Opens a WebSocket, says something and gives the first that comes back; throws when it is not opened. */
export function sayBySocket(url: string, what: string): Promise<string> {
  const headers = { connection: 'Upgrade', upgrade: 'websocket' };
  return new Promise((resolve, reject) => {
    const request = https.get(url, { headers, rejectUnauthorized: false, agent: false }, (answer) =>
      reject(new Error(`No WebSocket but ${answer.statusCode}`)),
    );
    request.on('error', reject).on('upgrade', (_answer, socket) => {
      socket.once('data', (chunk: Buffer) => {
        resolve(chunk.toString('utf8'));
        socket.destroy();
      });
      socket.write(what);
    });
  });
}

/** A browser without a screen: keeps cookies per origin and never follows a redirect by itself. */
export function createVisitor(language = 'zh-CN') {
  const jar = new Map<string, string>();
  return {
    /** Cookies it holds, `name=value`. */
    cookies: (): string[] => [...jar].map(([name, value]) => `${name}=${value}`),
    async ask(url: string, options: Ask = {}): Promise<Reply> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { 'accept-language': language, ...(cookie ? { cookie } : {}), ...options.headers };
      const reply = await ask(url, { ...options, headers });
      for (const line of reply.headers['set-cookie'] ?? []) {
        const [pair = ''] = line.split(';');
        const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      return reply;
    },
  };
}

/** A browser without a screen. */
export type Visitor = ReturnType<typeof createVisitor>;
