import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** Goes to a page of the panel as a link there does, and waits until it stands and nothing more is loaded. */
export type Walk = (address: string) => Promise<void>;

const quietMs = 300;

const move = (page: Page, address: string) =>
  page.evaluate((to) => {
    const state = { idx: (history.state?.idx ?? 0) + 1 };
    history.pushState(state, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state }));
  }, address);

/**
 * Goes to a page of the plugin in a panel that is open, by way of the profile, which everybody has: the plugin begins
 * anew, without the seconds that loading the whole panel costs.
 */
export async function visit(page: Page, address: string): Promise<void> {
  await move(page, '/admin/me');
  await page.locator('input[name="firstname"]').waitFor();
  await move(page, `/admin/plugins/douyin${address}`);
}

/** Pages of a panel that is open, one after the other: a second each less than loading the whole panel anew. */
export function walkPages(page: Page): Walk {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  const ended = (request: Request) => void open.delete(request);
  page.on('requestfinished', ended).on('requestfailed', ended);

  async function settled(): Promise<void> {
    for (let since = performance.now(); performance.now() - since < quietMs; await pause(20))
      if (open.size > 0) since = performance.now();
  }
  return async (address) => {
    await move(page, address);
    await settled();
    await page.locator('[data-strapi-main-content] h1').first().waitFor();
  };
}
