import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openOffice, openWindow, signIn, type Language } from './browser';
import { visit } from './walk';
import type { World } from './world';

/** The leads and their files in a window of one administrator. */
export type FileDesk = ReturnType<typeof fileDesk>;

/** What can be done in a window that is signed in. */
export function fileDesk(page: Page) {
  const at = (id: string) => page.getByTestId(id);
  return {
    page,
    at,
    /** Opens a page of the leads, and waits for something on it. */
    async open(path: string, what = 'douyin-leads'): Promise<void> {
      await visit(page, `/leads${path}`);
      await at(what).first().waitFor();
    },
    /** Presses something that saves a file; gives what the browser got. */
    async saved(id: string): Promise<{ name: string; text: string }> {
      const coming = page.waitForEvent('download');
      await at(id).first().click();
      const download = await coming;
      return {
        name: download.suggestedFilename(),
        text: readFileSync(await download.path())
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      };
    },
    /** Chooses in a select that is known by its label. */
    async choose(label: string, option: string): Promise<void> {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    /** Asks for an export of what the button stands for, and waits for its file. */
    async orderExport(button: string, reason: string, format: 'CSV' | 'Excel' = 'CSV'): Promise<void> {
      await at(button).click();
      await page.getByRole('radio', { name: new RegExp(`^${format}`) }).click();
      await page.locator('input[name="reason"]').fill(reason);
      await at('douyin-export-start').click();
      await at('douyin-export-download').waitFor({ timeout: 60_000 });
    },
    /** What stands under a heading of the counts. */
    count: (name: string) => at('douyin-import-counts').locator(`[data-count="${name}"]`).innerText(),
  };
}

/** The window of the administrator every story begins with. */
export async function openDesk(
  browser: Browser,
  { front }: World,
  language: Language,
  problems: string[],
): Promise<FileDesk> {
  return fileDesk((await openOffice(browser, front.url, language, problems)).page);
}

/** The window of a colleague. */
export async function openColleaguesDesk(
  browser: Browser,
  { front }: World,
  language: Language,
  name: string,
): Promise<FileDesk> {
  const page = await (await openWindow(browser, language)).newPage();
  await signIn(page, front.url, { email: `${name}@story.invalid`, password: 'Story-Colleague-1' });
  return fileDesk(page);
}
