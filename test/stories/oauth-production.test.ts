import { ask } from '../support/http';
import {
  authorizeUrl,
  createClient,
  createPerson,
  newCode,
  redemption,
  type Created,
} from '../support/oauth';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { createWorld, type World } from '../support/world';

const asJson = { accept: 'application/json' };

describe('the OAuth server in production', () => {
  let world: World;
  let site: Created;
  const unset = { DOUYIN_CLIENT_KEY: '', DOUYIN_CLIENT_SECRET: '', DOUYIN_BASE_URL: '' };
  beforeAll(async () => {
    world = await createWorld({ filled: false });
    site = await createClient(world, { redirectUris: ['*', 'https://app.example/cb'] });
    await world.strapi.stop();
  });
  afterAll(() => world?.close());

  const start = (env: Record<string, string>): Promise<RunningStrapi> =>
    startStrapi({ env: { ...world.env, ...unset, NODE_ENV: 'production', ...env } });
  const paths = [
    '/oauth/authorize',
    '/api/oauth/token',
    '/api/oauth/userinfo',
    '/.well-known/oauth-authorization-server',
  ];
  const askAll = (url: string, headers: Record<string, string>) =>
    Promise.all(
      [...paths, '/login', '/oauth/sites'].map(async (path) => {
        const reply = await ask(`${url}${path}`, { headers: { ...asJson, ...headers } });
        return [path, reply.status, reply.text.includes('HTTPS')] as const;
      }),
    );

  it('refuses plain http, and takes X-Forwarded-Proto from nobody where no proxy is configured', async () => {
    const strapi = await start({ TRUST_PROXY: 'false' });
    try {
      for (const headers of [{}, { 'x-forwarded-proto': 'https' }])
        for (const [path, status, isSaid] of await askAll(strapi.url, headers as Record<string, string>))
          expect([path, status, isSaid]).toEqual([path, 400, true]);
    } finally {
      await strapi.stop();
    }
  });

  it('takes X-Forwarded-Proto where one is, and refuses plain http all the same', async () => {
    const strapi = await start({ TRUST_PROXY: 'true' });
    try {
      for (const [path, status] of await askAll(strapi.url, {})) expect([path, status]).toEqual([path, 400]);
      const secure = await ask(`${strapi.url}/.well-known/oauth-authorization-server`, {
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' },
      });
      expect([secure.status, secure.json<{ issuer: string }>().issuer]).toEqual([200, world.front.url]);
    } finally {
      await strapi.stop();
    }
  });

  it('knows neither the client of the examples nor a guest, warns of what is dangerous, and works', async () => {
    const strapi = await start({ TRUST_PROXY: 'true', OAUTH_ALLOW_ANY_REDIRECT_URI: 'true' });
    world.front.forwardTo(strapi.port);
    const now: World = { ...world, strapi };
    try {
      const sample = await ask(authorizeUrl(now), { headers: asJson });
      expect([sample.status, sample.json<{ message: string }>().message]).toEqual([404, '客户端不存在']);
      const guest = await ask(`${world.front.url}/api/guest/login`, { method: 'POST', json: {} });
      expect(guest.status).toBe(404);
      for (const warning of [
        'OAUTH_ALLOW_ANY_REDIRECT_URI=true lets every connected site',
        'addresses of private networks are allowed',
        '"Story site" has the redirect address "*"',
        'the client "test_client" is for development',
      ])
        expect(strapi.output()).toContain(warning);
      const person = await createPerson(now);
      const query = { client_id: site.client.clientId, redirect_uri: 'https://app.example/cb' };
      const code = await newCode(now, person, query);
      const json = redemption(code, { ...query, client_secret: site.secret });
      const reply = await ask(`${world.front.url}/api/oauth/token`, { method: 'POST', json });
      expect(reply.status).toBe(200);
    } finally {
      await strapi.stop();
    }
  });

  /** The same client, each time under another name in the address or another spelling. */
  const sixTimes = async (send: (turn: number) => ReturnType<typeof ask>): Promise<number[]> => {
    const statuses = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await send(turn)).status);
    return statuses;
  };
  const manyByBasic = () =>
    sixTimes((turn) => {
      const id = turn % 2 ? 'by-basic' : 'by%2Dbasic';
      const authorization = `Basic ${Buffer.from(`${id}:x`).toString('base64')}`;
      const json = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://app.example/cb' };
      const url = `${world.front.url}/api/oauth/token?client_id=other-${turn}`;
      return ask(url, { method: 'POST', json, headers: { authorization } });
    });
  const manyUserinfo = () =>
    sixTimes((turn) => ask(`${world.front.url}/api/oauth/userinfo?client_id=other-${turn}`));

  it('has neither in development either, where the site is public', async () => {
    const strapi = await start({ NODE_ENV: 'development', PUBLIC_URL: 'https://shop.example' });
    try {
      const guest = await ask(`${strapi.url}/api/guest/login`, { method: 'POST', json: {} });
      expect(guest.status).toBe(404);
      const sample = await ask(`${strapi.url}/oauth/authorize?client_id=test_client`, { headers: asJson });
      expect(sample.status).toBe(404);
    } finally {
      await strapi.stop();
    }
  });

  it('lets a client through so often a minute and no more, and a network ten times as often', async () => {
    const strapi = await start({ TRUST_PROXY: 'true', DOUYIN_OAUTH_PER_MINUTE: '5' });
    world.front.forwardTo(strapi.port);
    try {
      const asked = redemption('x', { client_id: site.client.clientId, client_secret: 'x' });
      const send = (json: object) => ask(`${world.front.url}/api/oauth/token`, { method: 'POST', json });
      const statuses = [];
      for (let turn = 0; turn < 6; turn += 1) statuses.push((await send(asked)).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
      const last = await send(asked);
      expect(last.json()).toMatchObject({ error: 'slow_down', message: '请求过于频繁' });
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
      expect((await send({ ...asked, client_id: 'another' })).status).toBe(401);
      expect(await manyByBasic()).toEqual([401, 401, 401, 401, 401, 429]);
      expect(await manyUserinfo()).toEqual([401, 401, 401, 401, 401, 429]);
      const invented = [];
      for (let turn = 0; turn < 50; turn += 1)
        invented.push((await send({ ...asked, client_id: `made-up-${turn}` })).status);
      expect(invented.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
      expect(invented.at(-1)).toBe(429);
    } finally {
      await strapi.stop();
    }
  });
});
