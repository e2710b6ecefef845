import type { Browser, Page } from 'playwright-core';
import type { PanelLead } from '../../src/plugins/douyin/contracts/lead-panel';
import { launchBrowser, openOffice, type Language } from './browser';
import { openShop, type Shop } from './lead-panel';
import { visit } from './walk';

type Parts = { shop: Shop; browser: Browser; page: Page };

/** The leads page of a shop in a browser; opened before the tests of a story and closed after them. */
export function leadScreen(language: Language) {
  let parts: Parts;
  const problems: string[] = [];
  beforeAll(async () => {
    const shop = await openShop();
    const browser = await launchBrowser();
    const { page } = await openOffice(browser, shop.world.front.url, language, problems);
    parts = { shop, browser, page };
  });
  afterAll(async () => {
    await parts?.browser.close();
    await parts?.shop.close();
  });

  const at = (id: string) => parts.page.getByTestId(id);
  const rows = () => at('douyin-lead-row');
  const drawer = () => at('douyin-lead-drawer');
  const idOf = (place: number) => parts.shop.leads[place]?.leadId ?? 0;
  return {
    problems,
    get shop() {
      return parts.shop;
    },
    get browser() {
      return parts.browser;
    },
    get page() {
      return parts.page;
    },
    at,
    rows,
    drawer,
    idOf,
    /** Names in the list, from the top. */
    names: () => rows().locator('th a').allInnerTexts(),
    /** The id of what has the focus. */
    focused: () => parts.page.evaluate(() => document.activeElement?.id ?? ''),
    /** A lead of the shop as the server has it now. */
    read: (place: number) => parts.shop.world.admin.data<PanelLead>('GET', `/douyin/leads/${idOf(place)}`),
    /** Opens the page, and waits for rows and total. */
    async open(path = ''): Promise<void> {
      await visit(parts.page, `/leads${path}`);
      await at('douyin-leads').waitFor();
      await at('douyin-leads-total').filter({ hasText: /\d/ }).waitFor();
    },
    /** Chooses in one of the filters. */
    async choose(label: string, option: string): Promise<void> {
      await parts.page.getByRole('combobox', { name: label, exact: true }).click();
      await parts.page.getByRole('option', { name: option, exact: true }).click();
    },
    /** Opens a lead of the shop, and waits for its timeline. */
    async openLead(place: number): Promise<void> {
      await parts.page.locator(`#douyin-lead-${idOf(place)}`).click();
      await drawer().getByTestId('douyin-lead-event').first().waitFor();
    },
  };
}
