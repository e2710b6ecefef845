import type { Browser, Page } from 'playwright-core';
import type { PanelLead } from '../../src/plugins/douyin/contracts/lead-panel';
import { launchBrowser, openOffice, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openShop, type Shop } from '../support/lead-panel';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';

const words = {
  'zh-Hans': {
    team: '团队',
    tag: '标签',
    followUp: '下次跟进',
    empty: '为空',
    next: '未来几天',
    field: '字段',
    op: '比较方式',
    values: '选择…',
    sentence: '「团队」为空，且满足（「标签」是门店，或「下次跟进」在未来 7 天内）',
    name: '重点跟进',
    rule: /按状态规则，「新线索」只能改为：已联系。/,
    moved: '现在是「已联系」',
    theirs: '对方：新线索',
  },
  en: {
    team: 'Team',
    tag: 'Tag',
    followUp: 'Next follow-up',
    empty: 'is empty',
    next: 'in the next days',
    field: 'Field',
    op: 'How to compare',
    values: 'Choose…',
    sentence: 'Team is empty and (Tag is 门店 or Next follow-up is in the next 7 days)',
    name: 'Hot leads',
    rule: /By the rules, New leads only to: Contacted\./,
    moved: 'is now Contacted',
    theirs: 'Theirs: New',
  },
};

