import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from '../support/accessibility';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openShop } from '../support/lead-panel';
import { createWorld } from '../support/world';

/** The plugin's pages; what stands in a list of its own is opened by its first row below. */
const pages = ['overview', 'apps', 'accounts', 'leads', 'sync', 'explorer', 'notices', 'audit'];

type Site = { world: { front: { url: string } }; close(): Promise<void> };

const sites: Record<string, () => Promise<Site>> = {
  'with rows': () => openShop(),
  async empty() {
    const world = await createWorld({ empty: true });
    return { world, close: () => world.close() };
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
      await page.goto(`${site.world.front.url}/admin/plugins/douyin/${path}`);
      await page.locator('[data-strapi-main-content] h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});
