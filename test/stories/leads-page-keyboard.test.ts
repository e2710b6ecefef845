import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { storyAdmin } from '../support/admin';
import { launchBrowser, openWindow, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { byId, keyboardOf } from '../support/keyboard';
import { newestLeads, openShop, type Shop } from '../support/lead-panel';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';

/** Notes that stand for a language. */
const words = { 'zh-Hans': { note: '已约周六到店' }, en: { note: 'Visits on Saturday' } };

describeInBrowser('a day in the panel with nothing but a keyboard', () => {
  let shop: Shop;
  let browser: Browser;
  beforeAll(async () => {
    shop = await openShop();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  it.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
    'goes from login by way of sync, filter, status and note to an exported file, in %s',
    async (language) => {
      const { world } = shop;
      const said = words[language];
      const window = await openWindow(browser, language);
      const page = await window.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      const keys = keyboardOf(page);
      const at = (id: string) => page.getByTestId(id);

      await page.goto(`${world.front.url}/admin/auth/login`);
      await page.locator('input[name="email"]').waitFor();
      await keys.tabTo('input[name="email"]');
      await keys.type(storyAdmin.email);
      await keys.tabTo('input[name="password"]');
      await keys.type(storyAdmin.password);
      await keys.press('Enter');
      await page.waitForURL((url) => !url.pathname.includes('/auth/'));
      await page.locator('nav a[href$="/plugins/douyin"]').first().waitFor();
      await page.waitForLoadState('networkidle');
      await keys.enter('nav a[href$="/plugins/douyin"]');

      // A sync that takes a moment, with its progress.
      await world.sim('people/xiaohe/audience', { count: language === 'en' ? 400 : 300 });
      await world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 300, times: null });
      await page.locator('[data-strapi-main-content] h1').first().waitFor();
      await keys.enter(byId('douyin-nav-sync'));
      const stream = 'tr[data-kind="fans"][data-account="小河"]';
      await page.locator(stream).waitFor();
      await keys.enter(`${stream} ${byId('douyin-sync-main')}`);
      const progress = page.locator(stream).getByTestId('douyin-sync-progress');
      await progress.waitFor();
      const fetched = async () => Number(await progress.getAttribute('data-fetched').catch(() => 0));
      await until('rows to be read', async () => (await fetched()) > 0);
      await world.sim('faults', undefined, 'DELETE');
      await progress.waitFor({ state: 'detached', timeout: 60_000 });

      // From all leads to some, to one of them.
      await keys.enter(byId('douyin-nav-leads'));
      await at('douyin-lead-row').first().waitFor();
      const [lead] = (await newestLeads(world)).filter(({ status }) => status === 'NEW');
      await keys.press('/');
      await keys.type(lead?.nickname ?? '-');
      await keys.press('Enter');
      await page.waitForURL(/keyword=/);
      const row = page.locator(`${byId('douyin-lead-row')}[data-lead="${lead?.leadId}"]`);
      await row.waitFor();
      await keys.enter(`#douyin-lead-${lead?.leadId}`);
      await at('douyin-lead-drawer').getByTestId('douyin-lead-event').first().waitFor();
      await keys.press('e');
      await keys.enter(byId('douyin-lead-to-CONTACTED'));
      await at('douyin-lead-status').locator('[data-stage="CONTACTED"]').waitFor();
      await keys.press('n');
      await until('the focus on the note', () => page.locator('#douyin-lead-note:focus').isVisible());
      await keys.type(said.note);
      await keys.press('Control+Enter');
      await at('douyin-lead-drawer').getByText(said.note).first().waitFor();
      await keys.press('Escape');
      await keys.press('Escape');
      await at('douyin-lead-drawer').waitFor({ state: 'detached' });

      // And out with what is shown.
      await keys.enter(byId('douyin-leads-export'));
      await at('douyin-export-dialog').waitFor();
      await keys.tabTo('[name="reason"]');
      await keys.type('story');
      await until('the export to be ready to start', () => at('douyin-export-start').isEnabled());
      await keys.enter(byId('douyin-export-start'));
      await at('douyin-export-download').waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        keys.enter(byId('douyin-export-download')),
      ]);
      const parts = unzipSync(readFileSync(await file.path()));
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
      expect(sheet).toContain(lead?.nickname ?? '-');
      expect(sheet).not.toContain(shop.leads.find(({ leadId }) => leadId !== lead?.leadId)?.nickname ?? '-');
      expect(problems).toEqual([]);
      await window.close();
    },
  );
});