describeInBrowser('views, conditions and the board of the leads page', () => {
  let shop: Shop;
  let browser: Browser;
  beforeAll(async () => {
    shop = await openShop();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  describe.each(ofThisRun<Language>(['en'], ['zh-Hans']))('in %s', (language: Language) => {
    const said = words[language];
    const problems: string[] = [];
    let page: Page;
    beforeAll(async () => ({ page } = await openOffice(browser, shop.world.front.url, language, problems)));

    const at = (id: string) => page.getByTestId(id);
    const rows = () => at('douyin-lead-row');
    const condition = (place: number) => at('douyin-condition').nth(place);
    const choose = async (place: number, label: string, option: string) => {
      await condition(place).getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    const isThree = () => until('three leads', async () => (await rows().count()) === 3);
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');

    it('row 26, filter builder: conditions in groups narrow the list, and read as a sentence', async () => {
      await visit(page, '/leads');
      await rows().first().waitFor();
      await at('douyin-conditions-open').click();
      await at('douyin-conditions-apply').click();
      await at('douyin-conditions').getByRole('alert').waitFor();
      const inCondition = () =>
        page.evaluate(() => Boolean(document.activeElement?.closest('[data-testid="douyin-condition"]')));
      await until('the focus on what is missing', inCondition);
      await choose(0, said.field, said.team);
      await choose(0, said.op, said.empty);
      await at('douyin-condition-add-group').click();
      await choose(1, said.field, said.tag);
      await condition(1).getByRole('combobox', { name: said.values }).click();
      await page.getByRole('option', { name: '门店', exact: true }).click();
      await page.keyboard.press('Escape');
      await at('douyin-condition-group').nth(1).getByTestId('douyin-condition-add').click();
      await choose(2, said.field, said.followUp);
      await choose(2, said.op, said.next);
      await keepScreen(page, 'leads-conditions', language);
      await at('douyin-conditions-apply').click();
      await at('douyin-lead-chip-where').filter({ hasText: said.sentence }).waitFor();
      await isThree();
      await until('the focus on the button', async () => (await focused()) === 'douyin-conditions-button');
      expect(new URL(page.url()).searchParams.get('where')).toContain('"days":7');
      await page.reload();
      await isThree();
    });

    it('row 24, row 25, saved views: keeps conditions and columns under a name, and shares them', async () => {
      await at('douyin-view-save-as').click();
      await page.fill('input[name="view-name"]', said.name);
      await at('douyin-view-shared').click();
      await keepScreen(page, 'leads-view-save', language);
      await at('douyin-view-save').click();
      await page.waitForURL(/view=\w+/);
      await at('douyin-view-picker').getByText(said.name, { exact: true }).waitFor();
      await at('douyin-leads-view').click();
      await at('douyin-leads-column-phone').click();
      await page.keyboard.press('Escape');
      await page.waitForURL(/columns=/);
      await at('douyin-view-update').click();
      await page.waitForURL((url) => !url.search.includes('columns='));
      await keepScreen(page, 'leads-views', language);
      expect(await page.locator('td[data-column="phone"]').count()).toBe(0);
      await isThree();
    });

    it('row 25, saved views: a colleague sees the shared view, and nothing of it to change', async () => {
      const office = await openWindow(browser, language);
      const own = await office.newPage();
      await signIn(own, shop.world.front.url, { email: 'an@story.invalid', password: 'Story-Colleague-1' });
      await visit(own, '/leads');
      await own.getByTestId('douyin-lead-row').first().waitFor();
      await own.getByTestId('douyin-view-picker').getByRole('combobox').click();
      await own.getByRole('option', { name: new RegExp(said.name) }).click();
      await until('three leads', async () => (await own.getByTestId('douyin-lead-row').count()) === 3);
      expect(await own.locator('td[data-column="phone"]').count()).toBe(0);
      await own.getByTestId('douyin-view-actions').click();
      await own.getByTestId('douyin-view-own-default').waitFor();
      expect(await own.getByTestId('douyin-view-remove').count()).toBe(0);
      await office.close();
    });

    it('row 25, saved views: opens with the view one chose, and tells when it was deleted', async () => {
      const link = page.url();
      await at('douyin-view-actions').click();
      const kept = page.waitForResponse((response) => response.url().endsWith('/douyin/lead-view-default'));
      await at('douyin-view-own-default').click();
      await kept;
      await visit(page, '/leads');
      await isThree();
      await at('douyin-view-picker').getByText(said.name, { exact: true }).waitFor();
      await at('douyin-view-actions').click();
      await at('douyin-view-remove').click();
      await at('douyin-dialog-confirm').click();
      await until('all leads', async () => (await rows().count()) === 20);
      await page.goto(link);
      await at('douyin-view-lost').waitFor();
    });

    const column = (stage: string) => at(`douyin-column-${stage}`);
    const cards = (stage: string) => column(stage).getByTestId('douyin-card');
    const total = async (stage: string) =>
      Number((await column(stage).getByTestId('douyin-column-total').innerText()).replace(/\D/g, ''));
    const card = (id: string | null) => page.locator(`[data-testid="douyin-card"][data-lead="${id}"]`);
    const read = (id: string | null) => shop.world.admin.data<PanelLead>('GET', `/douyin/leads/${id}`);
    const counted = () => at('douyin-column-total').filter({ hasText: /\d/ }).nth(2).waitFor();

    it('row 22, row 23, kanban: shows the same leads by their status, each column page by page', async () => {
      await visit(page, '/leads?owner=none');
      await rows().first().waitFor();
      await at('douyin-mode-board').click();
      await page.waitForURL(/owner=none.*mode=board/);
      await counted();
      await keepScreen(page, 'leads-board', language);
      expect(await cards('NEW').count()).toBe(20);
      const all = await total('NEW');
      expect(all).toBeGreaterThan(20);
      await column('NEW').getByTestId('douyin-column-more').click();
      await until('the second page', async () => (await cards('NEW').count()) === Math.min(40, all));
    });

    it('row 22, kanban: a drop that the rules refuse says which rule, and the card stays', async () => {
      const id = await cards('NEW').nth(1).getAttribute('data-lead');
      const before = await total('NEW');
      await card(id).dragTo(column('CONVERTED'));
      const refused = at('douyin-board-refused');
      await refused.filter({ hasText: said.rule }).waitFor();
      await keepScreen(page, 'leads-board-refused', language);
      expect(await column('NEW').locator(`[data-lead="${id}"]`).count()).toBe(1);
      expect([await total('NEW'), (await read(id)).status]).toEqual([before, 'NEW']);
      expect(await column('CONVERTED').getAttribute('data-drop')).toBeNull();
    });

    it('row 22, kanban: a drop that they allow changes the status', async () => {
      const id = await cards('NEW').nth(1).getAttribute('data-lead');
      const before = await total('NEW');
      await card(id).dragTo(column('CONTACTED'));
      await column('CONTACTED').locator(`[data-lead="${id}"]`).waitFor();
      await until('the change', async () => (await read(id)).status === 'CONTACTED');
      expect(await total('NEW')).toBe(before - 1);
      expect(await at('douyin-board-refused').count()).toBe(0);
    });

    it('row 22, kanban: cards are reached, moved and opened with keys alone', async () => {
      const id = await cards('NEW').nth(0).getAttribute('data-lead');
      await page.locator(`#douyin-lead-${id}`).focus();
      await page.keyboard.press('ArrowDown');
      await until(
        'the focus',
        async () =>
          (await focused()) === `douyin-lead-${await cards('NEW').nth(1).getAttribute('data-lead')}`,
      );
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await at('douyin-move-to-CONTACTED').waitFor();
      await keepScreen(page, 'leads-board-move', language);
      await page.keyboard.press('Enter');
      await column('CONTACTED').locator(`[data-lead="${id}"]`).waitFor();
      await page.getByRole('status').filter({ hasText: said.moved }).first().waitFor({ state: 'attached' });
      await until('the focus on the card', async () => (await focused()) === `douyin-lead-${id}`);
      await until('the change', async () => (await read(id)).status === 'CONTACTED');
      await page.keyboard.press('ArrowLeft');
      await until('the focus beside it', async () => (await focused()) !== `douyin-lead-${id}`);
      await page.keyboard.press('Enter');
      await at('douyin-lead-drawer').getByTestId('douyin-lead-event').first().waitFor();
      await page.keyboard.press('Escape');
      await at('douyin-lead-drawer').waitFor({ state: 'detached' });
    });

    it('row 22, row 36, kanban: who comes second sees both sides', async () => {
      const id = await cards('CONTACTED').first().getAttribute('data-lead');
      const { version } = await read(id);
      await shop.an.data('PATCH', `/douyin/leads/${id}`, { version, status: 'NEW' });
      await card(id).dragTo(column('CONVERTED'));
      await at('douyin-lead-clash').filter({ hasText: said.theirs }).waitFor();
      await column('NEW').locator(`[data-lead="${id}"]`).waitFor();
      await at('douyin-clash-yield').click();
      await at('douyin-lead-clash').waitFor({ state: 'detached' });
      expect((await read(id)).status).toBe('NEW');
    });

    it('raised no error in the browser', () => {
      expect(problems).toEqual([]);
    });
  });
});
