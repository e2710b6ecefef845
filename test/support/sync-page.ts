import type { Locator, Page } from 'playwright-core';
import type { StreamView } from '../../src/plugins/douyin/contracts/sync';
import { until } from './until';
import { visit } from './walk';

/** The page of the sync as a story uses it; streams are found by the account's name and what they read. */
export type SyncPage = {
  open(query?: string): Promise<void>;
  row(account: string, kind: StreamView['kind']): Locator;
  /** Opens the details of a stream, unless they are. */
  expand(account: string, kind: StreamView['kind']): Promise<void>;
  details: Locator;
  /** The test id of what has the focus; the id of an element without. */
  focused(): Promise<string | undefined>;
  /** Waits until that has the focus. */
  hasFocus(testId: string): Promise<void>;
  /** One counter in the open details. */
  counter(name: string): Promise<number>;
};

/** Steers the page of the sync in a browser. */
export function syncPage(page: Page): SyncPage {
  const row = (account: string, kind: StreamView['kind']) =>
    page.locator(`tr[data-kind="${kind}"][data-account="${account}"]`);
  const details = page.getByTestId('douyin-sync-details');
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.dataset.testid ?? element?.id;
    });
  return {
    async open(query = '') {
      await visit(page, `/sync${query}`);
      await page.locator('[data-testid="douyin-sync"],[data-testid^="douyin-sync-empty"]').first().waitFor();
    },
    row,
    details,
    async expand(account, kind) {
      const toggle = row(account, kind).getByTestId('douyin-sync-toggle');
      if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
      await details.waitFor();
    },
    focused,
    hasFocus: (testId) => until(`the focus on ${testId}`, async () => (await focused()) === testId),
    counter: async (name) => Number(await details.locator(`[data-counter="${name}"] dd`).innerText()),
  };
}
