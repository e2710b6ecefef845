import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from '../support/accessibility';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { walkPages, type Walk } from '../support/walk';
import { describeInBrowser } from '../support/chromium';
import { openShop } from '../support/lead-panel';
import { ofThisRun } from '../support/this-run';
import { createWorld } from '../support/world';

/** The plugin's pages; `leads/first` is the newest lead beside the list. */
const pages = [
  'overview',
  'apps',
  'accounts',
  'posts',
  'posts?view=calendar',
  'posts/new',
  'leads',
  'leads?mode=board',
  'leads/first',
  'leads/duplicates',
  'leads/exports',
  'leads/imports',
  'dashboard',
  'lead-settings',
  'sync',
  'webhooks',
  'webhooks/refused',
  'webhooks/apps',
  'explorer',
  'notices',
  'outgoing',
  'rules',
  'oauth',
  'oauth/new',
  'doctor',
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
  const windows = new Map<string, { page: Page; walk: Walk }>();
  beforeAll(async () => {
    site = await (sites[name] as () => Promise<Site>)();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function windowIn(language: Language): Promise<{ page: Page; walk: Walk }> {
    const known = windows.get(language);
    if (known) return known;
    const { page } = await openOffice(browser, site.world.front.url, language, []);
    const opened = { page, walk: walkPages(page) };
    windows.set(language, opened);
    return opened;
  }

  describe.each(ofThisRun<Language>(['zh-Hans'], ['en']))('in %s', (language) => {
    it.each(pages)('%s holds nothing that shuts people out', async (path) => {
      const { page, walk } = await windowIn(language);
      const address = path.replace('first', String(site.leads[0]?.leadId ?? ''));
      await walk(`/admin/plugins/douyin/${address}`);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});
