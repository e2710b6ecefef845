import type { Browser, Page } from 'playwright-core';
import type { LetterView, RunView, StreamView } from '../../src/plugins/douyin/contracts/sync';
import { appsOf } from '../support/apps';
import { launchBrowser, openOffice, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { keepScreen } from '../support/screens';
import { allowSync, runThrough, streamOf, streamsOf, syncScopes } from '../support/sync';
import { syncPage, type SyncPage } from '../support/sync-page';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    empty: '还没有可同步的账号',
    retired: '平台答复：「该接口已下线」',
    remedy: '建议关闭此同步项',
    capped: '达到平台上限',
    complete: '平台展示的内容已全部读取',
    rows: '已读',
    merchant: '打开自动同步时必填',
    every: '每 2 小时',
    missing: '名单中原有 602 人，这次有 602 人没有出现（100%）',
    fields: '字段无法识别',
    settled: '说明：测试账号',
    said: '小河的粉丝：已取消',
  },
  en: {
    empty: 'No account to read yet',
    retired: 'this API has been retired',
    remedy: 'switch it off',
    capped: 'Capped by the platform',
    complete: 'Everything the platform shows was read',
    rows: 'rows',
    merchant: 'it is needed while the stream runs',
    every: 'Every 2 h',
    missing: 'Of 602 people in the list, 602 did not show (100%)',
    fields: 'Fields that cannot be read',
    settled: 'Note: 测试账号',
    said: '小河: Followers: Cancelled',
  },
};

