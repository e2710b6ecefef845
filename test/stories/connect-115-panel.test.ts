import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PAN115_CLIENT_ID } from '../../simulator';
import en from '../../src/plugins/douyin/admin/src/translations/en.json';
import zh from '../../src/plugins/douyin/admin/src/translations/zh-Hans.json';
import { makeLink } from '../support/again';
import { launchBrowser, openOffice, openWindow, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openPhone } from '../support/phone-window';
import { approveOnPhone } from '../support/phone';
import { clearFaults, planFault } from '../support/platform';
import { keepScreen } from '../support/screens';
import { openSession } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

type Account = { id: string; nickname: string; provider: string };

const said = { 'zh-Hans': zh as Record<string, string>, en: en as Record<string, string> };
const ownerSees = {
  'zh-Hans': { done: '授权已更新', other: '另一个账号', used: '已经使用过', refused: '取消了授权' },
  en: { done: 'consent is renewed', other: 'another account', used: 'used already', refused: 'You refused' },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'an administrator and an app of 115, in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let office: BrowserContext;
    let page: Page;
    const problems: string[] = [];
    const word = (key: string): string => said[language][key] ?? '';
    const says = ownerSees[language];

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ office, page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    const device = (stage: string) => page.locator(`[data-testid="douyin-device"][data-stage="${stage}"]`);
    const accounts = async (): Promise<Account[]> =>
      (await world.admin.data<{ rows: Account[] }>('GET', '/douyin/accounts')).rows;

    it('creates it: the platform decides which fields there are', async () => {
      await page.goto(`${world.front.url}/admin/plugins/douyin/apps/new`);
      await page.getByRole('combobox', { name: word('field.provider') }).click();
      await page.getByRole('option', { name: word('provider.pan115') }).click();
      for (const key of ['section.scopes', 'section.login', 'section.switches'])
        expect([key, await page.getByRole('region', { name: word(key) }).count()]).toEqual([key, 0]);
      await page.fill('input[name="name"]', '115 素材库');
      await page.fill('input[name="clientKey"]', DEMO_PAN115_CLIENT_ID);
      await page.fill('input[name="baseUrl"]', world.simulator.url);
      await page.getByTestId('douyin-app-save').click();
      await page.getByTestId('douyin-app-saved').waitFor();
      await page.getByTestId('douyin-app-connect-start').waitFor();
      expect(await page.getByTestId('douyin-url-callback').count()).toBe(1);
      for (const name of ['webhook', 'login'])
        expect(await page.getByTestId(`douyin-url-${name}`).count()).toBe(0);
      await page.getByTestId('douyin-test-connection').click();
      await page.locator('[data-testid="douyin-check-callback"][data-outcome="pass"]').waitFor();
      expect(await page.locator('[data-testid^="douyin-check-"][data-outcome]').count()).toBe(3);
      await keepScreen(page, 'app-115', language, 1280);
    });

    it('connects an account by the code in the dialog and the phone', async () => {
      await page.getByTestId('douyin-app-connect-start').click();
      await page.getByTestId('douyin-device-qr').waitFor();
      await keepScreen(page, 'device-qr', language);
      const [phone] = await Promise.all([
        office.waitForEvent('page'),
        page.getByTestId('douyin-device-link').click(),
      ]);
      await phone.selectOption('#person', 'shancha');
      await phone.click('#scan');
      await device('scanned').waitFor();
      await phone.click('#confirm');
      await device('connected').waitFor();
      expect(await page.getByTestId('douyin-device').innerText()).toContain('山茶');
      await phone.close();
      await page.getByTestId('douyin-device-close').click();
      await page.getByTestId('douyin-device-dialog').waitFor({ state: 'hidden' });
      expect(await page.getByTestId('douyin-app-connect').innerText()).toContain('1');
      expect(await accounts()).toMatchObject([{ nickname: '山茶', provider: 'pan115' }]);
    });

    it('is told when the phone refuses or the code ends, and gets a new one', async () => {
      await page.getByTestId('douyin-app-connect-start').click();
      for (const [action, stage] of [
        ['cancel', 'refused'],
        ['expire', 'expired'],
      ]) {
        await page.getByTestId('douyin-device-qr').waitFor();
        await world.sim(`pan115/codes/newest/${action}`, {});
        await device(String(stage)).waitFor();
        expect(await page.getByTestId('douyin-device-qr').count()).toBe(0);
        await page.getByTestId('douyin-device-again').click();
      }
      await page.getByTestId('douyin-device-qr').waitFor();
      await planFault(world, { endpoint: 'pan115_status', kind: 'http', status: 502, times: null });
      await page.getByTestId('douyin-failure').waitFor();
      await clearFaults(world);
      await page.getByTestId('douyin-failure').waitFor({ state: 'detached' });
      const cancelled = page.waitForResponse((answer) => answer.url().endsWith('/cancel'));
      await page.keyboard.press('Escape');
      expect(((await (await cancelled).json()) as { data: { stage: string } }).data.stage).toBe('cancelled');
    });

    it('is told why there is no code', async () => {
      await world.sim(`pan115/apps/${DEMO_PAN115_CLIENT_ID}`, { stage: 'disabled' }, 'PATCH');
      await page.getByTestId('douyin-app-connect-start').click();
      await page.getByTestId('douyin-failure').waitFor();
      await world.sim(`pan115/apps/${DEMO_PAN115_CLIENT_ID}`, { stage: 'online' }, 'PATCH');
      await page.getByTestId('douyin-device-again').click();
      await page.getByTestId('douyin-device-qr').waitFor();
      await page.getByTestId('douyin-device-close').click();
    });

    it('sees it in the list beside the others', async () => {
      await page.goto(`${world.front.url}/admin/plugins/douyin/apps`);
      await page.locator('[data-name="115 素材库"]').waitFor();
      const row = await page.locator('[data-name="115 素材库"]').innerText();
      for (const key of ['provider.pan115', 'app.no-switches'])
        expect(row.toLowerCase()).toContain(word(key).toLowerCase());
      expect(await page.getByTestId('douyin-app-make-default').count()).toBe(0);
    });

    it('the owner of its account consents again by a link, on a computer, after scanning with the wrong one', async () => {
      const [account] = await accounts();
      const { url } = await makeLink(world, account?.id ?? '');
      const owner = await (await openWindow(browser, language)).newPage();
      owner.on('pageerror', (error) => problems.push(String(error)));
      await owner.goto(url);
      await keepScreen(owner, 'consent-115', language);
      await owner.locator('form button').click();
      await owner.locator('#qr[src^="data:"]').waitFor();
      await keepScreen(owner, 'consent-115-code', language);
      await world.sim('pan115/codes/newest/scan', { person: 'muyu' });
      await owner.locator('#status[data-stage="scanned"]').waitFor();
      await world.sim('pan115/codes/newest/confirm', {});
      await owner.locator('[data-part="message"]').waitFor();
      expect(await owner.locator('[data-part="message"]').innerText()).toContain(says.other);
      await owner.locator('[data-part="message"] form button').click();
      await owner.locator('#qr[src^="data:"]').waitFor();
      await world.sim('pan115/codes/newest/confirm', { person: 'shancha' });
      await owner.locator('[data-part="done"]').waitFor();
      expect(await owner.locator('h1:visible').innerText()).toContain(says.done);
      await owner.goto(url);
      expect(await owner.locator('h1').innerText()).toContain(says.used);
      await owner.context().close();
    });

    it('the owner of an account of Douyin consents again by a link, on a phone', async () => {
      await openSession(world, { person: 'xiaohe' });
      const account = (await accounts()).find(({ provider }) => provider === 'douyin');
      const { url } = await makeLink(world, account?.id ?? '');
      const phone = await openPhone(browser, language);
      phone.page.on('pageerror', (error) => problems.push(String(error)));
      await phone.page.goto(url);
      await phone.page.locator('form button').click();
      await phone.page.locator('#open-phone').waitFor();
      await approveOnPhone(phone.context, phone.page, 'muyu');
      await phone.page.getByText('AUTH_OTHER_ACCOUNT').waitFor();
      expect(phone.page.url()).not.toContain('code=');
      await phone.page.goto(url);
      await phone.page.locator('form button').click();
      await phone.page.locator('#open-phone').waitFor();
      await approveOnPhone(phone.context, phone.page, 'xiaohe');
      await phone.page.getByText(says.done).waitFor();
      expect(phone.page.url()).not.toContain('code=');
      await phone.context.close();
    });

    it('raised no error in any page', () => {
      expect(problems).toEqual([]);
    });
  },
);
