import { ask, createVisitor } from '../support/http';
import {
  askToken,
  askUserinfo,
  authorize,
  authorizeUrl,
  createClient,
  createPerson,
  decide,
  newCode,
  redemption,
  signedInVisitor,
  siteToken,
  type Created,
  type Person,
  type Tokens,
} from '../support/oauth';
import { createWorld, location, type World } from '../support/world';

const asJson = { accept: 'application/json' };

// Sections of RFC 9700 (OAuth 2.0 Security Best Current Practice), each by plain HTTP. What the tables of cases hold is not
// repeated here.
describe('best current practice of OAuth 2.0', () => {
  let world: World;
  let person: Person;
  let site: Created;
  const at = (path: string) => `${world.front.url}${path}`;
  beforeAll(async () => {
    world = await createWorld();
    person = await createPerson(world);
    site = await createClient(world, { refreshTokens: true });
  });
  afterAll(() => world?.close());

  const post = (path: string, json: object, headers: Record<string, string> = {}) =>
    ask(at(path), { method: 'POST', json, headers });
  const credentials = ({ client, secret }: Created) => ({
    client_id: client.clientId,
    client_secret: secret,
  });
  const tokensFor = async (scope = 'userinfo', made = site): Promise<Tokens> => {
    const code = await newCode(world, person, { client_id: made.client.clientId, scope });
    return (await askToken(world, redemption(code, credentials(made)))).json<Tokens>();
  };
  const metadata = async () =>
    (await ask(at('/.well-known/oauth-authorization-server'))).json<Record<string, unknown>>();
  const interaction = async (visitor: { ask: typeof ask }, query = {}) =>
    at(
      new URL(location(await visitor.ask(authorizeUrl(world, query), { headers: asJson })), at('/')).pathname,
    );

  describe('4.4 and RFC 9207: who answers', () => {
    it('names the issuer when a code is given', async () => {
      const { back } = await authorize(world, person);
      expect(back.searchParams.get('iss')).toBe(world.front.url);
    });

    it('names the issuer when the person does not agree (4.11)', async () => {
      const { back } = await authorize(world, person, {
        query: { prompt: 'consent' },
        decision: { decision: 'deny' },
      });
      const { error, iss, state, code } = Object.fromEntries(back.searchParams);
      expect({ error, iss, state, code }).toEqual({
        error: 'access_denied',
        iss: world.front.url,
        state: 'xyz',
      });
    });
  });

  describe('2.6: metadata', () => {
    it('stands at the issuer and names only what is offered', async () => {
      const all = await metadata();
      expect(all).toMatchObject({
        issuer: world.front.url,
        authorization_endpoint: at('/oauth/authorize'),
        token_endpoint: at('/api/oauth/token'),
        userinfo_endpoint: at('/api/oauth/userinfo'),
        revocation_endpoint: at('/api/oauth/revoke'),
        introspection_endpoint: at('/api/oauth/introspect'),
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      });
      expect(all.token_endpoint_auth_methods_supported).toEqual([
        'client_secret_basic',
        'client_secret_post',
        'none',
      ]);
    });

    it('says the same whatever host a request names', async () => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
      const forged = await ask(`${world.strapi.url}/.well-known/oauth-authorization-server`, { headers });
      expect(forged.json()).toEqual(await metadata());
    });

    it('has a key without its private part', async () => {
      const { keys } = (await ask(at('/oauth/jwks'))).json<{ keys: Record<string, string>[] }>();
      expect(keys).toHaveLength(1);
      expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    });

    it('is open to scripts of other sites, the authorisation page is not', async () => {
      const headers = { origin: 'https://other.example' };
      const page = await ask(authorizeUrl(world), { headers });
      expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect((await ask(at('/.well-known/oauth-authorization-server'), { headers })).headers).toMatchObject({
        'access-control-allow-origin': 'https://other.example',
      });
    });

    it('lets scripts read tokens of a public client only, from where its users come back to', async () => {
      const app = await createClient(world, { isPublic: true, redirectUris: ['https://app.example/cb'] });
      const reader = async ({ client, secret }: Created, origin: string) => {
        const json = redemption('x', { client_id: client.clientId, client_secret: secret ?? undefined });
        const { headers } = await post('/api/oauth/token', json, { origin });
        expect(headers['access-control-allow-credentials']).toBeUndefined();
        return headers['access-control-allow-origin'];
      };
      expect(await reader(app, 'https://app.example')).toBe('https://app.example');
      expect(await reader(app, 'https://other.example')).toBeUndefined();
      expect(await reader(site, 'https://app.example')).toBeUndefined();
    });
  });

  describe('4.7: the request is bound to its browser', () => {
    it('gives the state back byte for byte', async () => {
      const state = '-._~ä中 +&=%/?"<>';
      const { back } = await authorize(world, person, { query: { state } });
      expect(back.searchParams.get('state')).toBe(state);
    });

    it('opens for no other browser', async () => {
      const page = await interaction(await signedInVisitor(world, person));
      const other = await signedInVisitor(world, person);
      const reply = await other.ask(page, { headers: asJson });
      expect([reply.status, reply.json<{ message: string }>().message]).toEqual([
        400,
        '授权请求已失效，请返回原网站重新开始',
      ]);
    });

    it('takes the answer of the person who was asked only', async () => {
      const visitor = await signedInVisitor(world, person);
      const page = await interaction(visitor, { prompt: 'consent' });
      const other = await createPerson(world);
      const { next } = await decide(world, visitor, person, page, { user: other.id });
      expect(next).toBe(new URL(page).pathname);
    });

    it('takes no answer from another site, nor from somebody who is not signed in', async () => {
      const visitor = await signedInVisitor(world, person);
      const page = await interaction(visitor);
      const json = { decision: 'allow', user: String(person.id) };
      const foreign = await visitor.ask(page, {
        method: 'POST',
        json,
        headers: { ...asJson, origin: 'https://evil.example' },
      });
      expect(foreign.status).toBe(400);
      const stranger = createVisitor();
      const own = await interaction(stranger);
      expect(location(await stranger.ask(own, { headers: asJson }))).toBe(
        `/login?redirect=${encodeURIComponent(new URL(own).pathname)}`,
      );
    });

    it('signs in with a good token of the site only, and from its own pages', async () => {
      const token = await siteToken(world, person);
      const open = (authorization: string, origin: string) =>
        post('/oauth/session', {}, { authorization, origin });
      expect((await open(`Bearer ${token}`, 'https://evil.example')).status).toBe(400);
      expect((await open('Bearer nope', world.front.url)).status).toBe(401);
      const { access_token: oauthToken } = await tokensFor();
      expect((await open(`Bearer ${oauthToken}`, world.front.url)).status).toBe(401);
    });
  });

  describe('4.12, 4.16, 4.2: redirects and pages', () => {
    it('redirects with 303 and leaves no referrer', async () => {
      const visitor = await signedInVisitor(world, person);
      const reply = await visitor.ask(authorizeUrl(world), { headers: asJson });
      expect(reply.status).toBe(303);
      expect(reply.headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
      const { next } = await decide(world, visitor, person, at(location(reply).replace(world.front.url, '')));
      const done = await visitor.ask(next, { headers: asJson });
      expect([done.status, done.headers['referrer-policy']]).toEqual([303, 'no-referrer']);
    });

    it('shows the consent in no frame and with nothing of third parties', async () => {
      const visitor = await signedInVisitor(world, await createPerson(world));
      const page = await visitor.ask(await interaction(visitor), { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("img-src 'self' data:");
      expect(page.text).toContain('localhost:3000');
      expect(page.text).not.toMatch(/(src|href)="https?:/);
    });

    it('hands out cookies that scripts cannot read and only TLS carries', async () => {
      const visitor = createVisitor();
      const lines = (await visitor.ask(authorizeUrl(world), { headers: asJson })).headers['set-cookie'] ?? [];
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line.toLowerCase()).toMatch(/secure.*httponly|httponly.*secure/);
      expect(lines.filter((line) => line.startsWith('douyin-oauth-none'))).toEqual([]);
    });

    it('leads to this site only after login', async () => {
      for (const place of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
        const page = await createVisitor().ask(at(`/login?redirect=${encodeURIComponent(place)}`));
        expect(page.status).toBe(200);
        expect(page.text).not.toContain('evil.example');
        const signed = await signedInVisitor(world, person);
        expect(location(await signed.ask(at(`/login?redirect=${encodeURIComponent(place)}`)))).toBe(
          '/oauth/sites',
        );
      }
    });

    it('adds its parameters to those of a registered address', async () => {
      const address = 'https://app.example/cb?tenant=1';
      const made = await createClient(world, { redirectUris: [address] });
      const query = { client_id: made.client.clientId, redirect_uri: address };
      const { back } = await authorize(world, person, { query });
      expect([back.searchParams.get('tenant'), back.searchParams.has('code')]).toEqual(['1', true]);
    });
  });

  describe('4.11.2: no open redirector', () => {
    it('shows errors here unless the address is registered byte by byte', async () => {
      const star = await createClient(world, { redirectUris: ['*'] });
      const query = {
        client_id: star.client.clientId,
        response_type: 'token',
        redirect_uri: 'https://any.example/cb',
      };
      const reply = await ask(authorizeUrl(world, query), { headers: asJson });
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    });

    it('shows a scope that nobody knows here, unless the address is registered byte by byte', async () => {
      const loose = { client_id: (await createClient(world, { redirectUris: ['*'] })).client.clientId };
      const visitor = createVisitor();
      const asked = await interaction(visitor, {
        ...loose,
        scope: 'zzz',
        redirect_uri: 'https://any.example/',
      });
      const shown = await visitor.ask(asked, { headers: asJson });
      expect([shown.status, shown.headers.location]).toEqual([400, undefined]);
      expect(shown.json()).toMatchObject({ error: 'invalid_scope' });
      const resumed = await visitor.ask(asked.replace('/interaction/', '/authorize/'), { headers: asJson });
      expect(String(resumed.headers.location)).not.toContain('any.example');
      const exact = await interaction(visitor, { scope: 'zzz' });
      const back = location(await visitor.ask(exact, { headers: asJson }));
      expect(location(await visitor.ask(back, { headers: asJson }))).toContain('error=invalid_scope');
    });
  });

  describe('2.3, 4.9, RFC 7009, RFC 7662: a token works where it is meant to', () => {
    it('opens nothing but /api/oauth', async () => {
      const { access_token: token } = await tokensFor('openid userinfo');
      const headers = { authorization: `Bearer ${token}` };
      expect((await ask(at('/api/users/me'), { headers })).status).toBe(401);
      expect((await ask(at('/admin/users/me'), { headers })).status).toBe(401);
      expect((await askUserinfo(world, token)).status).toBe(200);
    });

    it('is told of to its own client only', async () => {
      const { access_token: token } = await tokensFor();
      const other = await createClient(world);
      const introspect = (json: object) => post('/api/oauth/introspect', json);
      expect((await introspect({ ...credentials(site), token })).json()).toMatchObject({
        active: true,
        sub: String(person.id),
        client_id: site.client.clientId,
        scope: 'userinfo',
      });
      expect((await introspect({ ...credentials(other), token })).json()).toEqual({ active: false });
      expect((await introspect({ ...credentials(site), token: 'x' })).json()).toEqual({ active: false });
      expect((await introspect({ token })).status).toBe(400);
      expect((await introspect({ client_id: site.client.clientId, client_secret: 'x', token })).status).toBe(
        401,
      );
    });

    it('does not tell which client ids there are', async () => {
      const answers = await Promise.all(
        [site.client.clientId, 'nobody'].map((id) =>
          askToken(world, redemption('x', { client_id: id, client_secret: 'x' })),
        ),
      );
      expect(answers[0]?.text).toBe(answers[1]?.text);
    });

    it('has an id token that says who, for whom and from whom', async () => {
      const { id_token: idToken } = await tokensFor('openid profile');
      const [, payload = ''] = String(idToken).split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
      expect(claims).toMatchObject({
        iss: world.front.url,
        aud: site.client.clientId,
        sub: String(person.id),
      });
      expect(claims).not.toHaveProperty('name');
    });

    it('has codes and tokens of at least 256 random bits (RFC 6749, 10.10)', async () => {
      const { access_token: token, refresh_token: next } = await tokensFor();
      for (const value of [await newCode(world, person), token, next]) expect(value).toMatch(/^[\w-]{43,}$/);
    });
  });

  describe('OpenID Connect', () => {
    it.each([
      ['prompt=none', { prompt: 'none' }, 'login_required'],
      ['an unknown prompt', { prompt: 'dance' }, 'invalid_request'],
    ])('answers %s', async (_name, query, error) => {
      const reply = await ask(authorizeUrl(world, { ...query, scope: 'openid' }), { headers: asJson });
      expect(new URL(location(reply)).searchParams.get('error')).toBe(error);
    });

    it('makes a person log in again for prompt=login', async () => {
      const visitor = await signedInVisitor(world, person);
      await world.strapi.moveClock(5000);
      const started = await visitor.ask(authorizeUrl(world, { prompt: 'login' }), { headers: asJson });
      const page = at(new URL(location(started), at('/')).pathname);
      expect(location(await visitor.ask(page, { headers: asJson }))).toMatch(
        /^\/login\?redirect=.*&again=1$/,
      );
    });
  });

  describe('the guest of the self-check', () => {
    it('is there in development, and is no user who happens to have the name', async () => {
      const { id } = await createPerson(world, 'guest');
      const reply = await ask(at('/api/guest/login'), { method: 'POST', json: {} });
      const { jwt } = reply.json<{ data: { jwt: string } }>().data;
      const me = await ask(at('/api/users/me'), { headers: { authorization: `Bearer ${jwt}` } });
      expect(me.json<{ id: number }>().id).not.toBe(id);
      expect(me.json()).toMatchObject({ username: expect.stringMatching(/^guest-/), provider: 'guest' });
    });
  });
});
