import type { ChildProcess } from 'node:child_process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { refusal } from '../support/apps';
import { launchBrowser, openWindow } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { startFront, type Front } from '../support/front';
import { holdPort, startExample, type Held } from '../support/examples';
import { grantActions } from '../support/grants';
import { ask, createVisitor, type Reply } from '../support/http';
import { approveOnPhone } from '../support/phone';
import { openSession } from '../support/session';
import { createWorld, location, type World } from '../support/world';

/** How many logins a minute one network may start: more than the other stories here do. */
const perMinute = 60;

describe('a login that another site starts', () => {
  let world: World;
  let shop: Held;
  let app: Held;
  let sister: Front;
  let shopServer: ChildProcess;

  beforeAll(async () => {
    [shop, app, sister] = await Promise.all([holdPort(), holdPort(), startFront()]);
    const [pages, all] = [`${shop.origin},${sister.url}`, `${shop.origin},${sister.url},${app.origin}`];
    const env = {
      CORS_ORIGINS: pages,
      DOUYIN_REDIRECT_ORIGINS: all,
      DOUYIN_LOGIN_PER_MINUTE: String(perMinute),
    };
    world = await createWorld({ env });
    shopServer = await startExample('other-origin/serve.mjs', shop, { STRAPI_URL: world.front.url });
    sister.forwardTo(shop.port);
  });
  afterAll(async () => {
    shopServer?.kill();
    await Promise.all([sister?.close(), world?.close()]);
  });

  type Query = Record<string, string>;
  const urlOf = (query: Query) =>
    `${world.front.url}/api/v1/lead/douyin/auth/url?${new URLSearchParams(query).toString()}`;
  const askUrl = (query: Query = {}, headers: Record<string, string> = {}) => ask(urlOf(query), { headers });
  const exchange = (json: { code: string | null; verifier?: string }, visitor = createVisitor()) =>
    visitor.ask(`${world.front.url}/api/douyin/login/exchange`, {
      method: 'POST',
      json,
      headers: { origin: shop.origin },
    });

  /** Approves a started login; gives the callback's address, not yet called. */
  async function approveStarted(started: Reply, person: string) {
    const { authUrl, verifier } = started.json<{ data: { authUrl: string; verifier: string } }>().data;
    await ask(authUrl);
    const state = new URL(authUrl).searchParams.get('state');
    const { redirectUrl } = await world.sim<{ redirectUrl: string }>(`people/${person}/approve`, { state });
    return { callbackUrl: redirectUrl, verifier };
  }

  /** A login as the shop's page starts it, approved. */
  const approve = async (query: Query = { redirectUrl: `${shop.origin}/` }) =>
    approveStarted(await askUrl(query, { origin: shop.origin }), 'muyu');

  async function apiToken(name: string, permissions: string[]): Promise<string> {
    const json = { name, type: 'custom', permissions, lifespan: null };
    return (await world.admin.data<{ accessKey: string }>('POST', '/admin/api-tokens', json)).accessKey;
  }

  const openToAll = () => grantActions(world, 'public', ['lead:douyin:auth:get_url.start']);

  describe('by whom it may be asked for', () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

    it('is nobody at first: strangers are told to log in, users that they may not', async () => {
      const { jwt } = await openSession(world);
      expect((await askUrl()).status).toBe(401);
      expect((await askUrl({}, bearer('no.such.token'))).status).toBe(401);
      expect((await askUrl({}, bearer(jwt))).status).toBe(403);
    });

    it('is whoever has a role with the permission', async () => {
      const { jwt } = await openSession(world);
      await grantActions(world, 'authenticated', ['lead:douyin:auth:get_url.start']);
      expect([(await askUrl()).status, (await askUrl({}, bearer(jwt))).status]).toEqual([401, 200]);
      await grantActions(world, 'authenticated', ['lead:douyin:auth:get_url.start'], false);
      await openToAll();
      expect([(await askUrl()).status, (await askUrl({}, bearer(jwt))).status]).toEqual([200, 403]);
    });

    it('is a server whose API token has the permission', async () => {
      const none = await apiToken('another', ['plugin::douyin.me.find']);
      expect((await askUrl({}, bearer(none))).status).toBe(403);
      const token = await apiToken('mine', ['plugin::douyin.lead:douyin:auth:get_url.start']);
      expect((await askUrl({}, bearer(token))).status).toBe(200);
    });
  });

  describe('ends in the hands of whoever started it', () => {
    beforeAll(openToAll);

    it('as one more account of a user who is logged in there', async () => {
      const { jwt } = await openSession(world);
      await grantActions(world, 'authenticated', ['link.start', 'link.finish']);
      const send = (place: string, json: unknown) =>
        ask(`${world.front.url}/api/douyin/me/accounts/${place}`, {
          method: 'POST',
          json,
          headers: { authorization: `Bearer ${jwt}`, origin: shop.origin },
        });
      const started = await send('link', { redirectUrl: `${shop.origin}/me`, state: 'mine' });
      const { callbackUrl, verifier } = await approveStarted(started, 'qingtuan');
      const target = new URL(location(await ask(callbackUrl)));
      expect([target.pathname, target.searchParams.get('state')]).toEqual(['/me', 'mine']);
      const code = target.searchParams.get('exchange_code');
      expect(refusal(await send('link/finish', { code })).code).toBe('AUTH_EXCHANGE_INVALID');
      expect(refusal(await exchange({ code, verifier })).code).toBe('AUTH_EXCHANGE_INVALID');
      const finished = await send('link/finish', { code, verifier });
      expect(finished.json()).toMatchObject({ data: { account: { nickname: '青团🍃' } } });
    });

    it('with a code that nobody can use without the verifier', async () => {
      const { callbackUrl, verifier } = await approve();
      const visitor = createVisitor();
      const code = new URL(location(await visitor.ask(callbackUrl))).searchParams.get('exchange_code');
      const { verifier: other } = await approve();
      for (const wrong of [undefined, 'x', 'A'.repeat(43), other])
        expect(refusal(await exchange({ code, verifier: wrong }, visitor))).toMatchObject({
          status: 400,
          code: 'AUTH_EXCHANGE_INVALID',
        });
      const right = await exchange({ code, verifier });
      expect(right.status).toBe(200);
      expect(right.json()).toMatchObject({ data: { user: { nickname: '木鱼石' }, crossDeviceUntil: null } });
      expect((await exchange({ code, verifier })).status).toBe(400);
    });

    it('at the address it asked for, with its own state', async () => {
      const { callbackUrl } = await approve({ redirectUrl: `${shop.origin}/in?from=menu`, state: 'a/b&c=d' });
      const target = new URL(location(await ask(callbackUrl)));
      const [code] = target.searchParams.getAll('exchange_code');
      expect(target.href).toBe(
        `${shop.origin}/in?from=menu&state=a%2Fb%26c%3Dd&exchange_code=${String(code)}`,
      );
    });

    it.each([
      ['an origin that is not listed', { redirectUrl: 'https://elsewhere.example/' }, 'redirectUrl:'],
      ['another port', { redirectUrl: 'http://localhost:1/' }, 'redirectUrl:'],
      ['a state without an address', { state: 'abc' }, 'state:'],
      ['a scope the app has not', { scope: 'user_info,fans.check' }, 'scope:'],
      ['our own QR code', { redirectUrl: '/welcome', way: 'qr' }, 'way:'],
    ])('and does not begin with %s', async (_name, query, field) => {
      const { status, code, message } = refusal(await askUrl(query));
      expect([status, code]).toEqual([400, 'AUTH_REQUEST_INVALID']);
      expect(message?.startsWith(field)).toBe(true);
    });

    it('as JSON where no address was asked for', async () => {
      const { callbackUrl } = await approve({});
      const reply = await ask(callbackUrl);
      expect([reply.status, reply.headers.location]).toEqual([200, undefined]);
      const { data } = reply.json<{ data: Record<string, unknown> }>();
      const account = (await world
        .tables('douyin_accounts')
        .where({ open_id: data.douyinUserId })
        .first('user_id')) as { user_id: number } | undefined;
      expect(data).toEqual({
        message: expect.any(String) as string,
        userId: account?.user_id,
        douyinUserId: data.douyinUserId,
      });
    });

    it('with the same code as JSON and as a page when it fails', async () => {
      const { callbackUrl } = await approve();
      await ask(callbackUrl);
      const page = await ask(callbackUrl, { headers: { accept: 'text/html' } });
      expect([page.status, page.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8']);
      expect(page.text).toContain('AUTH_STATE_USED');
      const json = await ask(callbackUrl, { headers: { accept: 'application/json' } });
      expect(refusal(json)).toMatchObject({ status: 409, code: 'AUTH_STATE_USED' });
    });
  });

  describeInBrowser('in a browser', () => {
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let urls: string[];
    const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

    beforeAll(async () => {
      await openToAll();
      browser = await launchBrowser();
    });
    beforeEach(async () => {
      context = await openWindow(browser, 'en');
      urls = [];
      context.on('request', (request) => urls.push(request.url()));
      page = await context.newPage();
    });
    afterEach(() => context.close());
    afterAll(() => browser?.close());

    it('comes back to its page with a code and no other secret in any address', async () => {
      await page.goto(shop.origin);
      const exchanged = page.waitForResponse(
        (answer) => answer.url().endsWith('/login/exchange') && answer.request().method() === 'POST',
      );
      await page.click('#redirect');
      await approveOnPhone(context, page);
      const { code, verifier } = (await exchanged).request().postDataJSON() as Record<string, string>;
      await said('Logged in: 小河 (douyin_');
      expect(page.url()).toBe(`${shop.origin}/`);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      const secrets = [code, verifier].map(String);
      expect(secrets.map((secret) => secret.length)).toEqual([43, 43]);
      const leaked = urls.filter((url) => secrets.some((secret) => url.includes(secret)));
      expect(leaked.map((url) => url.replace(/state=[^&]+/, 'state=…'))).toEqual([
        `${shop.origin}/?state=…&exchange_code=${String(code)}`,
      ]);
      const written = [...world.front.seen(), world.strapi.output()];
      expect(written.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
    });

    it('is not taken from somebody else’s hand', async () => {
      const { callbackUrl } = await approve({ redirectUrl: `${shop.origin}/`, state: 'of-a-stranger' });
      await page.goto(callbackUrl);
      await said('This tab did not start that login');
      expect(urls.filter((url) => url.includes('/login/exchange'))).toEqual([]);
    });

    it('tells the page that the visitor refused', async () => {
      await page.goto(shop.origin);
      await page.click('#redirect');
      await page.locator('#open-phone').waitFor();
      const state = new URL(page.url()).searchParams.get('state');
      await world.sim('people/muyu/refuse', { state });
      await page.goto(`${world.front.url}/api/v1/lead/douyin/auth/callback?state=${String(state)}`);
      await page.getByRole('link', { name: 'Back to the site' }).click();
      await said('Not logged in: AUTH_REFUSED');
    });

    it('ends with the cookie of the login page on another origin of the same site', async () => {
      const place = `${sister.url}/config.js`;
      await page.goto(`${world.front.url}/douyin/login?redirect=${encodeURIComponent(place)}`);
      await page.getByRole('link', { name: 'Log in with Douyin' }).click();
      await approveOnPhone(context, page, 'yuntun');
      await page.waitForURL((url) => url.origin === sister.url);
      const send = (credentials: RequestCredentials) =>
        page.evaluate(
          async ([url, sent]) => {
            const code = new URLSearchParams(window.location.search).get('exchange_code');
            const headers = { 'content-type': 'application/json' };
            const body = JSON.stringify({ code });
            return (await fetch(url, { method: 'POST', credentials: sent, headers, body })).status;
          },
          [`${world.front.url}/api/douyin/login/exchange`, credentials] as const,
        );
      expect([await send('omit'), await send('include')]).toEqual([400, 200]);
    });

    it('works for a server with an API token of its own', async () => {
      const server = await startExample('server-app/server.mjs', app, {
        STRAPI_URL: world.front.url,
        STRAPI_TOKEN: await apiToken('server', ['plugin::douyin.lead:douyin:auth:get_url.start']),
        NODE_EXTRA_CA_CERTS: world.front.caFile,
      });
      try {
        await page.goto(app.origin);
        await page.getByRole('link', { name: 'Log in with Douyin' }).click();
        await approveOnPhone(context, page, 'shancha');
        await page.locator('#user', { hasText: /^山茶 \(douyin_\w+\)$/ }).waitFor();
        expect(page.url()).toBe(`${app.origin}/`);
        const stranger = await createVisitor().ask(`${app.origin}/callback?exchange_code=x&state=y`);
        expect([stranger.status, stranger.text.includes('did not start')]).toEqual([400, true]);
        await page.getByRole('button', { name: 'Log out' }).click();
        await page.locator('#user', { hasText: 'Nobody' }).waitFor();
      } finally {
        server.kill();
      }
    });
  });

  it('starts so often in a minute from one network, but as often as it needs from a server', async () => {
    await openToAll();
    // What the stories above started counts no more.
    await world.strapi.moveClock(120_000);
    const headers = {
      authorization: `Bearer ${await apiToken('busy', ['plugin::douyin.lead:douyin:auth:get_url.start'])}`,
    };
    const statuses = async (more: Record<string, string>) => {
      const all = [];
      for (let n = 0; n <= perMinute; n += 1) all.push((await askUrl({}, more)).status);
      return all;
    };
    const within = Array.from({ length: perMinute }, () => 200);
    expect(await statuses({})).toEqual([...within, 429]);
    expect(await statuses(headers)).toEqual([...within, 200]);
  });
});
