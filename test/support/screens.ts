import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from './browser';
import { documents, read } from './documents';
import { root } from './strapi';

const short: Record<Language, string> = { 'zh-Hans': 'zh', en: 'en' };

/** Where pictures that documents show are kept. */
export const picturesFolder = 'docs/images';

/** Whether a document shows a picture. */
export const isShown = (file: string): boolean =>
  documents.some((document) => read(document).includes(`/${file}`));

/**
 * Keeps a screenshot, `height` pixels high (a phone's as it is), when DOUYIN_SCREENSHOTS is set; otherwise does nothing. What no
 * document shows is only there to be looked at, in `.tmp/screens`.
 */
export async function keepScreen(page: Page, name: string, language: Language, height = 900): Promise<void> {
  if (!process.env.DOUYIN_SCREENSHOTS) return;
  const notOurs = page.locator(':not([data-testid^="douyin"], [data-testid^="douyin"] *)');
  const news = page
    .getByRole('button', { name: /^(Close|关闭)( the banner\.|横幅)?\s*$/ })
    .and(notOurs)
    .first();
  const hasDialog = await page.getByRole('dialog').isVisible();
  // One of our own panels may lie over it.
  if (!hasDialog && (await news.isVisible())) await news.dispatchEvent('click');
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  if (!isPhone) await page.setViewportSize({ width: 1440, height });
  // Fonts, avatars and transitions settle.
  await page.waitForTimeout(700);
  const file = `${name}-${short[language]}.png`;
  const folder = isShown(file) ? picturesFolder : '.tmp/screens';
  await page.screenshot({ path: path.join(root, folder, file) });
}
