import type { Browser, BrowserContext, Page } from 'playwright-core';
import { storyAdmin } from '../support/admin';
import { launchBrowser, openWindow, signIn } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { englishOn, settled } from '../support/english';
import { createWorld, type World } from '../support/world';

/** Pages of Strapi's own that our users pass through; each with something that stands on it. */
const pages: [name: string, path: string, sign: string][] = [
  ['the start page', '', 'h1'],
  ['the list of entries', 'content-manager/collection-types/plugin::users-permissions.user', 'h1'],
  ['a new entry', 'content-manager/collection-types/plugin::users-permissions.user/create', 'h1'],
  [
    'the view of a list',
    'content-manager/collection-types/plugin::users-permissions.user/configurations/list',
    'h1',
  ],
  ['the media library', 'plugins/upload', 'h1'],
  ['the administrators', 'settings/users?pageSize=10&page=1&sort=firstname', 'h1'],
  ['the roles', 'settings/roles', 'h1'],
  ['a role', 'settings/roles/2', 'h1'],
  ['the API tokens', 'settings/api-tokens', 'h1'],
  ['a new API token', 'settings/api-tokens/create', 'h1'],
  ['the profile', 'me', 'h1'],
];

describeInBrowser('Strapi’s own pages in Chinese', () => {
  let world: World;
  let browser: Browser;
  let office: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    world = await createWorld();
    browser = await launchBrowser();
    office = await openWindow(browser, 'zh-Hans');
    page = await office.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const url = (path: string) => `${world.front.url}/admin/${path}`;

  it('show no English before the login', async () => {
    await page.goto(url('auth/login'));
    await page.locator('input[name="password"]').waitFor();
    expect(await englishOn(page)).toEqual([]);
    await signIn(page, world.front.url, storyAdmin);
  });

  it.each(pages)('show no English on %s', async (_name, path, sign) => {
    await page.goto(url(path));
    await page.locator(sign).first().waitFor();
    await settled(page);
    expect(await englishOn(page)).toEqual([]);
  });
});
