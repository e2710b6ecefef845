import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openWindow, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { createClient, createPerson, type Created, type Person } from '../support/oauth';
import { approveOnPhone } from '../support/phone';
import { keepScreen } from '../support/screens';
import { startThirdParty, type ThirdParty } from '../support/third-party';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    douyin: '抖音登录',
    submit: '登录',
    allow: '同意并继续',
    deny: '取消',
    withdraw: '收回授权：',
    confirm: '收回',
  },
  en: {
    douyin: 'Log in with Douyin',
    submit: 'Log in',
    allow: 'Agree and go on',
    deny: 'Cancel',
    withdraw: 'Withdraw access: ',
    confirm: 'Withdraw',
  },
} as const;

describeInBrowser('another site logs a visitor in with us', () => {
  let world: World;
  let browser: Browser;
  let shop: ThirdParty;
  let site: Created;
  beforeAll(async () => {
    world = await createWorld();
    shop = await startThirdParty(world.front.url);
    site = await createClient(world, {
      name: '示例商店',
      redirectUris: [shop.callbackUrl],
      scopes: ['userinfo', 'phone'],
    });
    shop.register({ clientId: site.client.clientId, secret: site.secret });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
    await world?.close();
  });

  const profileOf = async (page: Page) =>
    JSON.parse((await page.locator('#profile').textContent()) ?? '') as object;
  const loginFrom = async (page: Page) => {
    await page.goto(shop.url);
    await page.click('#login');
  };

  describe.each(ofThisRun<Language>(['zh-Hans'], ['en']))('in %s', (language) => {
    let context: BrowserContext;
    let page: Page;
    const problems: string[] = [];
    const say = words[language];
    beforeAll(async () => {
      context = await openWindow(browser, language);
      page = await context.newPage();
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
    });
    afterAll(() => context?.close());
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    it('by Douyin, then asks, and comes back with the profile', async () => {
      await loginFrom(page);
      await page.getByRole('link', { name: say.douyin, exact: true }).waitFor();
      await keepScreen(page, 'oauth-login', language);
      await page.getByRole('link', { name: say.douyin, exact: true }).click();
      await page.locator('[data-way="redirect"]').click();
      await approveOnPhone(context, page, 'xiaohe');
      await button(say.allow).waitFor();
      expect(await page.locator('main').textContent()).toContain(new URL(shop.url).host);
      await keepScreen(page, 'oauth-consent', language);
      await button(say.allow).click();
      await page.waitForURL(`${shop.url}/me`);
      expect(await profileOf(page)).toMatchObject({ name: '小河', email: null, bio: null });
    });

    it('does not ask the second time', async () => {
      await loginFrom(page);
      await page.waitForURL(`${shop.url}/me`);
      expect(await profileOf(page)).toMatchObject({ name: '小河' });
    });

    it('until the visitor withdraws, which ends the token the site has', async () => {
      await page.goto(`${world.front.url}/oauth/sites`);
      await page.getByRole('heading', { name: '示例商店' }).waitFor();
      await keepScreen(page, 'oauth-sites', language);
      await page.getByRole('link', { name: `${say.withdraw}示例商店` }).click();
      await button(say.confirm).waitFor();
      await keepScreen(page, 'oauth-withdraw', language);
      await button(say.confirm).click();
      await page.getByRole('status').filter({ hasText: '示例商店' }).waitFor();
      await page.goto(`${shop.url}/me`);
      expect(await page.locator('#status').textContent()).toBe('401');
      await loginFrom(page);
      await button(say.allow).waitFor();
    });

    it('and comes back empty-handed when the visitor does not agree', async () => {
      await button(say.deny).click();
      await page.waitForURL(/\/callback\?/);
      expect(await page.locator('#failed').textContent()).toContain('access_denied');
    });

    it('shows what is wrong with a request, and leads nowhere', async () => {
      await page.goto(
        `${world.front.url}/oauth/authorize?client_id=nobody&response_type=code&redirect_uri=${shop.url}`,
      );
      await page.getByRole('alert').waitFor();
      await keepScreen(page, 'oauth-fault', language);
      expect(await page.locator('main a').count()).toBe(0);
    });

    it('raises no error in its pages', () => {
      // The status of a page that says what is wrong, and the platform's own icon.
      expect(problems.filter((text) => !/status of 40\d|favicon/.test(text))).toEqual([]);
    });
  });

  describe('with a password', () => {
    let context: BrowserContext;
    let page: Page;
    let person: Person;
    beforeAll(async () => {
      person = await createPerson(world);
      context = await openWindow(browser, 'en');
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    const fillIn = async (password: string) => {
      await page.getByLabel('User name or e-mail').fill(person.username);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
    };

    it('says when it is wrong, and goes on when it is right', async () => {
      await loginFrom(page);
      await fillIn('not-it-1');
      await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
      await fillIn(person.password);
      await page.getByRole('button', { name: 'Agree and go on' }).click();
      await page.waitForURL(`${shop.url}/me`);
      expect(await profileOf(page)).toMatchObject({
        sub: person.id,
        name: person.username,
        email: `${person.username}@example.com`,
        phone_number: null,
      });
    });

    it('logs out of this site, and asks for a login next time', async () => {
      await page.goto(`${world.front.url}/oauth/sites`);
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.waitForURL(/\/login/);
      await loginFrom(page);
      await page.getByLabel('User name or e-mail').waitFor();
    });
  });
});
