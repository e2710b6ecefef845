import type { Page } from 'playwright-core';
import { until } from './until';

/** Names and signs that stand in Chinese pages as they are. */
const names = [
  'Strapi',
  'Douyin',
  'Webhooks?',
  'API',
  'JSON',
  'URL',
  'HTTP',
  'UID',
  'CMS',
  'Ctrl',
  'Cmd',
  'Shift',
  'Enter',
  'SSO',
  'GraphQL',
  'Swagger',
  'PDF',
  'ID',
  // The region of messages, whose name the component gives.
  'Notifications alt\\+T',
  // What the database holds: roles, and the people of the story.
  'Super Admin',
  'Super Admins can access and manage all features and settings\\.',
  'Editors can manage and publish contents including those of other users\\.',
  'Authors can manage the content they have created\\.',
  '(Create|Read|Update|Delete|Publish) user',
  'Full Access',
  'Read Only',
  'A default API token with [a-z -]+ permissions, (only )?used for accessing( or modifying)? resources',
  'Editor',
  'Author',
  'Authenticated',
  'Public',
  'Story',
  'Admin',
  'SUPER ADMIN',
  // Names of types and fields, as the application gives them.
  'User',
  'username',
  'email',
  'password',
  'confirmed',
  'blocked',
  'role',
  'bio',
  // What Strapi writes without asking for a translation.
  'ASC',
  'Active',
  'Select',
  'Content-type-builder',
  'Email',
  'Upload',
  'Users-permissions',
];

const known = new RegExp(`(?<![A-Za-z])(${names.join('|')})(?![A-Za-z])`, 'g');
const addresses = /\S+@\S+|https?:\/\/\S+/g;

/** Waits until a page has stopped changing. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  let before = '';
  await until('the page to rest', async () => {
    const text = await page.locator('body').innerText();
    const isSame = text === before;
    before = text;
    if (!isSame) await page.waitForTimeout(400);
    return isSame;
  });
}

/** Lines and labels with words of English in them that a page shows; empty where all is Chinese. */
export async function englishOn(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const lines = document.body.innerText.split('\n');
    const labelled = Array.from(document.querySelectorAll('[aria-label], [placeholder], [title]'));
    const labels = labelled.flatMap((element) =>
      ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [...lines, ...labels];
  });
  const isEnglish = (line: string) => /[A-Za-z]{3,}/.test(line.replace(addresses, '').replace(known, ''));
  return [...new Set(shown.map((line) => line.trim()).filter(isEnglish))];
}
