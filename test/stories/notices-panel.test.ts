import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { alertsOf, noticesIn } from '../support/notices';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    feishu: '飞书群机器人',
    group: '运维值班群',
    lost: '账号需要重新授权',
    sentence: '「小禾」的授权已失效，本站不能再代表它调用平台。',
    ends: '「山茶」的授权还剩 7 天。',
    undelivered: '消息没有送达。',
    addressNeeded: '请填写公网的 https 地址',
    noChannel: '还没有通知渠道',
    open: '有 3 条未结束的告警',
  },
  en: {
    feishu: 'Feishu robot',
    group: 'On-call group',
    lost: 'An account must be authorised again',
    sentence: 'The grant of “小禾” is lost: this site can no longer act for it.',
    ends: 'Days left for the grant of “山茶”: 7.',
    undelivered: 'The message was not delivered.',
    addressNeeded: 'Enter a public https address',
    noChannel: 'No channels yet',
    open: '3 alerts are open',
  },
};

const misconfigured = {
  key: 'configuration:app1',
  kind: 'configuration',
  severity: 'critical',
  subject: { type: 'app', id: 'app1', name: '河畔书店' },
  facts: { code: 'AUTH_CREDENTIALS', number: 10013, since: '2026-11-21T16:30:00.000Z' },
};
const endsSoon = {
  key: 'grant-ends:a2:7',
  kind: 'grant-ends',
  severity: 'warning',
  subject: { type: 'account', id: 'a2', name: '山茶' },
  facts: { days: 7, endsAt: '2026-11-28T16:30:00.000Z' },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'the alerts page in %s',
  (language: Language) => {
    let receivers: Receivers;
    let world: World;
    let browser: Browser;
    let page: Page;
    let alerts: ReturnType<typeof alertsOf>;
    const problems: string[] = [];
    const said = words[language];
    const notices = () => noticesIn(world.strapi);
    const open = () => visit(page, '/notices');
    const row = (name: string) => page.locator(`[data-testid^="douyin-channel-"][data-name="${name}"]`);

    beforeAll(async () => {
      receivers = await startReceivers();
      world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place } });
      alerts = alertsOf(world);
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
      await receivers?.close();
    });

    it('is reached by the navigation and says what will stand there', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-notices').first().click();
      await page.getByTestId('douyin-alerts-empty').waitFor();
      await page.getByTestId('douyin-channels-empty').waitFor();
      expect(await page.getByTestId('douyin-channels-empty').innerText()).toContain(said.noChannel);
    });

    it('takes a robot of a group, shows its address never again, and sends it a test', async () => {
      await page.getByTestId('douyin-channel-add').click();
      const dialog = page.getByTestId('douyin-channel-dialog');
      await dialog.getByRole('combobox').first().click();
      await page.getByRole('option', { name: said.feishu }).click();
      await dialog.locator('input[name="name"]').fill(said.group);
      await page.getByTestId('douyin-channel-dialog-save').click();
      await dialog
        .locator('[id$="url-error"], [data-strapi-field-error], p:has-text("https")')
        .first()
        .waitFor();
      const example = 'https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000';
      await dialog.locator('input[name="url"]').fill(example);
      await dialog.locator('input[name="secret"]').fill(receiverSecrets.feishu);
      await keepScreen(page, 'alert-channel', language);
      await dialog.locator('input[name="url"]').fill(receivers.url('feishu'));
      await page.getByTestId('douyin-channel-dialog-save').click();
      await row(said.group).waitFor();
      expect(await page.content()).not.toContain(receivers.url('feishu'));
      await row(said.group).getByTestId('douyin-channel-test').click();
      await row(said.group).locator('[data-testid="douyin-channel-last"][data-ok="true"]').waitFor();
      expect(receivers.taken('/feishu')).toHaveLength(1);
    });

    it('makes a secret for a webhook, and says so when the receiver has another', async () => {
      await page.getByTestId('douyin-channel-add').click();
      const dialog = page.getByTestId('douyin-channel-dialog');
      await dialog.getByRole('combobox').first().click();
      await page.getByRole('option', { name: 'Webhook' }).click();
      await dialog.locator('input[name="name"]').fill('Webhook');
      await dialog.locator('input[name="url"]').fill(receivers.url('webhook'));
      await page.getByTestId('douyin-channel-secret-make').click();
      const secret = await dialog.locator('input[name="secret"]').inputValue();
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      await page.getByTestId('douyin-channel-dialog-save').click();
      await row('Webhook').waitFor();
      // The receiver has another secret: it refuses, and the page says so.
      await row('Webhook').getByTestId('douyin-channel-test').click();
      const last = row('Webhook').locator('[data-testid="douyin-channel-last"][data-ok="false"]');
      await last.waitFor();
      expect(await last.innerText()).toContain(said.undelivered);
      expect(await last.innerText()).toContain('HTTP 401');
    });

    it('shows incidents and warnings with who was told', async () => {
      await notices().raise();
      await notices().raise();
      await notices().raise(misconfigured);
      await notices().warn(endsSoon);
      await until('the messages', async () => receivers.taken('/feishu').length === 4);
      await notices().drain();
      await open();
      await page.getByTestId('douyin-alerts').waitFor();
      const text = await page.getByTestId('douyin-alerts').innerText();
      for (const part of [said.lost, said.sentence, said.ends, '河畔书店', said.group])
        expect(text).toContain(part);
      await keepScreen(page, 'alerts', language, 1150);
    });

    it('tells on the start page that there are some', async () => {
      await visit(page, '/overview');
      await page.getByTestId('douyin-alerts-open').waitFor();
      expect(await page.getByTestId('douyin-alerts-open').innerText()).toContain(said.open);
    });

    it('notes who knows of an incident, and keeps those that are over for whoever asks', async () => {
      await open();
      const lost = page.locator('[data-kind="grant-lost"]');
      await lost.getByTestId('douyin-alert-acknowledge').click();
      await lost.locator('[data-testid="douyin-alert-state"][data-state="known"]').waitFor();
      expect(await lost.innerText()).toContain('Story Admin');
      await notices().recover();
      await open();
      await page.locator('[data-kind="configuration"]').waitFor();
      expect(await page.locator('[data-kind="grant-lost"]').count()).toBe(0);
      await page.getByTestId('douyin-alerts-all').click();
      await page.locator('[data-testid="douyin-alert-state"][data-state="over"]').waitFor();
    });

    it('asks before a channel is deleted', async () => {
      await row('Webhook').getByTestId('douyin-channel-delete').click();
      await page.getByTestId('douyin-channel-delete-dialog').waitFor();
      await page.keyboard.press('Escape');
      expect(await alerts.channels()).toHaveLength(2);
      await row('Webhook').getByTestId('douyin-channel-delete').click();
      await page.getByTestId('douyin-dialog-confirm').click();
      await row('Webhook').waitFor({ state: 'detached' });
      expect(await alerts.channels()).toMatchObject([{ name: said.group }]);
    });

    it('raised no error in the browser', () => {
      expect(problems).toEqual([]);
    });
  },
);
