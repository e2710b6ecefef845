import http from 'node:http';
import { performance } from 'node:perf_hooks';

/** What to send. */
export type Ask = {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
};

/** An answer, read to its end, and the milliseconds it took from sending to its last byte. */
export type Reply = { status: number; headers: http.IncomingHttpHeaders; text: string; ms: number };

// Connections stay open, as a proxy before Strapi keeps them; those nobody used for a while are gone before Strapi ends them.
const agent = new http.Agent({ keepAlive: true, timeout: 4000 });

function bodyOf({ json, form }: Ask): { text?: string; type?: string } {
  if (form) return { text: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  return json === undefined ? {} : { text: JSON.stringify(json), type: 'application/json' };
}

/** Sends one request and follows nothing. */
export function send(url: string, ask: Ask = {}): Promise<Reply> {
  const { text, type } = bodyOf(ask);
  const headers = {
    ...ask.headers,
    ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
  };
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: ask.method ?? 'GET', headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        const ms = performance.now() - begin;
        const read = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: read, ms });
      });
    });
    request.on('error', reject).end(text);
  });
}

/** What an answer says, a page without its markup. */
const wordsOf = ({ text }: Reply): string =>
  text
    .replace(/<style[^]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);

/** Gives the answer back when its status is one of these; throws with the step's name and the answer otherwise. */
export function expect(step: string, reply: Reply, statuses: readonly number[]): Reply {
  if (statuses.includes(reply.status)) return reply;
  throw new Error(`${step}: ${reply.status} instead of ${statuses.join(' or ')}: ${wordsOf(reply)}`);
}

/** Milliseconds of every answer so far, by step. */
export type Steps = Map<string, number[]>;

/** A browser without a screen: keeps cookies per origin, notes how long each step took. */
export type Visitor = {
  ask(step: string, status: number, url: string, ask?: Ask): Promise<Reply>;
};

/** A browser that never was here before. */
export function createVisitor(steps: Steps): Visitor {
  const jars = new Map<string, Map<string, string>>();
  return {
    async ask(step, status, url, ask = {}) {
      const { origin } = new URL(url);
      const jar = jars.get(origin) ?? new Map<string, string>();
      jars.set(origin, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...(cookie ? { cookie } : {}), ...ask.headers };
      const reply = expect(step, await send(url, { ...ask, headers }), [status]);
      keepCookies(jar, reply.headers['set-cookie'] ?? []);
      const times = steps.get(step) ?? [];
      steps.set(step, times);
      times.push(reply.ms);
      return reply;
    },
  };
}

function keepCookies(jar: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';');
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const ends =
      attributes.find((attribute) => /^ *(expires|max-age)=/i.test(attribute))?.split('=')[1] ?? '';
    const isOver = value === '' || Number(ends) <= 0 || Date.parse(ends) <= Date.now();
    if (isOver && ends !== '') jar.delete(name);
    else jar.set(name, value);
  }
}

/** Where a redirect leads; throws when it is none. */
export function locationOf(reply: Reply): string {
  if (!reply.headers.location) throw new Error(`No redirect: ${wordsOf(reply)}`);
  return reply.headers.location;
}
