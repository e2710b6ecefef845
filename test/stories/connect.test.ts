import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { approveOnPhone } from '../support/phone';
import { consentOnPhone, openPhone } from '../support/phone-window';
import { allowQr, type Started } from '../support/qr';
import { keepScreen } from '../support/screens';
import { auditLines, openSession } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

type Account = { id: string; nickname: string; state: string; userId: number | null };

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'an administrator and the accounts, in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let office: BrowserContext;
    let page: Page;
    const problems: string[] = [];

    beforeAll(async () => {
      world = await createWorld();
      await allowQr(world);
      browser = await launchBrowser();
      ({ office, page } = await openOffice(browser, world.front.url, language, problems));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    const accounts = async (query = ''): Promise<Account[]> =>
      (await world.admin.data<{ rows: Account[] }>('GET', `/douyin/accounts${query}`)).rows;
    const openAccounts = async (query = '') => {
      await visit(page, `/accounts${query}`);
      await page.getByTestId('douyin-connect').waitFor();
    };
    const attemptAt = (stage: string) =>
      page.locator(`[data-testid="douyin-attempt"][data-stage="${stage}"]`);

    it('connects one on the platform’s own page, in a window of its own', async () => {
      await openAccounts();
      await keepScreen(page, 'accounts-empty', language);
      await page.getByTestId('douyin-connect').click();
      await keepScreen(page, 'connect', language);
      const [window] = await Promise.all([
        office.waitForEvent('page'),
        page.getByTestId('douyin-connect-popup').click(),
      ]);
      await window.locator('#open-phone').waitFor();
      await approveOnPhone(office, window, 'shancha');
      await attemptAt('done').waitFor();
      await page.getByTestId('douyin-connect-close').click();
      await page.locator('[data-nickname="山茶"]').waitFor();
      expect(await accounts()).toMatchObject([{ nickname: '山茶', state: 'connected', userId: null }]);
    });

    it('connects one by the QR code in the dialog and the digits on the phone', async () => {
      await openAccounts();
      await page.getByTestId('douyin-connect').click();
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/douyin/connect'));
      await page.getByTestId('douyin-connect-qr').click();
      const { data } = (await (await answered).json()) as { data: Started };
      await page.getByTestId('douyin-qr').waitFor();
      await keepScreen(page, 'connect-qr', language);
      const phone = await openPhone(browser, language);
      const digits = await consentOnPhone(phone, data.qr?.url ?? '', 'muyu');
      await page.getByTestId('douyin-return-code').locator('input').fill(digits);
      await keepScreen(page, 'connect-code', language);
      await page.getByTestId('douyin-return-code-send').click();
      await attemptAt('done').waitFor();
      await phone.context.close();
      await page.getByTestId('douyin-connect-close').click();
      await page.locator('[data-nickname="木鱼石"]').waitFor();
    });

    it('is cancelled with the dialog', async () => {
      await page.getByTestId('douyin-connect').click();
      await page.getByTestId('douyin-connect-qr').click();
      await page.getByTestId('douyin-qr').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('douyin-connect-dialog').waitFor({ state: 'hidden' });
      await page.waitForTimeout(500);
      expect(await auditLines(world, '&action=login.cancelled')).toHaveLength(1);
    });

    it('finds accounts by name and state', async () => {
      await openAccounts('?search=山茶');
      await page.locator('[data-nickname="山茶"]').waitFor();
      expect(await page.locator('[data-nickname]').count()).toBe(1);
      await openAccounts('?state=disconnected');
      await page.getByTestId('douyin-accounts-no-match').waitFor();
      await keepScreen(page, 'accounts-no-match', language);
      await page.getByTestId('douyin-filters-clear').click();
      await page.locator('[data-nickname="木鱼石"]').waitFor();
      for (const [query, names] of [
        ['?search=鱼', ['木鱼石']],
        ['?state=connected', ['木鱼石', '山茶']],
        ['?state=due', []],
        ['?state=expired', []],
        ['?search=%25', []],
      ] as const)
        expect([query, (await accounts(query)).map(({ nickname }) => nickname)]).toEqual([query, names]);
    });

    it('disconnects one after a warning: its tokens are gone and its sessions end', async () => {
      await openSession(world, { person: 'shancha' });
      await openAccounts();
      await page.locator('[data-nickname="山茶"]').getByTestId('douyin-account-toggle').click();
      await page.getByTestId('douyin-account-disconnect').click();
      await page.getByTestId('douyin-disconnect-dialog').waitFor();
      await keepScreen(page, 'disconnect', language);
      await page.getByTestId('douyin-disconnect-dialog').getByRole('button').last().click();
      await page.getByTestId('douyin-account-disconnect').waitFor({ state: 'detached' });
      const [gone] = await accounts('?state=disconnected');
      expect(gone).toMatchObject({ nickname: '山茶', state: 'disconnected' });
      const kept = world.tables('douyin_tokens').where({ account_id: gone?.id ?? '' });
      expect(await kept.select('access_sealed', 'refresh_sealed')).toEqual([
        { access_sealed: null, refresh_sealed: null },
      ]);
      await keepScreen(page, 'accounts', language);
    });

    it('shows a user its Douyin identities beside its fields', async () => {
      const { user } = await openSession(world, { person: 'qingtuan' });
      const row = await world.tables('up_users').where({ id: user.id }).first('document_id');
      const where = `content-manager/collection-types/plugin::users-permissions.user/${row.document_id}`;
      await page.goto(`${world.front.url}/admin/${where}`);
      await page.getByTestId('douyin-identities').waitFor();
      expect(await page.getByTestId('douyin-identities').innerText()).toContain('青团');
      await keepScreen(page, 'user-identities', language);
    });

    it('counts the logins of each app', async () => {
      const [app] = (await world.admin.data<{ apps: { id: string }[] }>('GET', '/douyin/apps')).apps;
      await visit(page, `/apps/${app?.id}`);
      await page.getByTestId('douyin-logins').waitFor();
      const shown = async (name: string) => page.getByTestId(`douyin-logins-${name}`).innerText();
      expect(await shown('started')).toContain('5');
      expect(await shown('done')).toContain('4');
      expect(await shown('refused')).toContain('1');
      await keepScreen(page, 'app', language, 1280);
    });

    it('raised no error in any page', () => {
      expect(problems).toEqual([]);
    });
  },
);
