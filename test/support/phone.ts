import type { BrowserContext, Page } from 'playwright-core';

/** Opens the simulated phone of the platform's page and does what a person would: choose, scan, approve. */
export async function approveOnPhone(
  context: BrowserContext,
  connect: Page,
  person = 'xiaohe',
): Promise<void> {
  const [phone] = await Promise.all([context.waitForEvent('page'), connect.click('#open-phone')]);
  await phone.selectOption('#person', person);
  await phone.click('#scan');
  await phone.locator('#status[data-status="scanned"]').waitFor();
  await phone.click('#approve');
  await phone.locator('#status[data-status="confirmed"]').waitFor();
  await phone.close();
}