/** With the two people who follow from the start. */
const fans = 602;

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'the page of the sync in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let sync: SyncPage;
    let xiaohe = '';
    const problems: string[] = [];
    const said = words[language];

    beforeAll(async () => {
      world = await createWorld({ env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '5000' } });
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
      sync = syncPage(page);
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    const get = <Data>(where: string) => world.admin.data<Data>('GET', `/douyin${where}`);
    const fansOf = (accountId = xiaohe) => streamOf(world.strapi, accountId, 'fans');
    const audience = (person: string, changes: object) => world.sim(`people/${person}/audience`, changes);
    const delay = (ms: number) =>
      world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms, times: null });
    const heal = () => world.sim('faults', undefined, 'DELETE');
    const full = async (accountId: string) => runThrough(world.strapi, (await fansOf(accountId)).id, 'FULL');
    /** Whether the app's accounts are read by the clock. */
    const leads = async (isOn: boolean) => {
      const [app] = await appsOf(world).list();
      if (app) await appsOf(world).save(app, { switches: { ...app.switches, leads: isOn } });
    };
    const progress = () => sync.row('小河', 'fans').getByTestId('douyin-sync-progress');
    const fetched = async () => Number(await progress().getAttribute('data-fetched'));
    const confirm = () => page.getByTestId('douyin-dialog-confirm').click();
    const light = (account: string, kind: StreamView['kind'], name: string) =>
      sync.row(account, kind).locator(`[data-testid="douyin-sync-light"][data-light="${name}"]`);

    it('is reached by the navigation and says how it is filled', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await page.getByTestId('douyin-nav-sync').first().click();
      await page.getByTestId('douyin-sync-empty').waitFor();
      expect(await page.getByTestId('douyin-sync-empty').innerText()).toContain(said.empty);
      await keepScreen(page, 'sync-empty', language);
      await page.getByTestId('douyin-sync-empty-link').waitFor();
    });

    it('row 59: shows when each stream was read in full, whether that was complete or capped, and its counters', async () => {
      await allowSync(world, [...syncScopes, 'life.crm.clue.query']);
      await leads(false);
      await audience('xiaohe', { count: fans - 2, pool: 'river' });
      await audience('muyu', { count: 5100 });
      xiaohe = await connectDouyin(world);
      const [muyu, shancha] = [await connectDouyin(world, 'muyu'), await connectDouyin(world, 'shancha')];
      await full(xiaohe);
      for (const { kind, id, enabled } of await streamsOf(world.strapi, xiaohe))
        if (enabled && kind !== 'fans') await runThrough(world.strapi, id, 'FULL');
      await full(muyu);
      await world.sim('faults', { endpoint: 'fans_list', kind: 'retired', times: null });
      await full(shancha);
      await heal();
      await sync.open();
      await light('小河', 'fans', 'app-off').waitFor();
      await leads(true);
      await sync.open();
      await light('小河', 'fans', 'ok').waitFor();
      await sync.expand('小河', 'fans');
      expect([await sync.counter('fetched'), await sync.counter('inserted')]).toEqual([fans, fans]);
      await sync.details.getByText(said.complete).waitFor();
      await sync.details.getByTestId('douyin-sync-budget').waitFor();
      await keepScreen(page, 'sync', language, 1200);
      await sync.expand('木鱼石', 'fans');
      await sync.details.locator('[data-outcome="cap"]').first().waitFor();
      expect(await sync.details.innerText()).toContain(said.capped);
      expect(await sync.counter('fetched')).toBe(5000);
    });

    it('row 59: explains a list that the platform retired, in its own words and with what to do', async () => {
      await light('山茶', 'fans', 'retired').waitFor();
      await sync.expand('山茶', 'fans');
      const note = page.getByTestId('douyin-sync-note');
      for (const part of [said.retired, said.remedy]) expect(await note.innerText()).toContain(part);
      await note.scrollIntoViewIfNeeded();
      await keepScreen(page, 'sync-retired', language, 1200);
    });

    it('row 59: runs by hand after a question, shows rows and pages as they come, and survives leaving', async () => {
      await delay(700);
      await sync.expand('小河', 'fans');
      const streams = page.waitForRequest(
        (request) =>
          request.url().includes('/douyin/runs/') && request.headers().accept === 'text/event-stream',
      );
      await page.getByTestId('douyin-sync-full').click();
      await page.keyboard.press('Escape');
      await sync.hasFocus('douyin-sync-main');
      await page.getByTestId('douyin-sync-full').click();
      await confirm();
      await streams;
      await until('some pages', async () => (await fetched()) >= 40);
      expect(await progress().innerText()).toContain(said.rows);
      await sync.hasFocus('douyin-sync-main');
      await keepScreen(page, 'sync-running', language, 1200);
      await page.getByTestId('douyin-nav-accounts').first().click();
      await page.getByTestId('douyin-accounts').waitFor();
      await page.goBack();
      await progress().waitFor();
      const before = await fetched();
      await until('more', async () => (await fetched()) > before);
    });

    it('row 59: is paused, resumed and cancelled by the keyboard, and says so to who listens', async () => {
      const main = sync.row('小河', 'fans').getByTestId('douyin-sync-main');
      await main.focus();
      await page.keyboard.press('Enter');
      await sync.row('小河', 'fans').locator('[data-stage="paused"]').waitFor();
      const held = await fetched();
      expect(await main.getAttribute('data-call')).toBe('resume');
      await page.keyboard.press('Enter');
      await until('more', async () => (await fetched()) > held);
      await sync.hasFocus('douyin-sync-main');
      await page.getByTestId('douyin-sync-cancel').click();
      await confirm();
      await sync.row('小河', 'fans').locator('[data-outcome="cancelled"]').waitFor();
      await until('the word', async () =>
        (await page.getByTestId('douyin-sync-said').innerText()).startsWith(said.said),
      );
      const { run } = await fansOf();
      expect(run).toMatchObject({ stage: 'cancelled', strategy: 'FULL', trigger: 'user' });
    });

    it('row 59: goes on to show progress where the events cannot be had', async () => {
      await heal();
      await delay(1500);
      await page.route('**/douyin/runs/*', (route) =>
        route.request().headers().accept === 'text/event-stream' ? route.abort() : route.continue(),
      );
      await sync.row('小河', 'fans').getByTestId('douyin-sync-main').click();
      await until('pages', async () => (await fetched()) >= 20);
      await sync.row('小河', 'fans').locator('[data-outcome="quiet"]').waitFor({ timeout: 30_000 });
      await page.unroute('**/douyin/runs/*');
      await heal();
    });

    it('row 59: shows the brake with its numbers, and a person decides', async () => {
      await audience('xiaohe', { empty: true });
      await full(xiaohe);
      await sync.open('?health=review');
      await sync.expand('小河', 'fans');
      const numbers = page.getByTestId('douyin-sync-review-numbers');
      await numbers.waitFor();
      expect(await numbers.innerText()).toContain(said.missing);
      await keepScreen(page, 'sync-review', language, 1000);
      await page.getByTestId('douyin-sync-review-dismiss').click();
      await page.keyboard.press('Escape');
      await sync.hasFocus('douyin-sync-review-dismiss');
      await page.getByTestId('douyin-sync-review-dismiss').click();
      await confirm();
      await page.getByTestId('douyin-sync-no-match').waitFor();
      expect((await fansOf()).health).toBe('ok');
      await full(xiaohe);
      await sync.open(`?account=${xiaohe}`);
      await sync.expand('小河', 'fans');
      await page.getByTestId('douyin-sync-review-accept').click();
      await confirm();
      await light('小河', 'fans', 'ok').waitFor();
      await until('the counter', async () => (await sync.counter('gone')) === fans);
      await audience('xiaohe', { empty: false });
    });

    /** As if a newer version of the product could read a row that this one cannot. */
    const mend = (id: string) =>
      world.strapi.run(`
      const place = { table: 'douyin_dead_letters', row: '${id}', column: 'row_sealed' };
      const raw = JSON.stringify({ open_id: '_000mended-${id}', nickname: '青团' });
      const rowSealed = strapi.plugin('douyin').service('secrets').seal(JSON.stringify({ raw, about: '' }), place);
      await strapi.db.query('plugin::douyin.dead-letter').updateMany({ where: { documentId: '${id}' }, data: { rowSealed } });
    `);

    it('row 59: lists rows that became no lead with the reason, and tries them again or gives them up', async () => {
      await audience('xiaohe', { badPercent: 4 });
      await full(xiaohe);
      const { id, deadLetters } = await fansOf();
      expect(deadLetters).toBeGreaterThan(2);
      await sync.open();
      await sync.expand('小河', 'fans');
      await page.getByTestId('douyin-sync-letters').click();
      const dialog = page.getByTestId('douyin-sync-letters-dialog');
      const letters = dialog.getByTestId('douyin-sync-letter');
      await letters.first().waitFor();
      expect(await dialog.innerText()).toContain(said.fields);
      await keepScreen(page, 'sync-letters', language);
      const { rows } = await get<{ rows: LetterView[] }>(`/streams/${id}/letters`);
      const letter = dialog.locator(`[data-letter="${rows[0]?.id}"]`);
      await letter.getByTestId('douyin-sync-letter-retry').click();
      await dialog.locator(`[data-letter="${rows[0]?.id}"][data-attempts="2"]`).waitFor();
      await mend(rows[0]?.id ?? '');
      await letter.getByTestId('douyin-sync-letter-retry').click();
      await letter.waitFor({ state: 'detached' });
      await until('the count', async () => (await fansOf()).deadLetters === deadLetters - 1);
      await letters.first().getByTestId('douyin-sync-letter-discard').click();
      await page.keyboard.press('Escape');
      await sync.hasFocus('douyin-sync-letter-discard');
      await page.keyboard.press('Enter');
      await page.locator('#douyin-sync-discard-reason, input[name="reason"]').first().fill('测试账号');
      await keepScreen(page, 'sync-discard', language);
      await confirm();
      await until('one less', async () => (await letters.count()) === Math.min(10, deadLetters - 2));
      await dialog.getByTestId('douyin-sync-letters-discard').click();
      await page.locator('input[name="reason"]').fill('平台已修复');
      await confirm();
      await dialog.getByTestId('douyin-sync-letters-empty').waitFor();
      await dialog.getByTestId('douyin-sync-letters-resolved').click();
      await dialog.getByText(said.settled).first().waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await sync.hasFocus('douyin-sync-letters');
      await audience('xiaohe', { badPercent: 0 });
    });

    it('row 59: keeps the runs of a stream with what each came to', async () => {
      await page.getByTestId('douyin-sync-runs').click();
      const lines = page.getByTestId('douyin-sync-run');
      await lines.first().waitFor();
      const { rows } = await get<{ rows: RunView[] }>(`/streams/${(await fansOf()).id}/runs?pageSize=10`);
      expect(await lines.count()).toBe(rows.length);
      await keepScreen(page, 'sync-runs', language);
      await page.keyboard.press('Escape');
      await sync.hasFocus('douyin-sync-runs');
    });

    it('changes when a stream runs, and does not switch it on without what it needs', async () => {
      await sync.row('小河', 'clue').getByTestId('douyin-sync-main').click();
      const dialog = page.getByTestId('douyin-sync-schedule-dialog');
      await dialog.getByTestId('douyin-sync-enabled').click();
      await page.getByTestId('douyin-sync-schedule-dialog-save').click();
      await dialog.getByText(said.merchant).waitFor();
      await keepScreen(page, 'sync-schedule', language);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await sync.hasFocus('douyin-sync-main');
      await sync.expand('小河', 'comment');
      await page.getByTestId('douyin-sync-schedule').click();
      await dialog.locator('input[name="every"], #douyin-sync-every').first().fill('2');
      await page.getByTestId('douyin-sync-schedule-dialog-save').click();
      await dialog.waitFor({ state: 'detached' });
      expect(await sync.row('小河', 'comment').innerText()).toContain(said.every);
      expect(await streamOf(world.strapi, xiaohe, 'comment')).toMatchObject({ everyMinutes: 120 });
    });

    it('is narrowed by app, account, stream and health, all of it in the address', async () => {
      await sync.open('?kind=fans');
      expect(await page.locator('tr[data-kind]').count()).toBe(3);
      await page.getByRole('combobox').nth(1).click();
      await page.getByRole('option', { name: '木鱼石' }).click();
      await until('one', async () => (await page.locator('tr[data-kind]').count()) === 1);
      expect(page.url()).toMatch(/kind=fans/);
      expect(page.url()).toMatch(/account=\w+/);
      await page.reload();
      await sync.row('木鱼石', 'fans').waitFor();
      expect(await page.locator('tr[data-kind]').count()).toBe(1);
    });

    it('shows a colleague who may only look no button that changes anything', async () => {
      await world.admin.colleague('watcher', ['plugin::douyin.sync.read']);
      const office = await openWindow(browser, language);
      const other = await office.newPage();
      await signIn(other, world.front.url, { email: 'watcher@story.invalid', password: 'Story-Colleague-1' });
      const theirs = syncPage(other);
      await theirs.open();
      await theirs.expand('小河', 'fans');
      await other.getByTestId('douyin-sync-runs').waitFor();
      for (const button of ['main', 'full', 'schedule'])
        expect(await other.getByTestId(`douyin-sync-${button}`).count()).toBe(0);
      await office.close();
    });

    it('raised no error in the browser', () => {
      expect(problems).toEqual([]);
    });
  },
);
