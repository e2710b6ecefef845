import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, openWindow, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { ask } from '../support/http';
import { defaultApp, openApp, outcomes, testConnection } from '../support/panel';
import { approveOnPhone } from '../support/phone';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': { noAccount: /还没有/, button: '抖音登录', done: '登录成功' },
  en: { noAccount: /no account/i, button: 'Log in with Douyin', done: 'You are logged in' },
};

type Session = { data: { jwt: string; user: { id: number; nickname: string } } };

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the main job in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    const problems: string[] = [];

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    it('begins at the menu, where the app waits in the list', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-apps').first().click();
      await page.getByTestId('douyin-apps').waitFor();
      await keepScreen(page, 'apps', language);
      await page.getByTestId('douyin-app-edit').first().click();
      await page.getByTestId('douyin-test-connection').waitFor();
    });

    it('tests the connection: all green but the two token checks, which are grey and say why', async () => {
      const shown = await testConnection(page);
      expect(outcomes(shown)).toEqual({
        credentials: 'pass',
        clock: 'pass',
        callback: 'pass',
        webhook: 'pass',
        scopes: 'pass',
        accessToken: 'unproven',
        refreshToken: 'unproven',
      });
      expect(shown.accessToken.text).toMatch(words[language].noAccount);
      expect(shown.refreshToken.text).toMatch(words[language].noAccount);
      await keepScreen(page, 'test-without-account', language, 1280);
    });

    it('lets a visitor in who scans the QR code and approves on the phone', async () => {
      const context = await openWindow(browser, language);
      const visitor = await context.newPage();
      visitor.on('pageerror', (error) => problems.push(String(error)));
      await visitor.goto(`${world.front.url}/douyin/login`);
      await keepScreen(visitor, 'login', language);
      await visitor.getByRole('link', { name: words[language].button }).click();
      await visitor.locator('#qr svg').waitFor();
      await keepScreen(visitor, 'platform-qr', language);
      const exchanged = visitor.waitForResponse((answer) => answer.url().endsWith('/login/exchange'));
      await approveOnPhone(context, visitor);
      const { data } = (await (await exchanged).json()) as Session;
      await visitor.getByText(words[language].done).waitFor();
      expect(await visitor.locator('#nickname').textContent()).toBe('小河');
      expect(new URL(visitor.url()).search).toBe('');
      await keepScreen(visitor, 'logged-in', language);
      const me = await ask(`${world.front.url}/api/users/me`, {
        headers: { authorization: `Bearer ${data.jwt}` },
      });
      expect(me.status).toBe(200);
      expect(me.json()).toMatchObject({ id: data.user.id, provider: 'douyin' });
      await context.close();
    });

    it('tests the connection again: all green', async () => {
      await openApp(page, world.front.url, await defaultApp(world));
      const shown = await testConnection(page);
      expect(new Set(Object.values(outcomes(shown)))).toEqual(new Set(['pass']));
      await keepScreen(page, 'test-connection', language, 1280);
    });

    it('shows the account, the audit, the numbers and the widget', async () => {
      const open = async (where: string, testId: string, name: string) => {
        await page.goto(`${world.front.url}/admin${where}`);
        await page.getByTestId(testId).first().waitFor();
        await page.getByTestId(testId).first().scrollIntoViewIfNeeded();
        await keepScreen(page, name, language);
        return page.getByTestId(testId).first().innerText();
      };
      expect(await open('/plugins/douyin/accounts', 'douyin-accounts', 'accounts')).toContain('小河');
      expect(await open('/plugins/douyin/audit', 'douyin-audit', 'audit')).toContain('小河');
      expect(await open('/plugins/douyin/overview', 'douyin-number-accounts', 'overview')).toContain('1');
      expect(await open('/', 'douyin-widget', 'home')).toMatch(/\d/);
    });

    it('raised no error in any page', () => {
      expect(problems).toEqual([]);
    });
  },
);
