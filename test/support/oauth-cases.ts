import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseKind } from './databases';
import { ask, type Ask, type Reply } from './http';
import {
  askToken,
  challenge,
  createClient,
  createPerson,
  newCode,
  redemption,
  setSecret,
  siteToken,
  verifier,
  type AuthorizeQuery,
  type Person,
  type Tokens,
} from './oauth';
import { root } from './strapi';
import { createWorld, type World } from './world';

/** What one request of a case sends. */
export type CaseRequest = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  json?: Record<string, unknown>;
  form?: Record<string, string>;
  multipart?: Record<string, string>;
  raw?: string;
  query?: Record<string, string>;
  query_append?: string;
};

/** What must come of it; `null` means: not there, `~x`: contains x. */
export type CaseExpectation = {
  status: number;
  error?: string | null;
  message?: string | null;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  redirect?: Record<string, string>;
  login_page?: boolean;
  login_page_or_redirect_error?: string;
};

/** One row of the table of token cases. */
export type TokenCase = {
  id: string;
  title: string;
  given: string[];
  request: CaseRequest;
  expect: CaseExpectation;
  then?: { request: CaseRequest; expect: CaseExpectation }[];
  parallel?: number;
};

/** One row of the table of redirect cases. */
export type RedirectCase = {
  id: string;
  why: string;
  whitelist: string;
  blacklist: string;
  env: Record<string, string | undefined>;
  redirect_uri: unknown;
  expect: 'allow' | 'deny';
};

const table = <Row>(name: string): Row[] =>
  JSON.parse(readFileSync(path.join(root, 'test', name), 'utf8')) as Row[];

export const tokenCases = table<TokenCase>('token-cases.json');
export const redirectCases = table<RedirectCase>('redirect-cases.json');

/** A site with all the clients that the cases name, and the user they ask for. */
export type CaseSite = { world: World; admin: Person; age(seconds: number): Promise<void> };

const odd = { clientId: 'https://odd.example/client', secret: 'p@ss:w%rd +&' };
const forever = (secret: string) => [{ secret, endsAt: null }];

async function createClients(world: World): Promise<void> {
  await createClient(world, { clientId: 'star_client', redirectUris: ['*'] });
  await createClient(world, { clientId: 'rt_client', refreshTokens: true });
  await createClient(world, { clientId: 'public_client', isPublic: true });
  await createClient(world, { clientId: 'off_client', enabled: false });
  await createClient(world, { clientId: odd.clientId, refreshTokens: true });
  await setSecret(world, 'star_client', forever('star_secret'));
  await setSecret(world, odd.clientId, forever(odd.secret));
  await setSecret(world, 'rt_client', [
    { secret: 'new-secret', endsAt: null },
    { secret: 'old-secret', endsAt: new Date(0).toISOString() },
  ]);
}

/** The user of seed 004's example: nickname, picture and phone of the Douyin account, a bio of the site. */
async function createAdmin(world: World): Promise<Person> {
  const person = await createPerson(world, 'admin');
  await world.strapi.run(`
    await strapi.db.query('plugin::users-permissions.user').update({ where: { id: ${person.id} },
      data: { email: 'admin@ttgchat.com', bio: '这是用户简介' } });
    const row = 'story-account';
    const phoneSealed = strapi.plugin('douyin').service('secrets').seal('13800000000',
      { table: 'douyin_accounts', row, column: 'phone_sealed' });
    await strapi.db.query('plugin::douyin.account').create({ data: { documentId: row, provider: 'douyin', appId: 'story',
      openId: 'story', identityHash: 'story', nickname: '管理员', avatarUrl: '/uploads/avatars/default.png', userId: ${person.id},
      connectedAt: new Date(), phoneSealed, phoneView: '138****0000' } });`);
  return person;
}

/** Starts a site for the cases. */
export async function createCaseSite(database: DatabaseKind): Promise<CaseSite> {
  const world = await createWorld({ database });
  const admin = await createAdmin(world);
  await createClients(world);
  let offsetMs = 0;
  return {
    world,
    admin,
    async age(seconds) {
      offsetMs += seconds * 1000;
      await world.strapi.moveClock(offsetMs);
    },
  };
}

