import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { upsertIn } from '../support/leads';
import { alertsOf } from '../support/notices';
import { notifyOf } from '../support/notify';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    noChannel: '请先添加一个通知渠道',
    missing: '请选择至少一个渠道',
    told: '抖音线索【新线索】',
    test: '「销售群」已送达一条示例',
    failed: '消息没有送达。',
    sent: '已送达',
    single: '单条',
    overdue: '跟进逾期',
    daily: '每天 09:00 汇总',
    keyword: '关键字：报价',
    fields: { channels: /^通知渠道/, event: /^动静/, pace: /^频率/, language: /^消息语言/ },
    english: '英文',
  },
  en: {
    noChannel: 'Add a channel first',
    missing: 'Choose at least one channel',
    told: 'Douyin leads【New lead】',
    test: 'An example arrived at “销售群”',
    failed: 'The message was not delivered.',
    sent: 'delivered',
    single: 'one lead',
    overdue: 'Follow-up overdue',
    daily: 'A summary each day at 09:00',
    keyword: 'Keyword: 报价',
    fields: { channels: /^Channels/, event: /^Event/, pace: /^How often/, language: /^Language/ },
    english: 'English',
  },
};

const languages = ofThisRun<Language>(['zh-Hans'], ['en']);

describeInBrowser('the page of the notification rules', () => {
  let receivers: Receivers;
  let world: World;
  let browser: Browser;
  const offices = new Map<Language, { office: BrowserContext; page: Page }>();
  const problems: string[] = [];
  beforeAll(async () => {
    receivers = await startReceivers();
    world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place } });
    browser = await launchBrowser();
    for (const language of languages)
      offices.set(language, await openOffice(browser, world.front.url, language, problems));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await receivers?.close();
  });

  const pageIn = (language: Language): Page => {
    const office = offices.get(language);
    if (!office) throw new Error(`No window in ${language}`);
    return office.page;
  };
  const open = (page: Page) => visit(page, '/rules');

  it.each(languages)(
    'is reached by the navigation, and leads to the channels first, in %s',
    async (language) => {
      const page = pageIn(language);
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-rules').first().click();
      await page.getByTestId('douyin-notify-to-channels').waitFor();
      expect(await page.getByTestId('douyin-notify-empty').innerText()).toContain(words[language].noChannel);
    },
  );

  it('has two channels from here on', async () => {
    const { feishu: secret } = receiverSecrets;
    await alertsOf(world).add({ name: '销售群', kind: 'feishu', url: receivers.url('feishu'), secret });
    await alertsOf(world).add({ name: '值班群', kind: 'wecom', url: receivers.url('wecom') });
  });

  describe.each(languages)('in %s', (language) => {
    it('row 48: makes a rule from an example, and a new lead is told of', async () => {
      const page = pageIn(language);
      const said = words[language];
      for (const table of ['rules', 'messages']) await world.tables(`douyin_lead_notify_${table}`).delete();
      await open(page);
      await page.getByTestId('douyin-notify-example-arrived').waitFor();
      await keepScreen(page, 'rules-empty', language);
      await page.getByTestId('douyin-notify-example-arrived').click();
      const dialog = page.getByTestId('douyin-notify-dialog');
      await page.getByTestId('douyin-notify-dialog-save').click();
      await dialog.getByText(said.missing).waitFor();
      await dialog.getByRole('combobox', { name: said.fields.channels }).click();
      await page.getByRole('option', { name: /销售群/ }).click();
      await page.keyboard.press('Escape');
      await dialog.waitFor();
      // The quiet hours of the example may be now.
      await dialog.locator('input[name="quietFrom"]').waitFor();
      await keepScreen(page, 'rule', language, 1250);
      await page.getByTestId('douyin-notify-quiet').click();
      await dialog.locator('input[name="quietFrom"]').waitFor({ state: 'detached' });
      if (language === 'en') {
        await dialog.getByRole('combobox', { name: said.fields.language }).click();
        await page.getByRole('option', { name: said.english, exact: true }).click();
      }
      await page.getByTestId('douyin-notify-dialog-save').click();
      await page.getByTestId('douyin-notify-rule').waitFor();
      await upsertIn(
        world.strapi,
        [{ openId: `o-${language}`, nickname: '小溪 13800138000', city: '杭州' }],
        {
          kind: 'comment',
        },
      );
      await until('the message', async () => receivers.taken('/feishu').length > 0, 60_000);
      const [message] = receivers.taken('/feishu');
      expect(message?.body).toContain(`${said.told}小溪 ****00`);
      receivers.forget();
      const shown = page.locator('[data-testid="douyin-notify-message"][data-state="sent"]');
      await until('it in the log', async () => {
        await page.getByTestId('douyin-notify-reload').click();
        return (await shown.count()) > 0;
      });
      expect(await shown.first().innerText()).toContain(said.single);
    });

    it('says how a test went, and changes, stops and deletes a rule', async () => {
      const page = pageIn(language);
      const said = words[language];
      receivers.failNext(1, 200, { code: 19001, msg: 'param invalid' });
      await page.getByTestId('douyin-notify-test').click();
      await page.getByTestId('douyin-notify-tested').getByText(said.failed, { exact: false }).waitFor();
      await page.getByTestId('douyin-notify-test').click();
      await page.getByTestId('douyin-notify-tested').getByText(said.test).waitFor();
      expect(receivers.taken('/feishu')[0]?.body).toContain(language === 'en' ? '【test】' : '【测试】');
      receivers.forget();

      await page.getByTestId('douyin-notify-add').click();
      const dialog = page.getByTestId('douyin-notify-dialog');
      await dialog.locator('input[name="name"]').fill(language === 'en' ? 'Overdue' : '逾期');
      await dialog.getByRole('combobox', { name: said.fields.event }).click();
      await page.getByRole('option', { name: said.overdue }).click();
      await dialog.locator('input[name="keyword"]').fill('报价');
      await dialog.getByRole('combobox', { name: said.fields.channels }).click();
      await page.getByRole('option', { name: /值班群/ }).click();
      await page.keyboard.press('Escape');
      await dialog.getByRole('combobox', { name: said.fields.pace }).click();
      await page.getByRole('option').nth(2).click();
      await page.getByTestId('douyin-notify-dialog-save').click();
      const row = page.getByTestId('douyin-notify-rule').nth(1);
      await row.waitFor();
      for (const part of [said.overdue, said.keyword, said.daily, '值班群'])
        expect(await row.innerText()).toContain(part);
      await keepScreen(page, 'rules', language, 1100);

      await row.getByTestId('douyin-notify-turn').click();
      await row.locator('[aria-checked="false"]').waitFor();
      expect((await notifyOf(world).rules()).map(({ isOn }) => isOn)).toEqual([true, false]);
      await row.getByTestId('douyin-notify-edit').click();
      await dialog.locator('input[name="name"]').fill('改名');
      await page.getByTestId('douyin-notify-dialog-save').click();
      await page.locator('[data-name="改名"]').waitFor();
      await row.getByTestId('douyin-notify-delete').click();
      await page.getByTestId('douyin-notify-delete-dialog').waitFor();
      await page.keyboard.press('Escape');
      expect(await notifyOf(world).rules()).toHaveLength(2);
      await row.getByTestId('douyin-notify-delete').click();
      await page.getByTestId('douyin-dialog-confirm').click();
      await page.locator('[data-name="改名"]').waitFor({ state: 'detached' });
    });
  });

  it('is not for who may only read leads', async () => {
    const reader = await world.admin.colleague('reader', ['plugin::douyin.lead.read']);
    expect((await reader.call('GET', '/douyin/lead-notify-rules')).status).toBe(403);
    expect((await reader.call('GET', '/douyin/lead-notify-messages')).status).toBe(403);
  });

  it('raised no error in the browser', () => {
    expect(problems).toEqual([]);
  });
});
