import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { upsertIn } from '../support/leads';
import { outgoingOf, startOtherSystem, type OtherSystem } from '../support/outgoing';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    name: '客户管理系统',
    none: '还没有 Webhook',
    created: '新线索',
    consent: '账号需要重新授权',
    failed: '测试推送没有送达「客户管理系统」',
    both: '旧密钥同时有效至',
    refused: 'HTTP 500',
    address: '请填写公网的 https 地址',
  },
  en: {
    name: 'Customer system',
    none: 'No webhooks yet',
    created: 'New lead',
    consent: 'Account needs consent',
    failed: 'The test did not reach “Customer system”',
    both: 'The one before signs too until',
    refused: 'HTTP 500',
    address: 'Enter a public https address',
  },
};

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the page of outgoing webhooks in %s',
  (language: Language) => {
    let other: OtherSystem;
    let world: World;
    let browser: Browser;
    let page: Page;
    let secret: string;
    const problems: string[] = [];
    const said = words[language];
    const row = () => page.locator(`[data-testid="douyin-outgoing-hook"][data-name="${said.name}"]`);

    beforeAll(async () => {
      other = await startOtherSystem();
      world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: other.place } });
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
      await other?.close();
    });

    it('is reached by the navigation and says what will stand there', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-outgoing').first().click();
      await page.getByTestId('douyin-outgoing-empty').waitFor();
      expect(await page.getByTestId('douyin-outgoing-empty').innerText()).toContain(said.none);
      await keepScreen(page, 'outgoing-empty', language);
    });

    it('asks for an address, and shows the secret of a new webhook once', async () => {
      await page.getByTestId('douyin-outgoing-add').click();
      const dialog = page.getByTestId('douyin-outgoing-dialog');
      await dialog.locator('input[name="name"]').fill(said.name);
      await page.getByTestId('douyin-outgoing-dialog-save').click();
      await dialog.getByText(said.address).first().waitFor();
      await dialog.locator('input[name="url"]').fill('https://crm.example/douyin');
      await page.getByTestId('douyin-outgoing-event-douyin.account.needs-consent').click();
      await keepScreen(page, 'outgoing-webhook', language, 1100);
      await dialog.locator('input[name="url"]').fill(other.url);
      await page.getByTestId('douyin-outgoing-dialog-save').click();
      secret = await page.getByTestId('douyin-outgoing-secret').innerText();
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      await page.getByTestId('douyin-outgoing-secret-done').click();
      await row().waitFor();
      const text = await row().innerText();
      for (const part of [said.created, said.consent, secret.slice(-4)]) expect(text).toContain(part);
      expect(await page.content()).not.toContain(secret);
    });

    it('sends a test that the other system verifies, and says so when it refuses', async () => {
      await row().getByTestId('douyin-outgoing-test').click();
      await until('the test', async () => other.all().length === 1);
      expect(other.verified(secret)).toMatchObject([{ type: 'douyin.test' }]);
      other.answer(500);
      await page.locator('[data-testid="douyin-outgoing-test"]:enabled').waitFor();
      await row().getByTestId('douyin-outgoing-test').click();
      await page.getByText(said.failed).waitFor();
      other.answer(200);
    });

    it('makes a new secret after a question; the one before signs as well', async () => {
      await row().getByTestId('douyin-outgoing-renew').click();
      await page.getByTestId('douyin-dialog-confirm').click();
      const fresh = await page.getByTestId('douyin-outgoing-secret').innerText();
      expect(fresh).not.toBe(secret);
      await page.getByTestId('douyin-outgoing-secret-done').click();
      await row().getByText(said.both).waitFor();
      other.forget();
      await row().getByTestId('douyin-outgoing-test').click();
      await until('the test', async () => other.all().length === 1);
      expect(other.verified(secret)).toEqual(other.verified(fresh));
    });

    it('shows what was sent and how it went, and sends once more what was given up', async () => {
      other.forget();
      await upsertIn(world.strapi, [{ openId: 'o-1', nickname: '路人' }]);
      await until('the delivery', async () => other.all().length === 1);
      other.answer(500);
      await upsertIn(world.strapi, [{ openId: 'o-2', nickname: '旅人' }]);
      await until('the first try', async () => other.all().length === 2);
      await world.strapi.run(`
        await strapi.plugin('douyin').service('jobs').drain();
        await strapi.db.query('plugin::douyin.outgoing-message')
          .updateMany({ where: { state: 'waiting' }, data: { state: 'failed' } });
      `);
      await row().getByTestId('douyin-outgoing-messages-open').click();
      const failed = page.locator('[data-testid="douyin-outgoing-message"][data-state="failed"]');
      await failed.waitFor();
      expect(await failed.innerText()).toContain(said.refused);
      other.answer(200);
      await failed.getByTestId('douyin-outgoing-resend').click();
      await until('it to arrive', async () => other.all().length === 3);
      const [hook] = await outgoingOf(world).list();
      await until('its note', async () => (await outgoingOf(world).list())[0]?.last?.state === 'sent');
      expect(hook?.events).toContain('douyin.lead.created');
      await page.keyboard.press('Escape');
      await page.reload();
      await row().locator('[data-testid="douyin-outgoing-state"][data-state="sent"]').waitFor();
      await keepScreen(page, 'outgoing', language);
    });

    it('raised no error in the browser', () => {
      expect(problems).toEqual([]);
    });
  },
);
