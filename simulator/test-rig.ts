import type { Fields } from './call';
import { startSimulator, type Simulator, type SimulatorOptions } from './index';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from './seed';

/** The demo app's credentials as the token endpoints want them. */
export const APP = { client_key: DEMO_CLIENT_KEY, client_secret: DEMO_CLIENT_SECRET };

/** The demo app's https callback. */
export const CALLBACK = 'https://site.example/api/v1/lead/douyin/auth/callback';

/** One answer: `data` is empty when the body has none. */
export type Answer = { status: number; headers: Headers; text: string; body: Fields; data: Fields };

/** Every simulator a test started, for `closeAll`. */
const running: Simulator[] = [];

/** Starts a simulator that `closeAll` stops. */
export async function start(options: SimulatorOptions = {}): Promise<string> {
  const simulator = await startSimulator(options);
  running.push(simulator);
  return simulator.url;
}

/** Stops what the tests of a file started; use as `afterEach(closeAll)`. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** Sends a request and reads a JSON answer; text that is not JSON gives an empty body. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const body = parse(text);
  const data = typeof body.data === 'object' && body.data !== null ? (body.data as Fields) : {};
  return { status: response.status, headers: response.headers, text, body, data };
}

function parse(text: string): Fields {
  try {
    return JSON.parse(text) as Fields; // every JSON answer of the simulator is an object
  } catch {
    return {};
  }
}

/** Posts a form. */
export const postForm = (url: string, fields: Record<string, string>): Promise<Answer> =>
  send(url, { method: 'POST', body: new URLSearchParams(fields) });

/** Sends JSON; POST unless told otherwise. */
export const postJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Answer> =>
  send(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** The address of the connect page for the demo app, with changes. */
export function connectUrl(url: string, changes: Record<string, string> = {}): string {
  const query = {
    client_key: DEMO_CLIENT_KEY,
    response_type: 'code',
    scope: 'user_info',
    redirect_uri: CALLBACK,
    state: 's-1',
  };
  return `${url}/platform/oauth/connect/?${new URLSearchParams({ ...query, ...changes })}`;
}

/** Logs a person in at the connect page and gives the code. */
export async function loginCode(
  url: string,
  person = 'xiaohe',
  changes: Record<string, string> = {},
): Promise<string> {
  await send(connectUrl(url, changes));
  const { body } = await postJson(`${url}/_sim/people/${person}/approve`, { newest: true });
  return new URL(String(body.redirectUrl)).searchParams.get('code') ?? '';
}

/** Exchanges a code for tokens. */
export const exchange = (url: string, code: string, changes: Record<string, string> = {}): Promise<Answer> =>
  postForm(`${url}/oauth/access_token/`, { ...APP, code, grant_type: 'authorization_code', ...changes });

/** A logged-in person's token answer. */
export const loginTokens = async (
  url: string,
  person?: string,
  changes?: Record<string, string>,
): Promise<Fields> => (await exchange(url, await loginCode(url, person, changes))).data;

/** Asks for an application token. */
export const clientToken = async (url: string, name = 'client_token'): Promise<Fields> =>
  (await postJson(`${url}/oauth/${name}/`, { ...APP, grant_type: 'client_credential' })).data;

/** Moves the platform's clock forward. */
export const advance = (url: string, ms: number): Promise<Answer> =>
  postJson(`${url}/_sim/clock`, { advanceMs: ms });

/** Plans a fault. */
export const fault = (url: string, body: Fields): Promise<Answer> => postJson(`${url}/_sim/faults`, body);

/** Changes the demo app. */
export const patchApp = (url: string, body: Fields): Promise<Answer> =>
  postJson(`${url}/_sim/apps/${DEMO_CLIENT_KEY}`, body, {}, 'PATCH');

/** A connected account: where, its token and its open_id. */
export type Account = { url: string; token: string; openId: string };

/** A person who granted the scopes, at a simulator of its own unless one is given. */
export async function connectAs(person: string, scope: string, url?: string): Promise<Account> {
  const base = url ?? (await start());
  const { access_token: token, open_id: openId } = await loginTokens(base, person, { scope });
  return { url: base, token: String(token), openId: String(openId) };
}

/** Reads an API as an account. */
export const readAs = (account: Account, path: string, query: Record<string, string> = {}): Promise<Answer> =>
  send(`${account.url}${path}?${new URLSearchParams({ open_id: account.openId, ...query })}`, {
    headers: { 'access-token': account.token },
  });

/** Lets the demo app hold more scopes, and connects a person who granted these. */
export async function connectWith(scopes: string[], person = 'xiaohe', base?: string): Promise<Account> {
  const url = base ?? (await start());
  await patchApp(url, { scopes: ['user_info', ...scopes] });
  return connectAs(person, ['user_info', ...scopes].join(','), url);
}

/** Lets somebody of the seed do something. */
export const act = (url: string, person: string, action: string, body: Fields = {}): Promise<Answer> =>
  postJson(`${url}/_sim/people/${person}/${action}`, body);

/** A row of a list, and a page of rows. */
export type Row = Record<string, unknown>;
export type Page = { list: (Row | null)[]; cursor: number | string; has_more: boolean; total?: number };

/** Reads a list by `cursor` to its end. */
export async function readAll(
  account: Account,
  path: string,
  query: Record<string, string> = {},
): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '0';
  for (;;) {
    const { data } = await readAs(account, path, { count: '20', ...query, cursor });
    if (data.error_code !== 0) throw new Error(JSON.stringify(data));
    const page = data as Page;
    pages.push(page);
    if (!page.has_more) return pages;
    cursor = String(page.cursor);
  }
}
