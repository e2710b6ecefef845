import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import QRCode from 'qrcode';

/** The only client the provider knows. */
export const plainClient = { id: 'bench-client', secret: 'bench-client-secret' };

/** An OAuth2 provider as plain as can be. */
export type PlainProvider = { url: string; delay(ms: number): void };

type State = {
  delayMs: number;
  /** Redirect address by `state`, until somebody approves. */
  open: Map<string, string>;
  /** Person by code and by access token. */
  people: Map<string, string>;
};

type Answer = { status: number; body: unknown };
type Answering = Answer | Promise<Answer>;
type Call = { url: URL; form: URLSearchParams; token: string };

const bad = (error: string): Answer => ({ status: 400, body: { error } });

function issue(people: Map<string, string>, person: string): string {
  const text = randomBytes(24).toString('hex');
  people.set(text, person);
  return text;
}

/** Draws a QR code, as the simulator does: a login costs the machine the same at either platform's page. */
async function authorize({ open }: State, { url }: Call): Promise<Answer> {
  const { client_id, response_type, redirect_uri, state } = Object.fromEntries(url.searchParams);
  if (client_id !== plainClient.id || response_type !== 'code' || !redirect_uri || !state)
    return bad('invalid_request');
  open.set(state, redirect_uri);
  const code = await QRCode.toString(`${redirect_uri}/${state}`, { type: 'svg', margin: 0 });
  return { status: 200, body: { ask: 'Do you agree?', code } };
}

function approve({ open, people }: State, { form }: Call): Answer {
  const state = form.get('state') ?? '';
  const target = open.get(state);
  if (!target) return bad('invalid_state');
  open.delete(state);
  const query = new URLSearchParams({ code: issue(people, form.get('person') ?? ''), state });
  return { status: 200, body: { redirectUrl: `${target}?${query.toString()}` } };
}

function token({ people }: State, { form }: Call): Answer {
  const code = form.get('code') ?? '';
  const person = people.get(code);
  const isClient =
    form.get('client_id') === plainClient.id && form.get('client_secret') === plainClient.secret;
  if (!person || !isClient) return bad('invalid_grant');
  people.delete(code);
  const access_token = issue(people, person);
  return { status: 200, body: { access_token, token_type: 'Bearer', expires_in: 3600 } };
}

function userinfo({ people }: State, call: Call): Answer {
  const person = people.get(call.token);
  if (!person) return { status: 401, body: { error: 'invalid_token' } };
  return { status: 200, body: { username: person, email: `${person}@plain.example` } };
}

/** What waits as a platform does, and what is the browser's side of it and does not. */
const routes: Record<string, { waits: boolean; answer(state: State, call: Call): Answering }> = {
  'GET /authorize': { waits: true, answer: authorize },
  'POST /approve': { waits: false, answer: approve },
  'POST /token': { waits: true, answer: token },
  'GET /userinfo': { waits: true, answer: userinfo },
};

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await readForm(request);
  const url = new URL(request.url ?? '/', 'http://plain');
  const route = routes[`${request.method} ${url.pathname}`];
  const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (route?.waits && state.delayMs > 0) await sleep(state.delayMs);
  const answer = await route?.answer(state, { url, form, token: bearer });
  const { status, body } = answer ?? bad('unknown_address');
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Starts the provider on a free loopback port; it ends with its process. */
export async function startPlainProvider(): Promise<PlainProvider> {
  const state: State = { delayMs: 0, open: new Map(), people: new Map() };
  const server = createServer((request, response) => void serve(state, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, delay: (ms) => void (state.delayMs = ms) };
}
