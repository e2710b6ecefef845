import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from './browser';
import { root } from './strapi';

const short: Record<Language, string> = { 'zh-Hans': 'zh', en: 'en' };

/** Keeps a screenshot, `height` pixels high (a phone's as it is), for the docs when DOUYIN_SCREENSHOTS is set; otherwise does nothing. */
export async function keepScreen(page: Page, name: string, language: Language, height = 900): Promise<void> {
  if (!process.env.DOUYIN_SCREENSHOTS) return;
  const notOurs = page.locator(':not([data-testid^="douyin"], [data-testid^="douyin"] *)');
  const news = page
    .getByRole('button', { name: /^(Close|关闭)( the banner\.|横幅)?\s*$/ })
    .and(notOurs)
    .first();
  const hasDialog = await page.getByRole('dialog').isVisible();
  if (!hasDialog && (await news.isVisible())) await news.click();
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  if (!isPhone) await page.setViewportSize({ width: 1440, height });
  // Fonts, avatars and transitions settle.
  await page.waitForTimeout(700);
  const file = path.join(root, 'docs/images', `${name}-${short[language]}.png`);
  await page.screenshot({ path: file });
}
