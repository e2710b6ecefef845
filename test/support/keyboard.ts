import type { Page } from 'playwright-core';

/** Most steps from one control to another. */
const farthest = 150;

/** Works a page with keys alone. */
export function keyboardOf(page: Page) {
  const { keyboard } = page;
  const isOn = (selector: string) =>
    page.evaluate((one) => Boolean(document.activeElement?.matches(one)), selector);
  const name = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      return `${element.tagName} ${element.dataset.testid ?? element.textContent?.slice(0, 20)}`;
    });
  return {
    press: (key: string) => keyboard.press(key),
    type: (text: string) => keyboard.type(text),
    /** Presses Tab until a control has the focus; throws where Tab does not lead there. */
    async tabTo(selector: string): Promise<void> {
      const met: string[] = [];
      for (let step = 0; step < farthest; step += 1) {
        if (await isOn(selector)) return;
        const focus = await name();
        met.push(focus);
        // At the end of a page that may still be growing.
        if (focus.startsWith('BODY')) await page.waitForTimeout(100);
        await keyboard.press('Tab');
      }
      const said = await page.evaluate(() => document.body.innerText.slice(0, 500));
      throw new Error(
        `Tab leads to ${[...new Set(met)].join(', ')}, not to ${selector}; the page says: ${said}`,
      );
    },
    /** Tabs to a control and presses Enter. */
    async enter(selector: string): Promise<void> {
      await this.tabTo(selector);
      await keyboard.press('Enter');
    },
  };
}

/** A selector for a test id. */
export const byId = (id: string): string => `[data-testid="${id}"]`;
