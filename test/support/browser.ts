import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from './find-browser';
import { storyAdmin } from './admin';
import { fingerprint } from './front';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Languages the stories look at, as the admin panel and as a browser name them. */
export const languages = { 'zh-Hans': 'zh-CN', en: 'en-US' } as const;
export type Language = keyof typeof languages;

/**
 * Starts the system's Chromium; throws when there is none. It trusts the story's certificate: what came over a connection
 * that it merely puts up with it never keeps, and loads the whole panel each time.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium here: npm test installs it when it runs as root');
  const trust = `--ignore-certificate-errors-spki-list=${await fingerprint()}`;
  return chromium.launch({ executablePath, args: [...quiet, ...offline, trust] });
}

/** A window of its own, in one language. */
export async function openWindow(browser: Browser, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: languages[language],
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript((value) => localStorage.setItem('strapi-admin-language', value), language);
  return context;
}

/** Logs an administrator in through the panel's own form. */
export async function signIn(page: Page, siteUrl: string, admin = storyAdmin): Promise<void> {
  await page.goto(`${siteUrl}/admin/auth/login`);
  await page.fill('input[name="email"]', admin.email);
  await page.fill('input[name="password"]', admin.password);
  await page.click('button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
}

/** An administrator's window, signed in; errors its page raises are added to `problems`. */
export async function openOffice(
  browser: Browser,
  siteUrl: string,
  language: Language,
  problems: string[],
): Promise<{ office: BrowserContext; page: Page }> {
  const office = await openWindow(browser, language);
  const page = await office.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  await signIn(page, siteUrl);
  return { office, page };
}
