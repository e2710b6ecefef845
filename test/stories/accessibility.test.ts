import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from '../support/accessibility';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openShop } from '../support/lead-panel';
import { createWorld } from '../support/world';

/** The plugin's pages; `leads/first` is the newest lead beside the list. */
const pages = [
  'overview',
  'apps',
  'accounts',
  'leads',
  'leads?mode=board',
  'leads/first',
  'leads/duplicates',
  'leads/exports',
  'leads/imports',
  'dashboard',
  'lead-settings',
  'sync',
  'explorer',
  'notices',
  'rules',
  'audit',
];

type Site = { world: { front: { url: string } }; leads: { leadId: number }[]; close(): Promise<void> };

const sites: Record<string, () => Promise<Site>> = {
  'with rows': () => openShop(),
  async empty() {
    const world = await createWorld({ empty: true });
    return { world, leads: [], close: () => world.close() };
  },
};

describeInBrowser.each(Object.keys(sites))('every page of the plugin, %s', (name) => {
  let site: Site;
  let browser: Browser;
  const windows = new Map<string, Page>();
  beforeAll(async () => {
    site = await (sites[name] as () => Promise<Site>)();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function windowIn(language: Language): Promise<Page> {
    const known = windows.get(language);
    if (known) return known;
    const { page } = await openOffice(browser, site.world.front.url, language, []);
    windows.set(language, page);
    return page;
  }

  describe.each(['zh-Hans', 'en'] as const)('in %s', (language) => {
    it.each(pages)('%s holds nothing that shuts people out', async (path) => {
      const page = await windowIn(language);
      const address = path.replace('first', String(site.leads[0]?.leadId ?? ''));
      await page.goto(`${site.world.front.url}/admin/plugins/douyin/${address}`);
      await page.locator('[data-strapi-main-content] h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});
