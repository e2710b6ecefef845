import type { Browser, Page } from 'playwright-core';
import type { OAuthClientView } from '../../src/plugins/douyin/contracts/oauth-client';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { keepScreen } from '../support/screens';
import { openSession } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    name: '茶友论坛',
    none: '还没有接入站点',
    noName: '请填写名称',
    exact: '与白名单条目 https://bbs.example/back 完全一致',
    refused: '被黑名单条目 https://bbs.example/old* 拒绝',
    nothing: '没有任何规则允许它',
    fragment: '含有 #',
    star: '“*” 允许任意地址',
    until: '有效至',
    last: '这是最后一个密钥',
    agreed: '小河',
    nobody: '还没有用户授权',
    off: '已停用',
    local: '由 OAUTH_ALLOW_LOCAL_REDIRECT_URI 放行',
  },
  en: {
    name: 'Tea forum',
    none: 'No site is connected yet',
    noName: 'Enter a name',
    exact: 'By the same entry https://bbs.example/back',
    refused: 'By the refused entry https://bbs.example/old*',
    nothing: 'Nothing allows it',
    fragment: 'It holds a #',
    star: '“*” allows every address',
    until: 'Taken until',
    last: 'It is the last one',
    agreed: '小河',
    nobody: 'Nobody agreed yet',
    off: 'Off',
    local: 'A local address, which OAUTH_ALLOW_LOCAL_REDIRECT_URI lets pass',
  },
};

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the pages of connected sites in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let secret: string;
    const problems: string[] = [];
    const said = words[language];
    const row = () => page.locator(`[data-testid="douyin-oauth-client"][data-name="${said.name}"]`);
    const save = () => page.getByTestId('douyin-oauth-save').click();
    const stored = async () =>
      (await world.admin.data<{ clients: OAuthClientView[] }>('GET', '/douyin/oauth-clients')).clients.find(
        ({ name }) => name === said.name,
      );
    const confirm = () => page.getByTestId('douyin-dialog-confirm').click();

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
      // The test client of development is none that stands in the way of an empty list.
      await world.strapi.run(`await strapi.db.query('plugin::douyin.oauth-client').deleteMany({})`);
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    it('are reached by the navigation and say what will stand there', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-oauth').first().click();
      await page.getByTestId('douyin-oauth-empty').waitFor();
      expect(await page.getByTestId('douyin-oauth-empty').innerText()).toContain(said.none);
      expect(await page.getByTestId('douyin-oauth-tokenUrl').inputValue()).toBe(
        `${world.front.url}/api/oauth/token`,
      );
      await keepScreen(page, 'oauth-empty', language);
    });

    it('connect a site, and show its id and secret once', async () => {
      await page.getByTestId('douyin-oauth-create').click();
      await page.locator('textarea[name="redirectUris"]').fill('https://bbs.example/back');
      await save();
      await page.getByText(said.noName).first().waitFor();
      await page.locator('input[name="name"]').fill(said.name);
      await page.locator('textarea[name="redirectBlacklist"]').fill('https://bbs.example/old*');
      await save();
      secret = await page.getByTestId('douyin-oauth-told-client_secret').innerText();
      const clientId = await page.getByTestId('douyin-oauth-told-client_id').innerText();
      await keepScreen(page, 'oauth-credentials', language);
      await page.getByTestId('douyin-oauth-told-done').click();
      await page.getByTestId('douyin-oauth-secret').waitFor();
      expect(await stored()).toMatchObject({ clientId, pkceRequired: true, dangers: [] });
      expect(await page.content()).not.toContain(secret);
      expect(await page.getByTestId('douyin-oauth-secret').innerText()).toContain(secret.slice(-4));
    });

    it('say which rule decides about an address, with the lists as they are typed', async () => {
      const test = async (address: string) => {
        await page.locator('input[name="redirectTest"]').fill(address);
        await page.locator('input[name="redirectTest"]').press('Enter');
        const verdict = page.getByTestId('douyin-oauth-verdict');
        await verdict.waitFor();
        return `${await verdict.getAttribute('data-allowed')} ${await verdict.innerText()}`;
      };
      for (const [address, allowed, sentence] of [
        ['https://bbs.example/back', 'true', said.exact],
        ['https://bbs.example/old/back', 'false', said.refused],
        ['https://elsewhere.example/back', 'false', said.nothing],
        ['https://bbs.example/back#x', 'false', said.fragment],
        ['http://localhost:3000/back', 'true', said.local],
      ] as const) {
        const told = await test(address);
        expect(told.startsWith(allowed)).toBe(true);
        expect(told).toContain(sentence);
      }
      await page
        .locator('textarea[name="redirectUris"]')
        .fill('https://bbs.example/back\nhttps://new.example/*');
      // What was told was about the lists before.
      expect(await page.getByTestId('douyin-oauth-verdict').count()).toBe(0);
      expect(await test('https://new.example/a')).toContain('https://new.example/*');
    });

    it('show what is dangerous in red, typed or stored', async () => {
      await page.locator('textarea[name="redirectUris"]').fill('https://bbs.example/back\n*');
      await page.getByTestId('douyin-oauth-note-star').waitFor();
      expect(await page.getByTestId('douyin-oauth-note-star').innerText()).toContain(said.star);
      await page.getByTestId('douyin-oauth-pkce').click();
      await page.getByTestId('douyin-oauth-note-no-pkce').waitFor();
      await save();
      await page.getByTestId('douyin-oauth-dangers').waitFor();
      expect((await stored())?.dangers).toEqual(['star', 'no-pkce']);
      await keepScreen(page, 'oauth-client', language, 1700);
      await page.locator('textarea[name="redirectUris"]').fill('https://bbs.example/back');
      await page.getByTestId('douyin-oauth-pkce').click();
      await save();
      await page.getByTestId('douyin-oauth-dangers').waitFor({ state: 'detached' });
    });

    it('make a second secret beside the first, and end one', async () => {
      await page.getByTestId('douyin-oauth-secret-add').click();
      await confirm();
      const fresh = await page.getByTestId('douyin-oauth-told-client_secret').innerText();
      expect(fresh).not.toBe(secret);
      await page.getByTestId('douyin-oauth-told-done').click();
      const both = page.getByTestId('douyin-oauth-secret');
      await until('both secrets', async () => (await both.count()) === 2);
      expect(await both.nth(1).innerText()).toContain(said.until);
      await both.nth(1).getByTestId('douyin-oauth-secret-end').click();
      await confirm();
      await until('one secret', async () => (await both.count()) === 1);
      expect((await stored())?.secrets.map(({ lastFour }) => lastFour)).toEqual([fresh.slice(-4)]);
      await both.getByTestId('douyin-oauth-secret-end').click();
      await page.getByTestId('douyin-oauth-secret-end-dialog').getByText(said.last).waitFor();
      await page.keyboard.press('Escape');
    });

    it('show who agreed, and take one consent or all of them back', async () => {
      const client = await stored();
      for (const person of ['xiaohe', 'muyu', 'shancha']) {
        const { user } = await openSession(world, { person });
        await world.strapi.run(`
          const now = new Date();
          await strapi.db.query('plugin::douyin.oauth-consent').create({ data: {
            pairHash: '${person}', clientId: '${client?.id}', userId: ${user.id},
            scopes: ['userinfo'], rememberedScopes: ['userinfo'], consentedAt: now, lastUsedAt: now,
          } });`);
      }
      await page.reload();
      const people = page.getByTestId('douyin-oauth-consent');
      await people.first().waitFor();
      expect(await people.count()).toBe(3);
      expect(await page.getByTestId('douyin-oauth-consents').innerText()).toContain(said.agreed);
      await keepScreen(page, 'oauth-consents', language, 1900);
      await page.getByTestId('douyin-oauth-revoke-all').click();
      await keepScreen(page, 'oauth-revoke', language);
      await confirm();
      await page.getByText(said.nobody).waitFor();
      expect(await stored()).toMatchObject({ consents: 0 });
    });

    it('ask before what was typed is lost, and say when somebody else was faster', async () => {
      const client = await stored();
      const { id, clientId: _id, isPublic: _public, secrets: _secrets, ...rest } = client as OAuthClientView;
      const { dangers: _d, consents: _c, lastUsedAt: _l, createdAt: _a, updatedAt: _u, ...input } = rest;
      await world.admin.data('PUT', `/douyin/oauth-clients/${id}`, {
        ...input,
        homepage: 'https://bbs.example',
      });
      await page.getByTestId('douyin-oauth-enabled').click();
      await save();
      await page.getByTestId('douyin-stale').waitFor();
      await confirm();
      await until('the save', async () => (await stored())?.enabled === false);
      await page.locator('input[name="homepage"]').fill('https://typed.example');
      await page.getByTestId('douyin-nav-oauth').first().click();
      await page.getByTestId('douyin-unsaved').waitFor();
      await confirm();
      await row().waitFor();
      await row().getByText(said.off, { exact: true }).waitFor();
      await keepScreen(page, 'oauth', language);
    });

    it('delete a site once its name is typed', async () => {
      await row().getByRole('link').first().click();
      await page.getByTestId('douyin-oauth-delete').click();
      const dialog = page.getByTestId('douyin-oauth-delete-dialog');
      expect(await dialog.getByTestId('douyin-dialog-confirm').isEnabled()).toBe(false);
      await dialog.locator('input[name="confirmName"]').fill(said.name);
      await confirm();
      await page.getByTestId('douyin-oauth-empty').waitFor();
      expect(await stored()).toBeUndefined();
    });

    it('raised no error in the browser', () => {
      expect(problems).toEqual([]);
    });
  },
);
