import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { createAdmin } from './admin';
import { launchBrowser, openWindow, signIn } from './browser';
import { describeInBrowser } from './chromium';
import { ask } from './http';
import { startStrapi, type RunningStrapi } from './strapi';
import { buildVanillaApp, createVanillaApp, type VanillaApp } from './vanilla';

/**
 * What the packed plugin must do in an application that knows nothing of it; `packages` says where the application's
 * packages come from.
 */
export const tellOfPackedPlugin = (packages: 'links' | 'npm'): void =>
  describeInBrowser('the packed plugin in an application made from scratch', () => {
    let app: VanillaApp;
    let strapi: RunningStrapi;
    let browser: Browser;

    beforeAll(async () => {
      app = createVanillaApp(packages);
      buildVanillaApp(app);
      strapi = await startStrapi({ appDir: app.folder, byCommandLine: true });
      await createAdmin(strapi.url).register();
      browser = await launchBrowser();
    }, 600_000);
    afterAll(async () => {
      await browser?.close();
      await strapi?.stop();
      app?.remove();
    });

    it('holds nothing but what was built, the manifest, the descriptions and the words for readers', () => {
      const names = execFileSync('tar', ['-tzf', app.tarball], { encoding: 'utf8' }).trim().split('\n');
      const foreign = names.filter(
        (name) => !/^package\/(dist\/|openapi\/|package\.json|logo\.png|README\.md|LICENSE)/.test(name),
      );
      expect(foreign).toEqual([]);
      expect(names.filter((name) => /\.test\./.test(name))).toEqual([]);
    });

    it('boots with no setting of its own and warns that a start without it would drop its tables', () => {
      expect(strapi.output()).toContain('forceMigration: false');
    });

    it('answers its public pages', async () => {
      const reply = await ask(`${strapi.url}/douyin/login`, { headers: { 'accept-language': 'en' } });
      expect(reply.status).toBe(200);
      expect(reply.text).toContain('Douyin login is not open yet');
    });

    it('adds no type to the schema that GraphQL makes of all content types', async () => {
      const query = '{ __schema { types { name fields { name } } } }';
      const reply = await ask(`${strapi.url}/graphql`, { method: 'POST', json: { query } });
      expect(reply.text).toContain('UsersPermissionsUser');
      expect(reply.text).not.toMatch(/douyin/i);
    });

    it('shows its pages in the panel', async () => {
      const page = await (await openWindow(browser, 'en')).newPage();
      await signIn(page, strapi.url);
      await page.goto(`${strapi.url}/admin/plugins/douyin/apps`);
      await page.getByTestId('douyin-apps').waitFor();
      expect(await page.getByTestId('douyin-apps').textContent()).toContain('抖音 Douyin');
    });
  });
