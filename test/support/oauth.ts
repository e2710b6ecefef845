import { createHash, randomUUID } from 'node:crypto';
import type { OAuthClientView } from '../../src/plugins/douyin/contracts/oauth-client';
import { ask, createVisitor, type Reply, type Visitor } from './http';
import { location, type World } from './world';

/** Where the client of seed 004's examples has its users sent back to. */
export const callbackUrl = 'http://localhost:3000/callback';

/** A PKCE verifier and its challenge. */
export const verifier = 'a-verifier-of-at-least-forty-three-characters-0123456789';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** A user of the site with a password. */
export type Person = { id: number; username: string; password: string };

/** Makes a user with a password. */
export async function createPerson(world: World, username = `p${randomUUID().slice(0, 8)}`): Promise<Person> {
  const password = 'Story-password-1';
  const id = await world.strapi.run<number>(`
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    const user = await strapi.plugin('users-permissions').service('user').add({
      username: ${JSON.stringify(username)}, email: ${JSON.stringify(`${username}@example.com`)}, password: ${JSON.stringify(password)},
      provider: 'local', confirmed: true, blocked: false, role: role.id });
    return user.id;`);
  return { id, username, password };
}

/** A token of users-permissions for a user, past the login and its limit. */
export const siteToken = (world: World, { id }: Pick<Person, 'id'>): Promise<string> =>
  world.strapi.run<string>(`return strapi.plugin('users-permissions').service('jwt').issue({ id: ${id} });`);

/** A browser that is signed in, as the login page does it. */
export async function signedInVisitor(world: World, person: Pick<Person, 'id'>): Promise<Visitor> {
  const visitor = createVisitor();
  const headers = { authorization: `Bearer ${await siteToken(world, person)}`, origin: world.front.url };
  const reply = await visitor.ask(`${world.front.url}/oauth/session`, { method: 'POST', headers, json: {} });
  if (reply.status !== 200) throw new Error(`Not signed in: ${reply.status} ${reply.text}`);
  return visitor;
}

/** The parameters of a request for authorisation that differ from those of the example. */
export type AuthorizeQuery = Record<string, string | undefined>;

/** The address of the authorisation page. */
export function authorizeUrl(world: World, query: AuthorizeQuery = {}): string {
  const all = {
    client_id: 'test_client',
    redirect_uri: callbackUrl,
    response_type: 'code',
    scope: 'userinfo',
    state: 'xyz',
    ...query,
  };
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${world.front.url}/oauth/authorize?${new URLSearchParams(pairs).toString()}`;
}

/** A page as a program asks for it. */
const asJson = { accept: 'application/json' };

/** What a person answers; `scope` are those that may be declined. */
export type Decision = { decision?: 'allow' | 'deny'; scope?: string[]; user?: number };

/** Where an interaction was decided: the question, if it was asked, and the address the browser is sent to next. */
export async function decide(
  world: World,
  visitor: Visitor,
  person: Pick<Person, 'id'>,
  interaction: string,
  { decision = 'allow', scope = ['phone', 'email'], user = person.id }: Decision = {},
): Promise<{ next: string; asked: boolean }> {
  const shown = await visitor.ask(interaction, { headers: asJson });
  if (shown.headers.location) return { next: shown.headers.location, asked: false };
  if (shown.status !== 200) throw new Error(`No question but ${shown.status}: ${shown.text.slice(0, 500)}`);
  const headers = { ...asJson, origin: world.front.url };
  const json = { decision, user: String(user), scope };
  const reply = await visitor.ask(interaction, { method: 'POST', headers, json });
  if (reply.status !== 200) throw new Error(`Not decided: ${reply.status} ${reply.text.slice(0, 500)}`);
  return { next: reply.json<{ data: { location: string } }>().data.location, asked: true };
}

/** A whole authorisation up to the address the browser is sent back to. */
export async function authorize(
  world: World,
  person: Pick<Person, 'id'>,
  { query = {}, visitor, decision }: { query?: AuthorizeQuery; visitor?: Visitor; decision?: Decision } = {},
): Promise<{ back: URL; asked: boolean; visitor: Visitor }> {
  const browser = visitor ?? (await signedInVisitor(world, person));
  const started = await browser.ask(authorizeUrl(world, query), { headers: asJson });
  const interaction = new URL(location(started), world.front.url).href;
  const { next, asked } = await decide(world, browser, person, interaction, decision);
  const done = await browser.ask(new URL(next, world.front.url).href, { headers: asJson });
  return { back: new URL(location(done)), asked, visitor: browser };
}

/** An authorisation code. */
export async function newCode(
  world: World,
  person: Pick<Person, 'id'>,
  query: AuthorizeQuery = {},
  visitor?: Visitor,
): Promise<string> {
  const { back } = await authorize(world, person, { query, visitor });
  const code = back.searchParams.get('code');
  if (!code) throw new Error(`No code in ${back.href}`);
  return code;
}

/** Asks the token endpoint. */
export const askToken = (world: World, json: Record<string, unknown>): Promise<Reply> =>
  ask(`${world.front.url}/api/oauth/token`, { method: 'POST', json });

/** What is sent to redeem a code of the example client. */
export const redemption = (code: string, rest: Record<string, unknown> = {}) => ({
  client_id: 'test_client',
  client_secret: 'test_secret',
  grant_type: 'authorization_code',
  redirect_uri: callbackUrl,
  code,
  ...rest,
});

/** Tokens of one authorisation. */
export type Tokens = { access_token: string; refresh_token?: string; id_token?: string; expires_in: number };

/** Asks who a token is for. */
export const askUserinfo = (world: World, token: string): Promise<Reply> =>
  ask(`${world.front.url}/api/oauth/userinfo`, { headers: { authorization: `Bearer ${token}` } });

/** Everything an administrator can set on a client, as it usually is. */
export const clientInput = {
  name: 'Story site',
  homepage: null,
  logo: null,
  enabled: true,
  pkceRequired: false,
  refreshTokens: false,
  refreshGraceSeconds: 0,
  scopes: ['userinfo', 'phone', 'openid', 'profile', 'email'],
  redirectUris: [callbackUrl],
  redirectBlacklist: [] as string[],
};

/** A client and the secret that was told once. */
export type Created = { client: OAuthClientView; secret: string };

/** Makes a client as an administrator. */
export const createClient = (
  world: World,
  change: Partial<typeof clientInput> & { clientId?: string; isPublic?: boolean } = {},
): Promise<Created> =>
  world.admin.data<Created>('POST', '/douyin/oauth-clients', { ...clientInput, isPublic: false, ...change });

/** Gives a client a secret that a story knows beforehand, past the admin, which makes its own. */
export const setSecret = (
  world: World,
  clientId: string,
  secrets: { secret: string; endsAt: string | null }[],
): Promise<void> =>
  world.strapi.run(`
    const { createHash } = process.getBuiltinModule('node:crypto');
    const part = (text) => Buffer.byteLength(text) + ':' + text;
    const stored = ${JSON.stringify(secrets)}.map(({ secret, endsAt }, at) => ({
      id: 'f' + at, lastFour: secret.slice(-4), createdAt: new Date(0).toISOString(), endsAt,
      hash: createHash('sha256').update(part('f' + at) + part(secret)).digest('hex') }));
    await strapi.db.query('plugin::douyin.oauth-client').updateMany({ where: { clientId: ${JSON.stringify(clientId)} }, data: { secrets: stored } });`);
