import { isHere, type DatabaseKind } from '../support/databases';
import { ask, type Reply } from '../support/http';
import {
  createCaseSite,
  fixedValues,
  makers,
  redirectCases,
  send,
  tokenCases,
  type CaseExpectation,
  type CaseSite,
  type RedirectCase,
  type TokenCase,
  type Values,
} from '../support/oauth-cases';
import { ofThisRun } from '../support/this-run';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

const bodyOf = (reply: Reply): Record<string, unknown> =>
  /json/.test(String(reply.headers['content-type'])) ? reply.json<Record<string, unknown>>() : {};

function expectText(actual: unknown, wanted: string): void {
  if (wanted.startsWith('~')) expect(String(actual)).toContain(wanted.slice(1));
  else if (wanted === '<string>') expect(actual).toEqual(expect.stringMatching(/./));
  else expect(actual).toBe(wanted);
}

function expectRedirect(reply: Reply, wanted: Record<string, string>, issuer: string): void {
  const target = new URL(String(reply.headers.location));
  const given = new URLSearchParams(target.search || target.hash.slice(1));
  for (const [name, value] of Object.entries(wanted))
    expect([name, given.get(name)]).toEqual([name, value === '<issuer>' ? issuer : value]);
}

const leadsToLogin = (reply: Reply, issuer: string): boolean =>
  new URL(String(reply.headers.location), issuer).origin === issuer;

function expectAnswer(reply: Reply, wanted: CaseExpectation, issuer: string): void {
  expect([reply.status, reply.status === wanted.status ? '' : reply.text]).toEqual([wanted.status, '']);
  const body = bodyOf(reply);
  if (wanted.error !== undefined && wanted.status >= 400) expect(body.error ?? null).toBe(wanted.error);
  if (wanted.message) expect(body.message).toBe(wanted.message);
  for (const [name, value] of Object.entries(wanted.body ?? {}))
    if (typeof value === 'string') expectText(body[name], value);
    else expect([name, body[name]]).toEqual([name, value]);
  for (const [name, value] of Object.entries(wanted.headers ?? {})) expectText(reply.headers[name], value);
  if (wanted.redirect) expectRedirect(reply, wanted.redirect, issuer);
  if (wanted.login_page) expect(leadsToLogin(reply, issuer)).toBe(true);
}

async function runCase(site: CaseSite, row: TokenCase): Promise<void> {
  const { world } = site;
  const issuer = world.front.url;
  const values: Values = { ...fixedValues };
  for (const name of row.given) values[name] = (await makers[name]?.(site)) ?? '';
  const count = row.parallel ?? 1;
  const replies = await Promise.all(Array.from({ length: count }, () => send(world, row.request, values)));
  const good = replies.filter(({ status }) => status === 200);
  if (count > 1) expect(good).toHaveLength(1);
  const [first] = count > 1 ? good : replies;
  if (!first) throw new Error('No answer');
  expectAnswer(first, row.expect, issuer);
  for (const name of ['access_token', 'refresh_token']) {
    const value = String(bodyOf(first)[name] ?? '');
    Object.assign(values, { [`first.${name}`]: value, [`response.${name}`]: value });
  }
  for (const { request, expect: wanted } of row.then ?? [])
    expectAnswer(await send(world, request, values), wanted, issuer);
}

const params = (address: unknown): string => {
  if (Array.isArray(address))
    return address.map((each) => `redirect_uri=${encodeURIComponent(String(each))}`).join('&');
  if (typeof address === 'object' && address !== null)
    return Object.entries(address)
      .map(([name, value]) => `redirect_uri[${name}]=${encodeURIComponent(String(value))}`)
      .join('&');
  return `redirect_uri=${encodeURIComponent(String(address))}`;
};

async function askRedirect({ world }: CaseSite, row: RedirectCase): Promise<Reply> {
  const any = row.env.OAUTH_ALLOW_ANY_REDIRECT_URI ?? '';
  const local = row.env.OAUTH_ALLOW_LOCAL_REDIRECT_URI ?? '';
  const data = { redirectUris: row.whitelist, redirectBlacklist: row.blacklist };
  await world.strapi.run(`
    strapi.config.set('plugin::douyin.oauth.anyRedirectUri', ${JSON.stringify(any)});
    strapi.config.set('plugin::douyin.oauth.localRedirectUri', ${JSON.stringify(local)});
    await strapi.db.query('plugin::douyin.oauth-client').updateMany({ where: { clientId: 'star_client' }, data: ${JSON.stringify(data)} });`);
  const query = `client_id=star_client&response_type=code&scope=userinfo&state=xyz&${params(row.redirect_uri)}`;
  return ask(`${world.front.url}/oauth/authorize?${query}`, { headers: { accept: 'application/json' } });
}

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the tables of cases on ${kind}`, () => {
    let site: CaseSite;
    beforeAll(async () => {
      site = await createCaseSite(kind);
    });
    afterAll(() => site?.world.close());

    it.each(tokenCases.map((row) => [row.id, row.title, row] as const))(
      '%s: %s',
      async (_id, _title, row) => {
        await runCase(site, row);
      },
    );

    it.each(redirectCases.map((row) => [row.id, row.why, row] as const))('%s: %s', async (_id, _why, row) => {
      const reply = await askRedirect(site, row);
      expect([row.id, reply.status, reply.text]).toEqual([
        row.id,
        row.expect === 'allow' ? 303 : 400,
        expect.anything(),
      ]);
      if (row.expect === 'allow') expect(leadsToLogin(reply, site.world.front.url)).toBe(true);
      else expect(reply.headers.location).toBeUndefined();
    });
  });
}
