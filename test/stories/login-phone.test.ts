import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openWindow, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { consentOnPhone, openPhone, type PhoneWindow } from '../support/phone-window';
import { allowQr, type Started } from '../support/qr';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': { done: '登录成功', login: '登录', refused: '取消' },
  en: { done: 'You are logged in', login: 'Log in to', refused: 'refused' },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'a phone scans our own QR code, in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let office: BrowserContext;
    let desktop: Page;
    let phone: PhoneWindow;
    const problems: string[] = [];

    beforeAll(async () => {
      world = await createWorld();
      await allowQr(world);
      browser = await launchBrowser();
    });
    beforeEach(async () => {
      office = await openWindow(browser, language);
      desktop = await office.newPage();
      phone = await openPhone(browser, language);
      for (const page of [desktop, phone.page])
        page.on('pageerror', (error) => problems.push(`${page.url()}: ${String(error)}`));
    });
    afterEach(async () => {
      await office.close();
      await phone.context.close();
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    /** Chooses the QR code on the login page; gives the address in it. */
    const showQr = async (query = ''): Promise<string> => {
      await desktop.goto(`${world.front.url}/douyin/login${query}`);
      const answered = desktop.waitForResponse((answer) => answer.url().endsWith('/douyin/login/attempts'));
      await desktop.locator('[data-way="qr"]').click();
      const { data } = (await (await answered).json()) as { data: Started };
      await desktop.locator('#qr').waitFor();
      return data.qr?.url ?? '';
    };
    const part = (name: string) => desktop.locator(`[data-part="${name}"]`);

    it('logs the desktop in once the digits are typed there', async () => {
      const qrUrl = await showQr();
      await keepScreen(desktop, 'login-qr', language);
      await phone.page.goto(qrUrl);
      expect(await phone.page.locator('h1').innerText()).toContain(words[language].login);
      const first = phone.page.locator('button, a').first();
      expect(await first.evaluate((node) => node.closest('form')?.getAttribute('action'))).toBe(
        '/douyin/q/cancel',
      );
      await keepScreen(phone.page, 'phone-question', language);
      const digits = await consentOnPhone(phone, qrUrl);
      expect(digits).toMatch(/^\d{6}$/);
      await keepScreen(phone.page, 'phone-code', language);
      await desktop.locator('#return-code').fill(digits);
      await keepScreen(desktop, 'login-code', language);
      await desktop.locator('#return-code').press('Enter');
      await part('continue').waitFor();
      expect(await desktop.locator('#nickname').innerText()).toBe('小**');
      await keepScreen(desktop, 'login-continue', language);
      await desktop.locator('[data-action="continue"]').click();
      await desktop.getByText(words[language].done).waitFor();
      await desktop.locator('#cross-device').waitFor();
      expect(new URL(desktop.url()).search).toBe('');
      // The phone is told, and can still take it back.
      await phone.page.locator('#deny button, button#deny').first().click();
      await phone.page.waitForURL(/deny/);
    });

    it('sends the visitor where it wanted to go, with a code that only its browser can use', async () => {
      const qrUrl = await showQr('?redirect=/welcome');
      const digits = await consentOnPhone(phone, qrUrl, 'muyu');
      await desktop.locator('#return-code').fill(digits);
      await desktop.locator('#return-code').press('Enter');
      await desktop.locator('[data-action="continue"]').click();
      await desktop.waitForURL(/\/welcome\?exchange_code=/);
      const code = new URL(desktop.url()).searchParams.get('exchange_code');
      const exchange = (page: Page) =>
        page.evaluate(
          async ([url, given]) => {
            const headers = { 'content-type': 'application/json' };
            const reply = await fetch(url ?? '', {
              method: 'POST',
              headers,
              body: JSON.stringify({ code: given }),
            });
            return reply.status;
          },
          [`${world.front.url}/api/douyin/login/exchange`, code],
        );
      expect(await exchange(phone.page)).toBe(400);
      expect(await exchange(desktop)).toBe(200);
    });

    it('tells the desktop that the phone said no', async () => {
      await phone.page.goto(await showQr());
      await phone.page.locator('form[action="/douyin/q/cancel"] button').click();
      await part('message').waitFor();
      expect((await part('message').innerText()).toLowerCase()).toContain(words[language].refused);
      await keepScreen(phone.page, 'phone-cancelled', language);
    });

    it('lets the desktop try three times, and then begin anew', async () => {
      const digits = await consentOnPhone(phone, await showQr());
      const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
      for (let n = 0; n < 3; n += 1) {
        await desktop.locator('#return-code').fill(wrong);
        await desktop.locator('#return-code').press('Enter');
        if (n < 2)
          await desktop
            .locator('#code-wrong')
            .filter({ hasText: String(2 - n) })
            .waitFor();
      }
      await part('message').waitFor();
      expect(await desktop.locator('#reason-code').innerText()).toBe('AUTH_RETURN_CODE_WRONG');
    });

    it('raised no error in any page', () => {
      expect(problems).toEqual([]);
    });
  },
);