async function tokensOf(
  { world, admin }: CaseSite,
  {
    person = admin,
    query = {},
    client = {},
  }: { person?: Person; query?: AuthorizeQuery; client?: object } = {},
): Promise<Tokens> {
  const code = await newCode(world, person, query);
  const reply = await askToken(world, redemption(code, { ...client }));
  if (reply.status !== 200) throw new Error(`No tokens: ${reply.status} ${reply.text}`);
  return reply.json<Tokens>();
}

const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

async function aged(site: CaseSite, seconds: number, make: () => Promise<string>): Promise<string> {
  const made = await make();
  await site.age(seconds);
  return made;
}

async function revokedToken(site: CaseSite): Promise<string> {
  const { access_token: token } = await tokensOf(site);
  const json = { client_id: 'test_client', client_secret: 'test_secret', token };
  await ask(`${site.world.front.url}/api/oauth/revoke`, { method: 'POST', json });
  return token;
}

async function blockedToken(site: CaseSite): Promise<string> {
  const person = await createPerson(site.world);
  const { access_token: token } = await tokensOf(site, { person });
  await site.world.strapi.run(
    `await strapi.db.query('plugin::users-permissions.user').update({ where: { id: ${person.id} }, data: { blocked: true } });`,
  );
  return token;
}

/** How each thing that a case is given is made. */
export const makers: Record<string, (site: CaseSite) => Promise<string>> = {
  code: ({ world, admin }) => newCode(world, admin),
  code_aged_598s: (site) => aged(site, 598, () => newCode(site.world, site.admin)),
  code_aged_601s: (site) => aged(site, 601, () => newCode(site.world, site.admin)),
  pkce_code: ({ world, admin }) => newCode(world, admin, pkce),
  public_code: ({ world, admin }) => newCode(world, admin, { client_id: 'public_client', ...pkce }),
  access_token: async (site) => (await tokensOf(site, { query: { scope: 'userinfo phone' } })).access_token,
  openid_access_token: async (site) =>
    (await tokensOf(site, { query: { scope: 'openid userinfo' } })).access_token,
  access_token_aged_3601s: (site) => aged(site, 3601, async () => (await tokensOf(site)).access_token),
  revoked_access_token: revokedToken,
  blocked_user_token: blockedToken,
  refresh_token: async (site) => {
    const client = { client_id: 'rt_client', client_secret: 'new-secret' };
    return (await tokensOf(site, { query: { client_id: 'rt_client' }, client })).refresh_token ?? '';
  },
  site_jwt: ({ world, admin }) => siteToken(world, admin),
};

/** Values by name, put where `{{name}}` stands. */
export type Values = Record<string, string>;

const fillText = (text: string, values: Values): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => values[name] ?? whole);

const fillAll = <Value>(value: Value, values: Values): Value =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? fillText(part, values) : part,
  ) as Value;

function multipart(fields: Record<string, string>): Ask {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--story\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=story' },
    body: `${parts.join('')}--story--\r\n`,
  };
}

function contentOf({ json, form, multipart: fields, raw }: CaseRequest): Ask {
  if (json) return { json };
  if (fields) return multipart(fields);
  if (raw !== undefined) return { body: raw };
  if (!form) return {};
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  };
}

function headersOf(headers: Record<string, string> = {}): Record<string, string> {
  const [, plain] = /^basic:(.*)$/s.exec(headers.authorization ?? '') ?? [];
  return plain ? { ...headers, authorization: `Basic ${Buffer.from(plain).toString('base64')}` } : headers;
}

/** Sends the request of a case. */
export function send(world: World, request: CaseRequest, values: Values): Promise<Reply> {
  // What is sent word by word is filled as text: it need not be JSON.
  const { raw, ...rest } = request;
  const filled: CaseRequest = {
    ...fillAll(rest, values),
    ...(raw === undefined ? {} : { raw: fillText(raw, values) }),
  };
  const content = contentOf(filled);
  const query = [new URLSearchParams(filled.query ?? {}).toString(), filled.query_append ?? ''].filter(
    Boolean,
  );
  const where = `${world.front.url}${filled.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const headers = { ...content.headers, ...headersOf(filled.headers) };
  return ask(where, { method: filled.method, ...content, headers });
}

/** The values that are always there. */
export const fixedValues: Values = { verifier, challenge };
