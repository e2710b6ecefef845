import { openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { leadScreen } from '../support/lead-screen';
import { keepScreen } from '../support/screens';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';

const words = {
  'zh-Hans': {
    undone: '已撤销',
  },
  en: {
    undone: 'Undone',
  },
};

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'the leads page by keys, for many leads, and for colleagues in %s',
  (language: Language) => {
    const screen = leadScreen(language);
    const { at, rows, drawer, focused, idOf, read, open } = screen;
    const said = words[language];

    it('is worked with keys alone: from row to row, to status, note, search, and back', async () => {
      await open();
      await screen.page.keyboard.press('?');
      await at('douyin-leads-keys').waitFor();
      await keepScreen(screen.page, 'leads-keys', language);
      await screen.page.keyboard.press('Escape');
      await at('douyin-leads-keys').waitFor({ state: 'detached' });
      await screen.page.keyboard.press('j');
      await screen.page.keyboard.press('j');
      await until('the focus', async () => (await focused()) === `douyin-lead-${idOf(1)}`);
      await screen.page.keyboard.press('k');
      await until('the focus', async () => (await focused()) === `douyin-lead-${idOf(0)}`);
      expect(await screen.page.locator('th a[tabindex="0"]').count()).toBe(1);
      await screen.page.keyboard.press('Enter');
      await until('the focus on the name', async () => (await focused()) === 'douyin-lead-heading');
      await screen.page.keyboard.press('j');
      await screen.page.waitForURL(new RegExp(`/leads/${idOf(1)}$`));
      await until('the focus', async () => (await focused()) === `douyin-lead-${idOf(1)}`);
      await screen.page.keyboard.press('n');
      await until('the focus on the note', async () => (await focused()) === 'douyin-lead-note');
      await screen.page.keyboard.type('jk?');
      expect(await screen.page.locator('#douyin-lead-note').inputValue()).toBe('jk?');
      await screen.page.keyboard.press('Escape');
      await until('the focus', async () => (await focused()) === 'douyin-lead-heading');
      await screen.page.keyboard.press('e');
      const onStatus = () =>
        screen.page.evaluate(() =>
          Boolean(document.activeElement?.closest('[data-testid="douyin-lead-status"]')),
        );
      await until('the focus on the status', onStatus);
      await screen.page.keyboard.press('Escape');
      await drawer().waitFor({ state: 'detached' });
      await until('the focus on the row', async () => (await focused()) === `douyin-lead-${idOf(1)}`);
      await screen.page.keyboard.press('/');
      const onSearch = () => screen.page.evaluate(() => (document.activeElement as HTMLInputElement)?.name);
      expect(await onSearch()).toBe('search');
    });

    it('row 34: changes what is selected, and says what was left as it was', async () => {
      await open('?owner=none');
      await rows().nth(0).getByRole('checkbox').click();
      await rows().nth(1).locator('a').focus();
      await screen.page.keyboard.press('s');
      await at('douyin-bulk-status').click();
      await at('douyin-bulk-dialog').getByRole('combobox').click();
      await screen.page.getByRole('option', { name: language === 'en' ? 'Converted' : '已转化' }).click();
      await at('douyin-bulk-confirm').click();
      await at('douyin-bulk').waitFor();
      expect(await at('douyin-bulk').innerText()).toMatch(language === 'en' ? /1 cannot go/ : /1 条按规则/);
    });

    it('row 34, row 35: changes a whole filter in the background and takes it back', async () => {
      await open('?source=fans');
      await at('douyin-leads-select-page').click();
      await at('douyin-bulk-all').click();
      await at('douyin-bulk-tags').click();
      await screen.page.locator('input[name="addTags"]').fill('活动');
      await keepScreen(screen.page, 'leads-bulk', language);
      await at('douyin-bulk-confirm').click();
      await at('douyin-bulk-undo').waitFor({ timeout: 60_000 });
      const tagged = () => screen.shop.world.tables('douyin_leads').where('tags', 'like', '%活动%');
      expect((await tagged()).length).toBeGreaterThan(4900);
      await rows().first().getByText('活动').or(rows().first().getByText('+1')).first().waitFor();
      await keepScreen(screen.page, 'leads-bulk-done', language);
      await at('douyin-bulk-undo').click();
      await at('douyin-bulk').filter({ hasText: said.undone }).waitFor({ timeout: 60_000 });
      expect(await tagged()).toEqual([]);
    });

    it('row 51: shows a colleague with “own” rights nothing but own leads', async () => {
      const { world } = screen.shop;

      const cui = await hire(world, 'cui', { may: ['read', 'update'], level: 'own' });
      const { version } = await read(9);
      await world.admin.data('PATCH', `/douyin/leads/${idOf(9)}`, { version, owner: cui.id });
      const office = await openWindow(screen.browser, language);
      const own = await office.newPage();
      await signIn(own, world.front.url, { email: 'cui@story.invalid', password: 'Story-Colleague-1' });
      await visit(own, '/leads');
      await own.getByTestId('douyin-lead-row').first().waitFor();
      expect(await own.getByTestId('douyin-lead-row').count()).toBe(1);
      await own.getByTestId('douyin-leads-total').filter({ hasText: /1/ }).waitFor();
      await visit(own, `/leads/${idOf(0)}`);
      await own.getByTestId('douyin-lead-drawer').getByTestId('douyin-failure').waitFor();
      expect(await own.content()).not.toContain(screen.shop.leads[0]?.nickname);
      await office.close();
    });

    it('raised no error in the browser', () => {
      expect(screen.problems).toEqual([]);
    });
  },
);
