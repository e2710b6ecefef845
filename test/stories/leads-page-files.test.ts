import { encode } from 'iconv-lite';
import type { Browser } from 'playwright-core';
import { appsOf } from '../support/apps';
import { launchBrowser, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openColleaguesDesk, openDesk, type FileDesk } from '../support/file-desk';
import { csvRows, filesFolder, upload } from '../support/lead-files';
import { leadRows, upsertIn, type Found } from '../support/leads';
import { keepScreen } from '../support/screens';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

/** More than this no export may hold here. */
const limit = 40;

const words = {
  'zh-Hans': {
    kind: 'fans',
    many: 110,
    guessed: '手机号',
    meaning: '「说不清」的含义',
    notes: '备注',
    encoding: 'GBK / GB18030 编码',
    faults: ['内容格式不对', '手机号'],
    headings: ['昵称', '线索ID'],
    up: '「昵称」前移',
    tooMany: '超过单次导出上限',
    rows: '将导出 12 条线索',
    scope: '来源：评论',
    masked: '没有「查看手机号」权限',
    erased: '已永久删除 109 人',
    held: '1 条已锁定保留',
  },
  en: {
    kind: 'message',
    many: 12,
    guessed: 'Phone',
    meaning: 'Meaning of “说不清”',
    notes: 'Notes',
    encoding: 'GBK / GB18030',
    faults: ['Not in a form', 'Phone'],
    headings: ['Nickname', 'Lead ID'],
    up: 'Nickname',
    tooMany: 'More than one export may hold',
    rows: '12 leads will be exported',
    scope: 'Source: Comment',
    masked: 'your role lacks the permission',
    erased: '11 people erased for good',
    held: '1 kept: on hold',
  },
} as const;

const people = (kind: string, count: number): Found[] =>
  Array.from({ length: count }, (_, place) => ({
    openId: `${kind}-${place}`,
    nickname: `${kind}的访客${place}`,
    ...(place === 0 ? { phone: `1390000${kind.length}000` } : {}),
  }));

