import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; impact: string | null; help: string; nodes: { html: string }[] };

/** The plugin's pages and dialogs; around them stands what is Strapi's own. */
const ours = ['div:has(> [data-strapi-main-content])', '[role="dialog"]', '[role="alertdialog"]'];

/** A dialog that is still fading in is paler than it will be. */
const settled = `Promise.all(
  document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined)))`;

/** What axe-core finds serious or critical in the plugin's part of a page as it stands, a sentence each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe);
  await page.evaluate(settled);
  const found = (await page.evaluate(`
    const include = ${JSON.stringify(ours)}.filter((one) => document.querySelector(one)).map((one) => [one]);
    axe.run({ include }, { resultTypes: ['violations'] }).then(({ violations }) => violations)
  `)) as Finding[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
}
