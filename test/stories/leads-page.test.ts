import type { Browser } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { leadScreen } from '../support/lead-screen';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    all: '共 5,042 条线索',
    contacted: '已联系',
    overdue: '已逾期',
    status: '状态：已联系',
    empty: '还没有线索',
  },
  en: {
    all: '5,042 leads',
    contacted: 'Contacted',
    overdue: 'Overdue',
    status: 'Status: Contacted',
    empty: 'No leads yet',
  },
};

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the leads page in %s',
  (language: Language) => {
    const screen = leadScreen(language);
    const { at, rows, names, open, choose } = screen;
    const said = words[language];

    it('row 21: is reached by the navigation and lists the newest leads with what is known of each', async () => {
      await screen.page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await at('douyin-nav-leads').first().click();
      await at('douyin-leads').waitFor();
      expect(await rows().count()).toBe(20);
      const first = (await rows().first().innerText()).toLowerCase();
      for (const part of [
        screen.shop.leads[0]?.nickname ?? '-',
        'an Story',
        '高意向',
        '137****1000',
        said.contacted,
      ])
        expect(first).toContain(part.toLowerCase());
      const sorted = screen.page.locator('th[aria-sort="descending"]');
      expect(await sorted.count()).toBe(1);
      await keepScreen(screen.page, 'leads', language);
    });

    it('row 32: shows the rows first and the total after, which is told to screen readers', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await screen.page.route('**/douyin/lead-counts/total*', async (route) => {
        await held;
        await route.continue();
      });
      await screen.page.goto(`${screen.shop.world.front.url}/admin/plugins/douyin/leads`);
      await rows().first().waitFor();
      const total = at('douyin-leads-total');
      expect(await total.innerText()).not.toMatch(/\d/);
      release();
      await total.filter({ hasText: said.all }).waitFor();
      expect(await total.getAttribute('role')).toBe('status');
      await screen.page.unroute('**/douyin/lead-counts/total*');
    });

    it('row 21: keeps head and first column in sight, and its density in this browser', async () => {
      await open('?size=50');
      const table = screen.page.locator('[role="region"] table');
      const place = (selector: string) =>
        table
          .locator(selector)
          .first()
          .evaluate((cell) => getComputedStyle(cell).position);
      expect([await place('thead th'), await place('tbody th')]).toEqual(['sticky', 'sticky']);
      expect(await rows().count()).toBe(50);
      await at('douyin-leads-view').click();
      await at('douyin-leads-density-compact').click();
      await keepScreen(screen.page, 'leads-view', language);
      await screen.page.keyboard.press('Escape');
      await screen.page.reload();
      await screen.page.locator('[data-testid="douyin-leads"][data-density="compact"]').waitFor();
    });

    it('row 21: goes on below without end, draws what is in sight, and is worked by keys', async () => {
      await open('?mode=scroll');
      const scroller = at('douyin-leads').locator('..');
      const shown = async () => Number(await at('douyin-leads-end').getAttribute('data-rows'));
      const far = () => scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await until('5,000 rows', async () => (await far(), (await shown()) === 5000), 120_000);
      expect(await rows().count()).toBeLessThan(80);
      await scroller.evaluate((element) => element.scrollTo(0, 0));
      await screen.page.keyboard.press('j');
      for (let step = 0; step < 60; step += 1) await screen.page.keyboard.press('j');
      await until('the focus on row 61', async () =>
        screen.page.evaluate(() => document.activeElement?.closest('tr')?.ariaRowIndex === '62'),
      );
      await keepScreen(screen.page, 'leads-scroll', language);
      await far();
      await at('douyin-leads-onward').click();
      await until('the rest', async () => (await shown()) === 42);
    });

    it('row 24: remembers which columns are shown', async () => {
      const column = (name: string) => screen.page.locator(`td[data-column="${name}"]`);
      await at('douyin-leads-view').click();
      await at('douyin-leads-column-notes').click();
      await at('douyin-leads-column-phone').click();
      await screen.page.keyboard.press('Escape');
      await screen.page.reload();
      await column('notes').first().waitFor();
      expect(await column('phone').count()).toBe(0);
      await screen.page.evaluate(() => localStorage.removeItem('douyin.leads.layout'));
    });

    it('row 31: turns pages and finds the way back, by its own buttons and the browser’s', async () => {
      await open();
      const [first] = await names();
      await at('douyin-leads-next').click();
      await screen.page.waitForURL(/cursor=/);
      await until('the second page', async () => (await names())[0] !== first);
      const [second] = await names();
      await at('douyin-leads-next').click();
      await until('the third page', async () => ![first, second].includes((await names())[0]));
      await at('douyin-leads-before').click();
      await until('the second page again', async () => (await names())[0] === second);
      await screen.page.goBack();
      await screen.page.goBack();
      await until('the second page once more', async () => (await names())[0] === second);
      await screen.page.goBack();
      await until('the first page', async () => (await names())[0] === first);
      expect(screen.page.url()).not.toContain('cursor');
    });

    it('row 23: holds all that is chosen in the address, so that a link shows the same', async () => {
      await open();
      const label = language === 'en' ? 'Status' : '状态';
      await choose(label, said.contacted);
      await screen.page.waitForURL(/status=CONTACTED/);
      await at('douyin-lead-chip-status').filter({ hasText: said.status }).waitFor();
      await until('two leads', async () => (await rows().count()) === 2);
      await choose(language === 'en' ? 'Follow-up' : '下次跟进', said.overdue);
      await until('one lead', async () => (await rows().count()) === 1);
      expect(screen.page.url()).toContain('zone=Asia%2FShanghai');
      const other = await screen.page.context().newPage();
      await other.goto(screen.page.url());
      await other.getByTestId('douyin-lead-chip-followUp').waitFor();
      await other.getByTestId('douyin-lead-row').first().waitFor();
      expect(await other.getByTestId('douyin-lead-row').count()).toBe(1);
      await other.close();
      await screen.page.goBack();
      await until('two leads again', async () => (await rows().count()) === 2);
      await at('douyin-leads-clear-all').click();
      await until('all leads', async () => (await rows().count()) === 20);
    });

    it.each([
      [
        'row 28: finds Chinese words of a nickname',
        'keyword=慢吞吞',
        (name: string) => name.includes('慢吞吞'),
      ],
      [
        'row 29: finds words of the notes',
        'keyword=先报价',
        (name: string) => name === screen.shop.leads[2]?.nickname,
      ],
      [
        'row 16: finds the leads with a tag',
        'tag=周末',
        (name: string) => name === screen.shop.leads[2]?.nickname,
      ],
      [
        'row 10: finds the leads of nobody',
        'owner=none',
        (name: string) => name !== screen.shop.leads[0]?.nickname,
      ],
      ['row 3: finds leads by how they came', 'source=interaction', () => true],
    ])('%s', async (_title, query, fits) => {
      await open(`?${query}`);
      const found = await names();
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((name) => !fits(name))).toEqual([]);
    });

    it('row 19: finds what is overdue, with a light at each', async () => {
      await open('?followUp=overdue');
      expect(await names()).toContain(screen.shop.leads[0]?.nickname);
      expect(await screen.page.locator('[data-light="overdue"]').count()).toBe(await rows().count());
    });

    it('row 27: takes days as they begin where the reader is', async () => {
      const at16 = '2026-01-30T16:00:00.000Z';
      const asked = screen.page.waitForRequest(
        (request) => new URL(request.url()).pathname === '/douyin/leads',
      );
      await screen.page.goto(`${screen.shop.world.front.url}/admin/plugins/douyin/leads?from=2026-01-31`);
      expect(new URL((await asked).url()).searchParams.get('startTime')).toBe(at16);
      await rows().first().waitFor();
    });

    it('says so where nothing matches, and clears the filters', async () => {
      await screen.page.goto(
        `${screen.shop.world.front.url}/admin/plugins/douyin/leads?keyword=没有的人&status=NEW`,
      );
      await at('douyin-leads-no-match').waitFor();
      await keepScreen(screen.page, 'leads-no-match', language);
      await at('douyin-filters-clear').click();
      await rows().first().waitFor();
    });

    it('says what is wrong with a page that nobody can find again, and leads back to the first', async () => {
      await screen.page.goto(`${screen.shop.world.front.url}/admin/plugins/douyin/leads?cursor=made.up`);
      await at('douyin-failure').waitFor();
      await screen.page
        .getByRole('button', { name: language === 'en' ? 'First page' : '回到第一页' })
        .click();
      await rows().first().waitFor();
    });

    it('raised no error in the browser', () => {
      expect(screen.problems).toEqual([]);
    });
  },
);

describeInBrowser('the leads page of a new site', () => {
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

  it.each(ofThisRun<Language>(['zh-Hans'], ['en']))('says how leads arise, in %s', async (language) => {
    const { page, office } = await openOffice(browser, world.front.url, language, []);
    await page.goto(`${world.front.url}/admin/plugins/douyin/leads`);
    await page.getByTestId('douyin-leads-empty').waitFor();
    const box = page.getByTestId('douyin-leads-empty');
    expect(await box.innerText()).toContain(words[language].empty);
    await keepScreen(page, 'leads-empty', language);
    await box.getByRole('link').first().click();
    await page.waitForURL(/\/plugins\/douyin\/apps$/);
    await office.close();
  });
});