describeInBrowser('files of leads in the panel', () => {
  const folder = filesFolder();
  const problems: string[] = [];
  let world: World;
  let browser: Browser;
  let app = '';
  const put = (kind: string, count: number) =>
    upsertIn(world.strapi, people(kind, count), { app, developer: null, kind });

  beforeAll(async () => {
    const env = { DOUYIN_LEAD_FILES_FOLDER: folder.path, DOUYIN_LEAD_EXPORT_ROWS: String(limit) };
    world = await createWorld({ env });
    app = (await appsOf(world).list())[0]?.id ?? '';
    await put('comment', 12);
    for (const { kind, many } of Object.values(words)) await put(kind, many);
    await put('interaction', 20);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    folder.remove();
  });

  describe.each(ofThisRun<Language>(['zh-Hans'], ['en']))('in %s', (language: Language) => {
    const said = words[language];
    let desk: FileDesk;
    beforeAll(async () => {
      desk = await openDesk(browser, world, language, problems);
    });
    afterAll(() => desk.page.context().close());
    const named = async (nickname: string) =>
      (await leadRows(world)).filter((row) => row.nickname === nickname);

    it('row 45: a file of GBK is mapped, tried, imported, its rejects are fetched, and all of it is taken back', async () => {
      const { page, at } = desk;
      const tail = language === 'en' ? '7' : '8';
      const text = `客户姓名,联系电话,说不清\r\n小河,1380013800${tail},想装修\r\n山石,1370013800${tail},周末\r\n坏号码,12,x\r\n`;
      await desk.open('', 'douyin-leads-to-imports');
      await at('douyin-leads-to-imports').click();
      await at('douyin-imports-empty').or(at('douyin-imports')).waitFor();
      const file = { name: '客户.csv', mimeType: 'text/csv', buffer: encode(text, 'gb18030') };
      await at('douyin-import-file').setInputFiles(file);
      await page.waitForURL(/\/leads\/imports\/\w+$/);
      await at('douyin-import-mapping').waitFor();
      expect(await at('douyin-import-facts').innerText()).toContain(said.encoding);
      expect(await at('douyin-import-mapping').innerText()).toContain('想装修');
      await at('douyin-import-mapping').getByText(said.guessed, { exact: true }).waitFor();
      await desk.choose(said.meaning, said.notes);
      await page.reload();
      await at('douyin-import-mapping').getByText(said.notes, { exact: true }).waitFor();
      await at('douyin-import-check').click();
      await at('douyin-import-tried').waitFor({ timeout: 60_000 });
      expect([await desk.count('created'), await desk.count('rejected')]).toEqual(['2', '1']);
      for (const fault of said.faults)
        expect(await at('douyin-import-problems').innerText()).toContain(fault);
      expect(await named('小河')).toEqual([]);
      await keepScreen(page, 'leads-import', language, 1350);
      await page.reload();
      await at('douyin-import-start').click();
      await at('douyin-import-end').waitFor({ timeout: 60_000 });
      expect(await named('小河')).toMatchObject([{ notes: '想装修' }]);
      const rejected = await desk.saved('douyin-import-rejected');
      expect(rejected.name).toMatch(/^douyin-rejected-.*\.csv$/);
      expect(csvRows(rejected.text)).toEqual([
        ['客户姓名', '联系电话', '说不清', '错误'],
        ['坏号码', '12', 'x', 'phone: is no phone number'],
      ]);
      await keepScreen(page, 'leads-import-done', language);
      await at('douyin-import-revert').click();
      await at('douyin-dialog-confirm').click();
      await at('douyin-import-reverted').waitFor({ timeout: 60_000 });
      expect([await named('小河'), await named('山石')]).toEqual([[], []]);
      await desk.open('/imports', 'douyin-imports');
      expect(
        await at('douyin-import-row').first().getByTestId('douyin-import-stage').getAttribute('data-stage'),
      ).toBe('reverted');
    });

    it('row 40, row 43: a filter is exported, fetched, listed with who and why, and its file deleted', async () => {
      const { page, at } = desk;
      await desk.open('');
      await at('douyin-leads-export').click();
      await at('douyin-export-count').filter({ hasText: said.tooMany }).waitFor();
      await page.locator('input[name="reason"]').fill('x');
      expect(await at('douyin-export-start').getAttribute('aria-disabled')).toBe('true');
      await page.keyboard.press('Escape');
      await at('douyin-export-dialog').waitFor({ state: 'detached' });
      await desk.open('?source=comment');
      await at('douyin-leads-export').click();
      await at('douyin-export-count').filter({ hasText: said.rows }).waitFor();
      const up = page.getByRole('button', { name: said.up }).first();
      await up.click();
      await until(
        'the focus',
        async () => (await page.evaluate(() => document.activeElement?.id)) === 'douyin-export-nickname-up',
      );
      await at('douyin-export-column-phone').click();
      await keepScreen(page, 'leads-export', language);
      await page.keyboard.press('Escape');
      await at('douyin-export-dialog').waitFor({ state: 'detached' });
      await at('douyin-leads-export').click();
      await page.getByRole('button', { name: said.up }).first().click();
      await page.keyboard.press('Escape');
      await desk.orderExport('douyin-leads-export', '月度复盘');
      const file = await desk.saved('douyin-export-download');
      const rows = csvRows(file.text);
      expect(file.name).toMatch(/^douyin-leads-.*\.csv$/);
      expect(rows).toHaveLength(13);
      expect(rows[0]?.slice(0, 2).sort()).toEqual([...said.headings].sort());
      expect(rows.slice(1).flat()).toContain('comment的访客3');
      await page.keyboard.press('Escape');
      await desk.open('/exports', 'douyin-exports');
      const mine = at('douyin-export-row').first();
      expect(await mine.innerText()).toContain('月度复盘');
      expect(await mine.innerText()).toContain('Story Admin');
      expect(await mine.innerText()).toContain(said.scope);
      await keepScreen(page, 'leads-exports', language);
      const before = folder.files();
      await mine.getByTestId('douyin-export-discard').click();
      await at('douyin-dialog-confirm').click();
      await mine.locator('[data-stage="expired"]').waitFor();
      expect(folder.files()).toHaveLength(before.length - 1);
    });

    it('row 41, row 34: picked leads are exported as XLSX; row 44: an export under way shows how far it is and is cancelled', async () => {
      const { at, page } = desk;
      await desk.open('?source=comment');
      for (const place of [0, 2]) await at('douyin-lead-row').nth(place).getByRole('checkbox').click();
      await desk.orderExport('douyin-bulk-export', '两条', 'Excel');
      const file = await desk.saved('douyin-export-download');
      expect([file.name, file.text.slice(0, 2)]).toEqual([expect.stringMatching(/\.xlsx$/), 'PK']);
      await page.keyboard.press('Escape');
      const [newest] = await world.admin.data<{ id: string; picked: number }[]>(
        'GET',
        '/douyin/lead-exports',
      );
      expect(newest?.picked).toBe(2);
      await world
        .tables('douyin_lead_exports')
        .where({ document_id: newest?.id })
        .update({ stage: 'running', written: 1, total: 2 });
      await desk.open('/exports', 'douyin-exports');
      const row = page.locator(`[data-export="${newest?.id}"]`);
      expect(await row.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
      await row.getByTestId('douyin-export-cancel').click();
      await row.locator('[data-stage="cancelled"]').waitFor();
    });

    it('row 45: an import under way shows how far it is, also to who comes back, and is cancelled', async () => {
      const { at } = desk;
      const { view } = await upload(world.strapi, world.admin, '半路.csv', 'phone\n13800138000\n');
      const counts = { rows: 1, created: 0, changed: 0, unchanged: 1, rejected: 0 };
      await world
        .tables('douyin_lead_imports')
        .where({ document_id: view.id })
        .update({ stage: 'running', rows_total: 4, counts: JSON.stringify(counts) });
      await desk.open('/imports', 'douyin-imports');
      await desk.page.getByRole('link', { name: '半路.csv' }).first().click();
      await at('douyin-import-going').waitFor();
      const bar = at('douyin-import-going').getByRole('progressbar');
      expect(await bar.getAttribute('aria-valuenow')).toBe('25');
      await at('douyin-import-cancel').click();
      await at('douyin-import-end').waitFor();
      expect(await at('douyin-import-revert').count()).toBe(0);
    });

    it('row 51: a colleague with “own” rights exports nothing but own leads, sees no other’s exports and imports nothing', async () => {
      const name = language === 'en' ? 'cui' : 'dan';
      const cui = await hire(world, name, { may: ['read', 'export'], level: 'own' });
      const [own] = await named(language === 'en' ? 'comment的访客1' : 'comment的访客2');
      await world.tables('douyin_leads').where({ id: own?.id }).update({ owner_id: cui.id });
      const theirs = await openColleaguesDesk(browser, world, language, name);
      await theirs.open('');
      expect(await theirs.at('douyin-leads-to-imports').count()).toBe(0);
      expect(await theirs.at('douyin-bulk-erase').count()).toBe(0);
      await theirs.at('douyin-leads-export').click();
      await theirs.page.getByText(said.masked).waitFor();
      await theirs.page.keyboard.press('Escape');
      await theirs.orderExport('douyin-leads-export', '自己的线索');
      const rows = csvRows((await theirs.saved('douyin-export-download')).text);
      expect(rows.map((row) => row.includes(String(own?.nickname)))).toEqual([false, true]);
      await theirs.open('/exports', 'douyin-exports');
      expect(await theirs.at('douyin-export-row').count()).toBe(1);
      await theirs.page.context().close();
    });

    it('row 34, row 54: a whole filter is erased after its number was typed, but who is on hold; no sync brings them back', async () => {
      const { page, at } = desk;
      const { kind, many } = said;
      const [held] = await named(`${kind}的访客1`);
      await world.admin.data('POST', `/douyin/leads/${held?.id}/hold`, { held: true, reason: '诉讼' });
      await desk.open(`?source=${kind}`);
      await at('douyin-leads-select-page').click();
      if (many > 20) await at('douyin-bulk-all').click();
      await at('douyin-bulk-erase').click();
      await at('douyin-erase-total').waitFor();
      await page.locator('input[name="reason"]').fill('本人要求');
      await page.locator('input[name="count"]').fill('1');
      expect(await at('douyin-dialog-confirm').isDisabled()).toBe(true);
      await page.locator('input[name="count"]').fill(String(many));
      await keepScreen(page, 'leads-erase', language);
      await at('douyin-dialog-confirm').click();
      await at('douyin-bulk').filter({ hasText: said.erased }).waitFor({ timeout: 90_000 });
      expect(await at('douyin-bulk').innerText()).toContain(said.held);
      expect(await at('douyin-bulk-undo').count()).toBe(0);
      await until('one row', async () => (await at('douyin-lead-row').count()) === 1);
      const again = await put(kind, many);
      expect(again.rows.filter(({ outcome }) => outcome === 'erased')).toHaveLength(many - 1);
    });

    it('row 54: one person’s data is handed out, kept on hold, let go and erased from the drawer', async () => {
      const { page, at } = desk;
      const [lead] = await named(language === 'en' ? 'interaction的访客5' : 'interaction的访客6');
      await desk.open(`/${lead?.id}`, 'douyin-lead-event');
      await at('douyin-lead-menu').click();
      await keepScreen(page, 'lead-menu', language);
      const handed = await desk.saved('douyin-lead-save-person');
      expect(JSON.parse(handed.text)).toMatchObject({ leadId: lead?.id, nickname: lead?.nickname });
      const ask = async (what: string) => {
        await at('douyin-lead-menu').click();
        await at(`douyin-lead-${what}`).click();
        await page.locator('input[name="reason"]').fill('本人要求');
        await at('douyin-dialog-confirm').click();
      };
      await ask('hold');
      await at('douyin-lead-held').waitFor();
      await at('douyin-privacy-dialog').waitFor({ state: 'detached' });
      await until(
        'the focus',
        async () => (await page.evaluate(() => document.activeElement?.id)) === 'douyin-lead-menu',
      );
      await ask('hold');
      await at('douyin-lead-held').waitFor({ state: 'detached' });
      await at('douyin-privacy-dialog').waitFor({ state: 'detached' });
      await ask('erase');
      await at('douyin-lead-drawer').waitFor({ state: 'detached' });
      expect(await named(String(lead?.nickname))).toEqual([]);
    });
  });

  it('raised no error in the browser', () => {
    expect(problems).toEqual([]);
  });
});
