import type { ChildProcess } from 'node:child_process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { refusal } from '../support/apps';
import { launchBrowser, openWindow } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { holdPort, startExample, type Held } from '../support/examples';
import { grantActions } from '../support/grants';
import { ask } from '../support/http';
import { approveOnPhone } from '../support/phone';
import { createWorld, type World } from '../support/world';

describeInBrowser('a login in a pop-up', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let shop: Held;
  let foreign: Held;
  const sites: ChildProcess[] = [];

  beforeAll(async () => {
    [shop, foreign] = await Promise.all([holdPort(), holdPort()]);
    const env = { CORS_ORIGINS: shop.origin, DOUYIN_REDIRECT_ORIGINS: shop.origin };
    world = await createWorld({ env });
    for (const held of [shop, foreign])
      sites.push(await startExample('other-origin/serve.mjs', held, { STRAPI_URL: world.front.url }));
    await grantActions(world, 'public', ['lead:douyin:auth:get_url.start']);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    context = await openWindow(browser, 'en');
    page = await context.newPage();
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    sites.forEach((site) => site.kill());
    await world?.close();
  });

  const authUrl = `/api/v1/lead/douyin/auth/url`;
  const callback = `/api/v1/lead/douyin/auth/callback`;
  const stateOf = (platform: Page) => new URL(platform.url()).searchParams.get('state') ?? '';

  async function openPopup(selector: string): Promise<Page> {
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.click(selector)]);
    await popup.locator('#open-phone').waitFor();
    return popup;
  }

  /** Keeps every message the page is sent; gives them back. */
  async function listen(): Promise<() => Promise<{ origin: string; data: Record<string, unknown> }[]>> {
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      addEventListener('message', ({ origin, data }) => heard.push({ origin, data: data as unknown }));
    });
    return () => page.evaluate(() => (window as unknown as { heard: [] }).heard);
  }

  /** Approves in the pop-up and waits until it has closed itself. */
  async function approveIn(popup: Page, person?: string): Promise<void> {
    const closed = popup.waitForEvent('close');
    await approveOnPhone(context, popup, person);
    await closed;
  }

  describe('of another site', () => {
    const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    beforeEach(() => page.goto(shop.origin));

    it('tells its page, which stays where it is, and closes itself', async () => {
      const heard = await listen();
      await approveIn(await openPopup('#popup'));
      await said('Logged in: 小河 (douyin_');
      expect(page.url()).toBe(`${shop.origin}/`);
      const messages = await heard();
      expect(messages).toEqual([
        {
          origin: world.front.url,
          data: {
            type: 'douyin-login',
            exchangeCode: expect.stringMatching(/^[\w-]{43}$/) as string,
            state: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          },
        },
      ]);
      const code = String(messages[0]?.data.exchangeCode);
      expect(world.front.seen().filter((line) => line.includes(code))).toEqual([]);
    });

    it('tells its page when the visitor refused, and stays open to say so', async () => {
      const popup = await openPopup('#popup');
      const state = stateOf(popup);
      await world.sim('people/muyu/refuse', { state });
      await popup.evaluate(
        (url) => void location.assign(url),
        `${world.front.url}${callback}?state=${state}`,
      );
      await said('Not logged in: AUTH_REFUSED');
      expect(await popup.locator('body').innerText()).toContain('You can also close this window');
    });

    it('can be started again when its window was closed', async () => {
      await (await openPopup('#popup')).close();
      await approveIn(await openPopup('#popup'), 'muyu');
      await said('Logged in: 木鱼石');
    });
  });

  describe('of a site that nobody allowed', () => {
    beforeEach(() => page.goto(foreign.origin));

    it('cannot be started from its page, nor for its address', async () => {
      const query = new URLSearchParams({ redirectUrl: `${foreign.origin}/`, way: 'popup' });
      const url = `${world.front.url}${authUrl}?${query.toString()}`;
      expect(refusal(await ask(url))).toMatchObject({ status: 400, code: 'AUTH_REQUEST_INVALID' });
      const read = page.evaluate((where) => fetch(where).then(() => 'read', String), url);
      expect(await read).toMatch(/^TypeError/);
    });

    it('tells it nothing, though it opened the window of a login for an allowed site', async () => {
      const query = new URLSearchParams({ redirectUrl: `${shop.origin}/`, way: 'popup', state: 'abc' });
      const reply = await ask(`${world.front.url}${authUrl}?${query.toString()}`);
      const { data } = reply.json<{ data: { authUrl: string } }>();
      const heard = await listen();
      const [popup] = await Promise.all([
        page.waitForEvent('popup'),
        page.evaluate((where) => void window.open(where, 'login', 'popup'), data.authUrl),
      ]);
      await approveIn(popup, 'shancha');
      const answer = world.front.answers().findLast((sent) => sent.path === callback);
      expect(answer?.body).toContain('"exchangeCode":');
      expect(answer?.body).toContain(`"origin":"${shop.origin}"`);
      expect(await heard()).toEqual([]);
    });
  });

  describe('of our own page', () => {
    const loginPage = (query = '') => page.goto(`${world.front.url}/douyin/login${query}`);

    it('goes on by itself to the page that says who is logged in', async () => {
      await loginPage();
      await approveIn(await openPopup('[data-way="popup"]'), 'qingtuan');
      await page.getByText('You are logged in').waitFor();
      expect(await page.locator('#nickname').textContent()).toBe('青团🍃');
      expect(page.url()).toBe(`${world.front.url}/douyin/login/done`);
    });

    it('goes on to the page of this site that was asked for', async () => {
      await loginPage('?redirect=/favicon.ico');
      await approveIn(await openPopup('[data-way="popup"]'), 'qingtuan');
      await page.waitForURL(
        (url) => url.pathname === '/favicon.ico' && url.searchParams.has('exchange_code'),
      );
    });

    it('goes on to the allowed site that was asked for', async () => {
      await loginPage(`?redirect=${encodeURIComponent(`${shop.origin}/`)}`);
      const arrived = page.waitForRequest((request) =>
        request.url().startsWith(`${shop.origin}/?exchange_code=`),
      );
      await approveIn(await openPopup('[data-way="popup"]'), 'qingtuan');
      await arrived;
    });
  });
});
