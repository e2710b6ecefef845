import type { Browser, Page } from 'playwright-core';
import { DEMO_CLIENT_KEY } from '../../simulator';
import { seriousFindings } from '../support/accessibility';
import { appsOf } from '../support/apps';
import { launchBrowser, openOffice, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { englishOn } from '../support/english';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { visit } from '../support/walk';
import { events } from '../support/webhook-events';
import { deliver, drained, openWebhook, pointTo, written } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

const phone = '13800000002';
const masked = '138****0002';

const words = {
  'zh-Hans': {
    empty: '还没有收到推送',
    card: '收到私信',
    held: '内容与之前的推送完全相同，可能是重放',
    plan: '2 条推送会被重新处理。',
    left: '1 条：这类事件不需要处理',
    signature: '签名不匹配',
    remedy: '核对应用密钥是否与平台一致',
    arrived: '已到达，用时',
    audit: 'Webhook：查看推送内容',
  },
  en: {
    empty: 'Nothing was delivered yet',
    card: 'Message received',
    held: 'The same words came before',
    plan: '2 deliveries will be handled.',
    left: '1: This event asks for nothing here',
    signature: 'The signature does not fit',
    remedy: 'Compare the client secret with the platform’s',
    arrived: 'It came after',
    audit: 'Webhook: contents seen',
  },
};

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the webhook inbox in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let appId: string;
    let openId: string;
    const problems: string[] = [];
    const said = words[language];
    const at = (id: string) => page.getByTestId(id);
    const row = (event: string, stage: string) =>
      page.locator(`[data-testid="douyin-webhook-row"][data-event="${event}"][data-stage="${stage}"]`);
    const open = (path = '') => visit(page, `/webhooks${path}`);
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid ?? '');
    const confirm = () => at('douyin-dialog-confirm').last().click();
    const receive = (event: string, content: object, more: { msgId?: string; secret?: string } = {}) =>
      deliver(world.strapi, `/${appId}`, {
        body: written(event, { from_user_id: 'fan-1', to_user_id: openId, content }),
        secret: more.secret,
        headers: more.msgId ? { 'msg-id': more.msgId } : {},
      });

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    it('is reached by the navigation and says how it is filled', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await at('douyin-nav-webhooks').first().click();
      await at('douyin-webhooks-empty').waitFor();
      expect(await at('douyin-webhooks-empty').innerText()).toContain(said.empty);
      await keepScreen(page, 'webhooks-empty', language);
      await at('douyin-webhooks-tab-refused').click();
      await at('douyin-webhooks-refused-empty').waitFor();
    });

    it('shows an app’s address, that the platform proved itself, and a made-up event on its way in', async () => {
      appId = await openWebhook(world);
      const [app] = await appsOf(world).list();
      if (app) await appsOf(world).save(app, { switches: { ...app.switches, webhook: true, leads: true } });
      await connectDouyin(world);
      openId = ((await world.tables('douyin_accounts').first('open_id')) as { open_id: string }).open_id;
      await pointTo(world, world.strapi, appId);
      await at('douyin-webhooks-tab-apps').click();
      await page.locator('[data-testid="douyin-webhook-standing"][data-verified="true"]').waitFor();
      expect(await at('douyin-webhook-url').inputValue()).toBe(
        `${world.front.url}/api/douyin/webhook/${appId}`,
      );
      await at('douyin-webhook-test').click();
      await at('douyin-webhook-test-arrived').waitFor();
      expect(await at('douyin-webhook-test-arrived').innerText()).toContain(said.arrived);
      const follow = page.locator(
        '[data-testid="douyin-webhook-subscription"][data-event="new_follow_action"]',
      );
      await follow.getByRole('switch').click();
      await follow.and(page.locator('[data-on="false"]')).waitFor();
      await keepScreen(page, 'webhooks-apps', language, 1200);
      expect(await seriousFindings(page)).toEqual([]);
      await follow.getByRole('switch').click();
      await follow.and(page.locator('[data-on="true"]')).waitFor();
      await at('douyin-webhook-test-arrived').getByRole('link').click();
      await at('douyin-webhook-dialog').waitFor();
      await page.keyboard.press('Escape');
    });

    it('makes a key for a relay that is seen once, and takes it away', async () => {
      await open('/apps');
      await at('douyin-webhook-key-relay-set').click();
      await at('douyin-webhook-key-make').click();
      const key = await at('douyin-webhook-key').locator('input').inputValue();
      expect(key.length).toBeGreaterThan(40);
      await at('douyin-webhook-key-save').click();
      const line = at('douyin-webhook-key-relay');
      await line.getByText(`••••••••${key.slice(-4)}`).waitFor();
      expect(await page.content()).not.toContain(key);
      await line.getByRole('button').last().click();
      await confirm();
      await line.getByRole('button').nth(1).waitFor({ state: 'detached' });
    });

    it('brings a lead card of a message into the inbox and the panel within two seconds, its phone masked', async () => {
      await drained(world);
      const leads = await page.context().newPage();
      await leads.goto(`${world.front.url}/admin/plugins/douyin/leads`);
      await leads.locator('[data-testid^="douyin-leads"]').first().waitFor();
      await open();
      await at('douyin-webhooks').waitFor();
      const begun = Date.now();
      await world.sim('people/qingtuan/leave_card', {
        person: 'xiaohe',
        client_key: DEMO_CLIENT_KEY,
        card_id: '@card',
        fields: { 姓名: '王小茶', 手机号: phone, 城市: '杭州' },
      });
      let lead: { nickname: string; phoneMasked: string | null } | undefined;
      await until('the lead', async () => {
        const { records } = await world.admin.data<{ records: (typeof lead)[] }>(
          'GET',
          '/douyin/leads?size=10',
        );
        lead = records.find((one) => one?.phoneMasked);
        return lead !== undefined;
      });
      const stored = Date.now() - begun;
      expect(lead).toMatchObject({ nickname: '王小茶', phoneMasked: masked });
      await row('im_receive_msg', 'done').waitFor();
      const shown = Date.now() - begun;
      await leads.reload();
      await leads.getByText('王小茶').first().waitFor();
      await leads.getByText(masked).first().waitFor();
      expect(await leads.content()).not.toContain(phone);
      await leads.close();
      expect([stored, stored < 2000]).toEqual([stored, true]);
      expect(shown).toBeLessThan(5000);
    });

    it('opens one with its tries and what it says, personal data hidden until somebody says why', async () => {
      await row('im_receive_msg', 'done').getByTestId('douyin-webhook-open').focus();
      await page.keyboard.press('Enter');
      const dialog = at('douyin-webhook-dialog');
      await at('douyin-webhook-payload').waitFor();
      expect(await dialog.innerText()).toContain(said.card);
      expect(page.url()).toContain('delivery=');
      await dialog.locator('[data-testid="douyin-webhook-line"][data-outcome="done"]').waitFor();
      for (const secret of ['王小茶', phone, '杭州']) expect(await page.content()).not.toContain(secret);
      expect(await seriousFindings(page)).toEqual([]);
      await keepScreen(page, 'webhook-delivery', language, 1000);
      await at('douyin-webhook-reveal').click();
      expect(await at('douyin-dialog-confirm').isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await until('the focus', async () => (await focused()) === 'douyin-webhook-reveal');
      await page.keyboard.press('Enter');
      await at('douyin-webhook-reveal-dialog').locator('input[name="reason"]').fill('客户来电核对');
      await confirm();
      await until('the words', async () => (await at('douyin-webhook-payload').innerText()).includes(phone));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await until('the focus', async () => (await focused()) === 'douyin-webhook-open');
      await visit(page, '/audit?action=webhook.body-read');
      await at('douyin-audit-row').first().waitFor();
      expect(await at('douyin-audit-row').first().innerText()).toContain(said.audit);
      expect(await at('douyin-audit-row').first().innerText()).toContain('客户来电核对');
    });

    it('narrows the list by the address bar, and replays what is picked after telling what will happen', async () => {
      await receive('new_video_digg', events.new_video_digg ?? {}, { msgId: 'like-1' });
      await receive('new_video_digg', events.new_video_digg ?? {}, { msgId: 'like-2' });
      await receive('im_recall_msg', { create_time: 1 }, { msgId: 'recall' });
      await deliver(world.strapi, `/${appId}`, {
        body: written('item_comment_reply', { to_user_id: openId }),
      });
      await drained(world);
      await open();
      await row('new_video_digg', 'held').waitFor();
      expect(await row('new_video_digg', 'held').innerText()).toContain(said.held);
      await keepScreen(page, 'webhooks', language);
      if (language === 'zh-Hans') {
        // Msg-Id is the platform's word; events and their ids stand as they came.
        const own = /Msg-Id|[a-z]_[a-z]/;
        expect((await englishOn(page)).filter((line) => !own.test(line))).toEqual([]);
      }
      await open('?msgId=like');
      await row('new_video_digg', 'held').waitFor();
      expect(await at('douyin-webhook-row').count()).toBe(2);
      await open('?event=new_video_digg');
      await at('douyin-webhook-pick-page').click();
      await at('douyin-webhook-replay-picked').click();
      const plan = at('douyin-webhook-plan');
      await plan.waitFor();
      expect(await plan.innerText()).toBe(said.plan);
      await page.keyboard.press('Escape');
      await until('the focus', async () => (await focused()) === 'douyin-webhook-replay-picked');
      await row('new_video_digg', 'held').waitFor();
      await open('?reason=nothing-to-do');
      await at('douyin-webhook-pick').first().click();
      await at('douyin-webhook-replay-picked').click();
      await at('douyin-webhook-plan-left').waitFor();
      expect(await at('douyin-webhook-plan-left').innerText()).toContain(said.left);
      expect(await at('douyin-dialog-confirm').isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await open('?event=new_video_digg');
      await at('douyin-webhook-pick-page').click();
      await at('douyin-webhook-pick-all').click();
      await at('douyin-webhook-replay-picked').click();
      await plan.waitFor();
      await keepScreen(page, 'webhook-replay', language);
      await confirm();
      await until('both to be handled', async () => (await row('new_video_digg', 'done').count()) === 2);
      await at('douyin-webhook-bar').waitFor({ state: 'detached' });
    });

    it('gives up what failed for good, and says so', async () => {
      await open();
      await at('douyin-webhook-count-dead').click();
      await row('item_comment_reply', 'dead').getByTestId('douyin-webhook-open').click();
      await at('douyin-webhook-dismiss').click();
      await at('douyin-webhook-dismiss-dialog').locator('input[name="reason"]').fill('测试数据');
      await confirm();
      const dialog = at('douyin-webhook-dialog');
      await dialog.locator('[data-testid="douyin-webhook-line"][data-outcome="dismissed"]').waitFor();
      await page.keyboard.press('Escape');
      await row('item_comment_reply', 'dead').waitFor({ state: 'detached' });
      await open('?stage=held');
      await at('douyin-webhooks-no-match').waitFor();
      await at('douyin-filters-clear').click();
      await at('douyin-webhooks').waitFor();
    });

    it('shows a refused call with its reason and what to do', async () => {
      await receive('new_follow_action', { action_time: 9 }, { secret: 'not-the-secret' });
      await at('douyin-webhooks-tab-refused').click();
      const refusal = page.locator('[data-testid="douyin-webhook-refusal"][data-reason="signature"]');
      await refusal.waitFor();
      const text = await refusal.innerText();
      for (const part of [said.signature, said.remedy]) expect(text).toContain(part);
      await keepScreen(page, 'webhooks-refused', language);
    });

    it('shows no button to who may only read, and no page to who may not', async () => {
      await world.admin.colleague('reader', ['plugin::douyin.webhook.read']);
      const office = await openWindow(browser, language);
      const desk = await office.newPage();
      await signIn(desk, world.front.url, {
        email: 'reader@story.invalid',
        password: 'Story-Colleague-1',
      });
      await visit(desk, '/webhooks');
      await desk.getByTestId('douyin-webhook-open').first().click();
      await desk.getByTestId('douyin-webhook-payload').waitFor();
      for (const id of ['replay', 'reveal', 'pick', 'dismiss'])
        expect([id, await desk.getByTestId(`douyin-webhook-${id}`).count()]).toEqual([id, 0]);
      await office.close();
      expect(problems).toEqual([]);
    });
  },
);
