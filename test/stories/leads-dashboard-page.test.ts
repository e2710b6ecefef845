import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { fillSeason, recountIn } from '../support/lead-dashboard';
import { keepScreen } from '../support/screens';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': { table: '查看表格', chart: '查看图表', day: /：共 \d+ 条/, app: '应用', older: '最近 7 天' },
  en: {
    table: 'Show as table',
    chart: 'Show as chart',
    day: /: \d+ in all/,
    app: 'App',
    older: 'Last 7 days',
  },
};

const languages = ofThisRun<Language>(['en'], ['zh-Hans']);

describeInBrowser('the dashboard in a browser', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    world = await createWorld();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const open = async (page: Page, query = '') => {
    await visit(page, `/dashboard${query}`);
    await page.getByTestId('douyin-dashboard').waitFor();
  };
  const office = async (language: Language, admin?: { email: string; password: string }) => {
    const page = await (await openWindow(browser, language)).newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    await signIn(page, world.front.url, admin);
    return page;
  };
  const problems: string[] = [];

  it.each(languages)('says what is missing while there is no lead, in %s', async (language) => {
    const page = await office(language);
    await page.getByTestId('douyin-widget-follow-ups').waitFor();
    await open(page);
    await page.getByTestId('douyin-dashboard-empty').waitFor();
    await keepScreen(page, 'dashboard-empty', language);
    await page.context().close();
  });

  it('row 58, dashboard: figures, charts and the table behind each, by mouse and keys', async () => {
    const { an, apps } = await fillSeason(world);
    await recountIn(world.strapi);
    for (const language of languages) {
      const said = words[language];
      const page = await office(language);
      const at = (id: string) => page.getByTestId(id);
      for (const box of ['new', 'funnel', 'follow-ups']) await at(`douyin-widget-${box}`).waitFor();
      await keepScreen(page, 'dashboard-home', language, 2100);
      await open(page);
      expect(await at('douyin-dashboard-filling').count()).toBe(0);
      const value = (name: string) => at(`douyin-total-${name}`).locator('[data-value]').innerText();
      const total = Number((await value('new')).replace(',', ''));
      expect(total).toBeGreaterThan(200);
      for (const name of ['new', 'funnel', 'sources', 'response', 'owners'])
        await at(`douyin-chart-${name}`).waitFor();
      await at('douyin-dashboard-sync').waitFor();
      await keepScreen(page, 'dashboard', language, 1900);

      const news = at('douyin-chart-new');
      const reader = news.getByTestId('douyin-chart-reader');
      await reader.focus();
      await page.keyboard.press('End');
      const last = await reader.getAttribute('aria-valuetext');
      expect(last).toMatch(said.day);
      await page.keyboard.press('ArrowLeft');
      expect(await reader.getAttribute('aria-valuetext')).not.toBe(last);
      expect(await reader.innerText()).toMatch(said.day);

      const toggle = news.getByTestId('douyin-chart-switch');
      await toggle.focus();
      await page.keyboard.press('Enter');
      const rows = news.locator('tbody tr');
      expect(await rows.count()).toBe(30);
      const counts = await rows.locator('td:nth-child(2)').allInnerTexts();
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(total);
      expect(await toggle.innerText()).toBe(said.chart);
      await page.keyboard.press('Enter');
      await news.locator('svg[role="img"]').waitFor();
      expect(await toggle.innerText()).toBe(said.table);

      await at('douyin-days-7').click();
      await page.waitForURL(/days=7$/);
      await news.locator('g[data-day]').nth(6).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('g[data-day]').length === 7);
      const week = Number(await value('new'));
      expect(week).toBeLessThan(total);
      await page.getByRole('combobox', { name: said.app, exact: true }).click();
      await page.getByRole('option', { name: apps[1]?.name, exact: true }).click();
      await page.waitForURL(new RegExp(`days=7&app=${apps[1]?.id}$`));
      await page.waitForFunction(
        (before) =>
          Number(document.querySelector('[data-testid="douyin-total-new"] [data-value]')?.textContent) <
          before,
        week,
      );
      await page.reload();
      await news.waitFor();
      expect(await at('douyin-days-7').getAttribute('aria-pressed')).toBe('true');

      await at('douyin-chart-owners').getByRole('link', { name: 'an Story' }).click();
      await page.waitForURL(new RegExp(`/leads\\?.*owner=${an.id}`));
      await at('douyin-leads').waitFor();
      await page.context().close();
    }
    expect(problems).toEqual([]);
  });

  it('a colleague with own leads sees theirs, one without the permission neither page nor boxes', async () => {
    const eva = await hire(world, 'eva', { may: ['read'], level: 'own' });
    const noah = await world.admin.colleague('noah', ['plugin::douyin.app.read']);
    const password = 'Story-Colleague-1';
    const page = await office('en', { email: `${eva.name}@story.invalid`, password });
    await open(page);
    await page.getByTestId('douyin-dashboard-empty').waitFor();
    expect(await page.getByTestId('douyin-dashboard-rebuild').count()).toBe(0);
    expect(await page.getByTestId('douyin-dashboard-sync').count()).toBe(0);
    await page.context().close();
    const other = await office('en', { email: `${noah.name}@story.invalid`, password });
    await other.getByTestId('douyin-widget').waitFor();
    expect(await other.getByTestId('douyin-widget-new').count()).toBe(0);
    await visit(other, '/overview');
    await other.getByTestId('douyin-nav-overview').waitFor();
    expect(await other.getByTestId('douyin-nav-dashboard').count()).toBe(0);
    await other.context().close();
  });
});
