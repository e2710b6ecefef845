import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { keepScreen } from '../support/screens';
import { openSession } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': { refreshed: '已刷新', tooSoon: '没有向平台发送请求', unbroken: '记录完整' },
  en: { refreshed: 'was refreshed', tooSoon: 'Nothing was sent', unbroken: 'unbroken' },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'an administrator and the tokens of an account, in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    const problems: string[] = [];
    const said = words[language];

    beforeAll(async () => {
      world = await createWorld();
      await openSession(world, { person: 'xiaohe' });
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.testid);
    const open = async (where: string, testId: string) => {
      await visit(page, where);
      await page.getByTestId(testId).first().waitFor();
    };
    const refreshCalls = async () =>
      (await world.sim<{ calls: { path: string }[] }>('calls')).calls.filter(({ path }) =>
        path.includes('/oauth/refresh_token'),
      ).length;

    it('opens a row by the keyboard and finds every button with Tab', async () => {
      await open('/accounts', 'douyin-accounts');
      await page.getByTestId('douyin-account-toggle').focus();
      await page.keyboard.press('Enter');
      await page.getByTestId('douyin-account-details').waitFor();
      await page.keyboard.press('Tab');
      await until('the focus', async () => (await focused()) === 'douyin-account-refresh');
      expect(await page.getByTestId('douyin-life').count()).toBe(4);
      await keepScreen(page, 'account-details', language);
    });

    it('refreshes once, says so, and sends nothing when it is too soon', async () => {
      const before = await refreshCalls();
      await page.getByTestId('douyin-account-refresh').click();
      await page.getByTestId('douyin-token-outcome').getByText(said.refreshed).waitFor();
      await page.getByTestId('douyin-account-refresh').click();
      await page.getByTestId('douyin-token-outcome').getByText(said.tooSoon).waitFor();
      await until('the focus', async () => (await focused()) === 'douyin-account-refresh');
      expect((await refreshCalls()) - before).toBe(1);
    });

    it('makes a link only when asked to, and gives the focus back', async () => {
      await page.getByTestId('douyin-account-reauthorize').click();
      await page.getByTestId('douyin-reauthorize-dialog').waitFor();
      expect(await page.getByTestId('douyin-reauthorize-link').count()).toBe(0);
      await page.getByTestId('douyin-reauthorize-new').click();
      await page.getByTestId('douyin-reauthorize-link').waitFor();
      expect(await page.locator('[name="reauthorize-link"]').inputValue()).toContain('/douyin/again/');
      await keepScreen(page, 'account-link', language);
      await page.keyboard.press('Escape');
      await page.getByTestId('douyin-reauthorize-dialog').waitFor({ state: 'hidden' });
      await until('the focus', async () => (await focused()) === 'douyin-account-reauthorize');
    });

    it('shows what happened, and that nobody changed it', async () => {
      await page.getByTestId('douyin-account-history').click();
      await page.getByTestId('douyin-history').waitFor();
      expect(await page.getByTestId('douyin-chain-ok').innerText()).toContain(said.unbroken);
      for (const action of ['token.minted', 'token.refreshed', 'account.reauthorize-link'])
        expect(await page.locator(`[data-action="${action}"]`).count()).toBe(1);
      await keepScreen(page, 'account-history', language);
      await page.keyboard.press('Escape');
    });

    it('calls an API by hand and shows neither token nor secret', async () => {
      await open('/explorer', 'douyin-explorer-account');
      await page.getByTestId('douyin-explorer-account').first().click();
      await page.getByTestId('douyin-explorer-api-userInfo').click();
      await page.getByTestId('douyin-explorer-send').click();
      await page.getByTestId('douyin-explorer-result').waitFor();
      expect(await page.getByTestId('douyin-explorer-answer').innerText()).toContain('小河');
      const request = await page.getByTestId('douyin-explorer-request').innerText();
      expect(request).toContain('/oauth/userinfo/');
      expect(request).not.toMatch(/act\.\w{8}/);
      expect(new URL(page.url()).searchParams.get('api')).toBe('userInfo');
      await keepScreen(page, 'explorer', language, 1280);
    });

    it('names the field it needs, and asks before a token call', async () => {
      await page.getByTestId('douyin-explorer-api-videoList').click();
      await page.getByTestId('douyin-explorer-scope').waitFor();
      await page.getByTestId('douyin-explorer-send').click();
      await until('the focus', () =>
        page.evaluate(() => (document.activeElement as HTMLInputElement).name === 'count'),
      );
      const before = await refreshCalls();
      await page.getByTestId('douyin-explorer-refresh').click();
      await page.getByTestId('douyin-explorer-refresh-dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('douyin-explorer-refresh-dialog').waitFor({ state: 'hidden' });
      await until('the focus', async () => (await focused()) === 'douyin-explorer-refresh');
      expect(await refreshCalls()).toBe(before);
    });

    it('leads from the number of healthy accounts to those accounts', async () => {
      await open('/overview', 'douyin-health');
      expect(await page.getByTestId('douyin-health-healthy').innerText()).toContain('1');
      await page.getByTestId('douyin-health-healthy').click();
      await page.locator('[data-nickname="小河"]').waitFor();
      expect(new URL(page.url()).search).toBe('?state=connected');
    });

    it('raised no error in any page', () => {
      expect(problems).toEqual([]);
    });
  },
);
