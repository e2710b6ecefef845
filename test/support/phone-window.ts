import type { Browser, BrowserContext, Page } from 'playwright-core';
import { languages, type Language } from './browser';
import { approveOnPhone } from './phone';

/** A phone with a browser of its own, as it opens after its camera scanned a code. */
export type PhoneWindow = { context: BrowserContext; page: Page };

/** Opens a phone-sized window with its own cookies. */
export async function openPhone(browser: Browser, language: Language): Promise<PhoneWindow> {
  const context = await browser.newContext({
    locale: languages[language],
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 780 },
    isMobile: true,
    hasTouch: true,
  });
  return { context, page: await context.newPage() };
}

/** What a person does on the phone after scanning: go on, consent at the platform; gives the digits it shows then. */
export async function consentOnPhone(
  { context, page }: PhoneWindow,
  qrUrl: string,
  person = 'xiaohe',
): Promise<string> {
  await page.goto(qrUrl);
  await page.locator('form[action="/douyin/q/continue"] button').click();
  await page.locator('#open-phone').waitFor();
  await approveOnPhone(context, page, person);
  const shown = page.locator('#return-code-shown');
  await shown.waitFor();
  return (await shown.getAttribute('data-code')) ?? '';
}
