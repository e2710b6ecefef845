import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Application } from '../support/application';
import { launchBrowser, openOffice, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { copyWithCustomers } from '../support/customers';
import { openShop, type Shop } from '../support/lead-panel';
import { upsertIn } from '../support/leads';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';

const words = {
  'zh-Hans': {
    late: '其他人刚修改过这些线索',
    moved: '已并入线索',
    already: '已经转化',
    told: '在跟进记录中提到了你',
    none: '还没有启用可转化的内容类型',
    nickname: '昵称',
    phone: '手机号',
  },
  en: {
    late: 'Somebody else changed these leads meanwhile',
    moved: 'became part of lead',
    already: 'Converted already',
    told: 'mentioned you in a note',
    none: 'No content type is switched on for conversion',
    nickname: 'Nickname',
    phone: 'Phone',
  },
};

const languages = ofThisRun<Language>(['en'], ['zh-Hans']);

describeInBrowser('duplicates, merges, conversions and mentions in the panel', () => {
  let application: Application;
  let shop: Shop;
  let browser: Browser;
  const offices: Record<string, { office: BrowserContext; page: Page }> = {};
  const problems: string[] = [];
  beforeAll(async () => {
    application = await copyWithCustomers([]);
    shop = await openShop({ count: 12, appDir: application.dir });
    browser = await launchBrowser();
    for (const language of languages)
      offices[language] = await openOffice(browser, shop.world.front.url, language, problems);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
    await application?.drop();
  });

  const change = (id: number, version: number, json: object) =>
    shop.world.admin.data<{ version: number }>('PATCH', `/douyin/leads/${id}`, { version, ...json });

  /** Two leads of one phone number, the first one acquired earlier. */
  async function twins(name: string, phone: string): Promise<[number, number]> {
    const { rows } = await upsertIn(
      shop.world.strapi,
      ['2026-01-01', '2026-01-02'].map((day, place) => ({
        openId: `${name}-${place}`,
        nickname: `${name}${place + 1}`,
        phone,
        acquiredAt: `${day}T08:00:00.000Z`,
      })),
    );
    const [one = 0, other = 0] = rows.map(({ leadId }) => leadId ?? 0);
    await change(one, 1, { notes: '先到的备注', tags: ['门店'] });
    await change(other, 1, { notes: '后到的备注', tags: ['预算'] });
    await shop.an.data('POST', `/douyin/leads/${other}/notes`, { text: '电话里聊过' });
    return [one, other];
  }

  it('row 50, conversion: says what to do where nothing is switched on, and is settled in the panel', async () => {
    for (const language of languages) {
      const { page } = offices[language] as { page: Page };
      await visit(page, `/leads/${shop.leads[0]?.leadId}`);
      await page.getByTestId('douyin-lead-convert').click();
      await page.getByTestId('douyin-convert-none').getByText(words[language].none).waitFor();
      await page.getByTestId('douyin-convert-none').getByRole('link').click();
      await page.waitForURL(/lead-settings$/);
      await page.getByTestId('douyin-maps-empty').waitFor();
    }
    const [language = 'en'] = languages;
    const { page } = offices[language] as { page: Page };
    await page.getByTestId('douyin-map-new').click();
    const dialog = page.getByTestId('douyin-map-dialog');
    await dialog.getByRole('combobox').first().click();
    await page.getByRole('option', { name: 'Customer' }).click();
    expect(await dialog.getByTestId('douyin-map-line').count()).toBe(4);
    await keepScreen(page, 'lead-settings-map', language);
    await page.getByTestId('douyin-map-dialog-save').click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByTestId('douyin-map').waitFor();
  });

  for (const language of languages)
    describe(`in ${language}`, () => {
      const said = words[language];
      const name = language === 'en' ? 'River' : '小溪';
      let page: Page;
      let pair: [number, number];
      const at = (id: string): Locator => page.getByTestId(id);
      const group = () => at('douyin-duplicates-group').filter({ hasText: `${name}1` });
      const hasFocus = (id: string) =>
        until(`the focus on ${id}`, () =>
          page.evaluate((testId) => document.activeElement?.getAttribute('data-testid') === testId, id),
        );
      const open = async (path: string, what: string) => {
        await visit(page, `/leads${path}`);
        await at(what).first().waitFor();
      };
      const openLead = async (id: number) => {
        await open(`/${id}`, 'douyin-lead-drawer');
        await at('douyin-lead-drawer').getByTestId('douyin-lead-event').first().waitFor();
      };
      beforeAll(async () => {
        page = offices[language]?.page as Page;
        pair = await twins(name, language === 'en' ? '13911112222' : '13933334444');
      });

      it('row 39, duplicate finder: searches, shows why, and takes “not the same” back', async () => {
        await open('', 'douyin-leads');
        await at('douyin-leads-to-duplicates').click();
        await at('douyin-duplicates-empty').or(at('douyin-duplicates-group')).first().waitFor();
        if (language === languages[0]) await keepScreen(page, 'lead-duplicates-first', language);
        await at('douyin-duplicates-run').click();
        await group().waitFor({ timeout: 60_000 });
        await keepScreen(page, 'lead-duplicates', language);
        await group().getByTestId('douyin-duplicates-apart').click();
        await group().waitFor({ state: 'detached' });
        await hasFocus('douyin-apart-undo');
        await page.keyboard.press('Enter');
        await group().waitFor();
        await until('the focus on the page', () =>
          page.evaluate(() => document.activeElement?.tagName === 'MAIN'),
        );
      });

      it('row 38, row 36, merge: both sides of what somebody else changed meanwhile', async () => {
        const [, other] = pair;
        await group().getByTestId('douyin-duplicates-merge').click();
        await at('douyin-merge-table').waitFor();
        await change(other, 2, { notes: '刚改的备注' });
        await at('douyin-merge-confirm').click();
        await at('douyin-merge-late').waitFor();
        const late = await at('douyin-merge-late').innerText();
        for (const part of [said.late, '后到的备注', '刚改的备注']) expect(late).toContain(part);
        await keepScreen(page, 'lead-merge-late', language);
        await at('douyin-merge-go-on').click();
        await at('douyin-merge-late').waitFor({ state: 'detached' });
        await at('douyin-merge-table').getByText('刚改的备注').first().waitFor();
      });

      it('row 38, merge: a choice for each field, what moves in numbers, and old ids lead to it', async () => {
        const [one, other] = pair;
        const result = (field: string) => at(`douyin-merge-result-${field}`);
        await result('notes').getByText('先到的备注').waitFor();
        await at(`douyin-merge-notes-${other}`).check();
        await until('the remark', async () => !(await result('notes').innerText()).includes('先到的备注'));
        expect(await result('notes').innerText()).toContain('刚改的备注');
        for (const tag of ['门店', '预算']) expect(await result('tags').innerText()).toContain(tag);
        expect(await at('douyin-merge-moves').innerText()).toMatch(
          language === 'en' ? /1 note,/ : /1 条记录/,
        );
        await keepScreen(page, 'lead-merge', language);
        await at('douyin-merge-confirm').click();
        await at('douyin-merged').waitFor();
        await hasFocus('douyin-merged-undo');
        await group().waitFor({ state: 'detached' });
        await openLead(other);
        await page.waitForURL(new RegExp(`/leads/${one}$`));
        expect(await at('douyin-lead-moved').innerText()).toContain(said.moved);
        await at('douyin-lead-timeline').getByText('电话里聊过').waitFor();
        expect(await at('douyin-lead-remark').innerText()).toContain('刚改的备注');
        await keepScreen(page, 'lead-merged', language);
      });

      it('row 38, merge: is undone from the lead, and each id opens its own again', async () => {
        const [one, other] = pair;
        await at('douyin-timeline-merge-undo').waitFor();
        await at('douyin-lead-merge-undo').click();
        await at('douyin-dialog-confirm').click();
        await at('douyin-lead-merges').waitFor({ state: 'detached' });
        const focused = () => page.evaluate(() => document.activeElement?.id);
        await until('the focus on the name', async () => (await focused()) === 'douyin-lead-heading');
        expect(await at('douyin-lead-moved').count()).toBe(0);
        await at('douyin-lead-remark').getByText('先到的备注').waitFor();
        await openLead(other);
        expect(page.url()).toMatch(new RegExp(`/leads/${other}$`));
        expect(await at('douyin-lead-moved').count()).toBe(0);
        await at('douyin-lead-timeline').getByText('电话里聊过').waitFor();
        expect(one).not.toBe(other);
      });

      it('row 37, duplicate check: another way to compare is added, and removed', async () => {
        await visit(page, '/lead-settings');
        await at('douyin-duplicate-key').first().waitFor();
        const keys = at('douyin-duplicate-key');
        const count = await keys.count();
        await at('douyin-key-nickname').click();
        await at('douyin-key-province').click();
        await at('douyin-key-add').click();
        await keys.nth(count).waitFor();
        await keys.nth(count).getByRole('button').click();
        await keys.nth(count).waitFor({ state: 'detached' });
        await keepScreen(page, 'lead-settings-keys', language);
      });

      it('row 50, conversion: shows the fields, opens the entry, and tells that it was done', async () => {
        const [one] = pair;
        await openLead(one);
        await at('douyin-lead-convert').click();
        const fields = at('douyin-convert-fields');
        await fields.getByText(`${name}1`).waitFor();
        const text = await fields.innerText();
        for (const part of [said.nickname, said.phone, '139****']) expect(text).toContain(part);
        await keepScreen(page, 'lead-convert', language);
        await at('douyin-convert-confirm').click();
        await at('douyin-convert-done').waitFor();
        await at('douyin-convert-entry').click();
        await page.waitForURL(/content-manager\/collection-types\/api::customer\.customer\/\w+/);
        await page.locator('input[name="name"]').waitFor();
        expect(await page.locator('input[name="name"]').inputValue()).toBe(`${name}1`);
        await openLead(one);
        await at('douyin-lead-entry').waitFor();
        await at('douyin-lead-convert').click();
        expect(await at('douyin-convert-already').innerText()).toContain(said.already);
        expect(await at('douyin-convert-confirm').count()).toBe(0);
        await page.keyboard.press('Escape');
        expect(await shop.world.tables('customers').where({ name: `${name}1` })).toHaveLength(1);
      });

      it('row 18, notes with @mention: a colleague is chosen by keys, sees the badge and opens the lead', async () => {
        const [one] = pair;
        const note = at('douyin-lead-drawer').locator('textarea[name="note"]');
        await note.focus();
        await page.keyboard.type(`${name} @an`);
        await at('douyin-note-colleagues').getByRole('option', { selected: true }).waitFor();
        await keepScreen(page, 'lead-mention', language);
        await page.keyboard.press('Escape');
        await at('douyin-note-colleagues').waitFor({ state: 'detached' });
        await at('douyin-lead-drawer').waitFor();
        await page.keyboard.type(' ');
        await page.keyboard.press('Backspace');
        await at('douyin-note-colleagues').getByRole('option', { selected: true }).waitFor();
        await page.keyboard.press('Enter');
        expect(await note.inputValue()).toBe(`${name} @an Story `);
        await page.keyboard.press('Control+Enter');
        await at('douyin-note-mention').first().waitFor();
        const window = await openWindow(browser, language);
        const theirs = await window.newPage();
        theirs.on('pageerror', (error) => problems.push(String(error)));
        await signIn(theirs, shop.world.front.url, {
          email: 'an@story.invalid',
          password: 'Story-Colleague-1',
        });
        await visit(theirs, '/leads');
        await theirs.getByTestId('douyin-unread').first().waitFor();
        await theirs.getByTestId('douyin-nav-bell').click();
        const entry = theirs.getByTestId('douyin-inbox-entry').first();
        await entry.getByText(said.told).waitFor();
        await keepScreen(theirs, 'lead-inbox', language);
        await entry.getByRole('link').click();
        await theirs.waitForURL(new RegExp(`/leads/${one}$`));
        await theirs.getByTestId('douyin-lead-drawer').getByTestId('douyin-note-mention').first().waitFor();
        await theirs.getByTestId('douyin-unread').first().waitFor({ state: 'detached' });
        await window.close();
      });

      it('row 35, bulk undo: is found again after the page was left', async () => {
        await open('', 'douyin-leads');
        await at('douyin-leads-select-page').click();
        await at('douyin-bulk-tags').click();
        await page.locator('input[name="addTags"]').fill(`批量-${name}`);
        await at('douyin-bulk-confirm').click();
        await at('douyin-bulk-undo').waitFor({ timeout: 60_000 });
        const tagged = () => shop.world.tables('douyin_leads').where('tags', 'like', `%批量-${name}%`);
        expect((await tagged()).length).toBeGreaterThan(3);
        await open('', 'douyin-leads');
        expect(await at('douyin-bulk').count()).toBe(0);
        await at('douyin-leads-recent').click();
        await at('douyin-recent-undo').first().waitFor();
        await keepScreen(page, 'leads-recent', language);
        await at('douyin-recent-undo').first().click();
        await at('douyin-bulk').waitFor();
        await until('the undo', async () => (await tagged()).length === 0);
      });
    });

  it('raised no error in the browser', () => {
    expect(problems).toEqual([]);
  });
});
