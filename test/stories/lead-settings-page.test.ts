import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { leadRows, upsertIn } from '../support/leads';
import { keepScreen } from '../support/screens';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    member: '添加成员',
    hours: '只在固定工作时间接收',
    weekdays: '周一–周五 09:00–18:00',
    team: '分给团队',
    source: '来源',
    comment: '评论',
    name: '售前组',
    rules: ['评论区', '其他来源'],
    person: '小满',
    away: '暂停接收新线索，直到',
    here: '正常接收新线索',
    looked: '查看了平台原始数据',
  },
  en: {
    member: 'Add a member',
    hours: 'Only at set working hours',
    weekdays: 'Mon–Fri 09:00–18:00',
    team: 'Goes to team',
    source: 'Source',
    comment: 'Comment',
    name: 'Presales',
    rules: ['Comments', 'The rest'],
    person: '小禾',
    away: 'No new leads until',
    here: 'You get new leads as usual',
    looked: 'looked at what the platform said, word by word',
  },
};
const languages = ofThisRun<Language>(['en'], ['zh-Hans']);

describeInBrowser('the settings of leads', () => {
  let world: World;
  let browser: Browser;
  const pages = new Map<Language, Page>();
  const problems: string[] = [];

  beforeAll(async () => {
    world = await createWorld();
    await hire(world, 'an', { may: ['read', 'update'] });
    await hire(world, 'bo', { may: ['read', 'update'] });
    browser = await launchBrowser();
    for (const language of languages) {
      const { page } = await openOffice(browser, world.front.url, language, problems);
      pages.set(language, page);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const at = (language: Language, id: string) => (pages.get(language) as Page).getByTestId(id);
  const open = async (language: Language, path = '/lead-settings') => {
    await visit(pages.get(language) as Page, path);
    await at(language, path === '/lead-settings' ? 'douyin-tags' : 'douyin-leads').waitFor();
  };
  /** Chooses in a list of the open dialog. */
  const choose = async (language: Language, label: string, option: string | RegExp) => {
    const page = pages.get(language) as Page;
    await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const named = (language: Language, id: string, name = '') =>
    (pages.get(language) as Page).locator(`[data-testid="${id}"][data-name="${name}"]`);

  it.each(languages)('row 12: in %s a team is made of members with hours of their own', async (language) => {
    const said = words[language];
    await open(language);
    const dialog = at(language, 'douyin-team-dialog');
    await at(language, 'douyin-team-add').click();
    // Nothing is sent that the server would refuse.
    await at(language, 'douyin-team-dialog-save').click();
    await dialog.locator('input[name="name"][aria-invalid="true"], [name="name"]').first().waitFor();
    await dialog.locator('input[name="name"]').fill(said.name);
    for (const who of ['an', 'bo']) await choose(language, said.member, new RegExp(who));
    const members = dialog.getByTestId('douyin-team-member');
    await until('both members', async () => (await members.count()) === 2);
    await members.first().getByRole('checkbox', { name: said.hours }).click();
    await members.first().locator('input[type="time"]').first().waitFor();
    await keepScreen(pages.get(language) as Page, 'lead-team', language, 1000);
    await at(language, 'douyin-team-dialog-save').click();
    await dialog.waitFor({ state: 'detached' });
    const card = named(language, 'douyin-team', said.name);
    await card.getByText(said.weekdays).waitFor();
    expect(await card.getByTestId('douyin-team-row').count()).toBe(2);
    // The focus is back on the page, not lost.
    const focus = await pages.get(language)?.evaluate(() => document.activeElement?.tagName);
    expect(focus).not.toBe('BODY');
  });

  it.each(languages)(
    'row 12: in %s rules are made, and put in an order by their buttons',
    async (language) => {
      const said = words[language];
      const page = pages.get(language) as Page;
      await open(language);
      for (const name of said.rules) {
        await at(language, 'douyin-rule-add').click();
        const dialog = at(language, 'douyin-rule-dialog');
        await dialog.locator('input[name="name"]').fill(name);
        await choose(language, said.source, said.comment);
        await choose(language, said.team, said.name);
        await at(language, 'douyin-rule-dialog-save').click();
        await dialog.waitFor({ state: 'detached' });
        await named(language, 'douyin-rule', name).waitFor();
      }
      const names = () =>
        at(language, 'douyin-rule').evaluateAll((rows) => rows.map((row) => row.dataset.name));
      const up = named(language, 'douyin-rule', said.rules[1]).getByTestId('douyin-rule-up');
      await up.focus();
      await page.keyboard.press('Enter');
      await until('the new order', async () => (await names()).slice(-2)[0] === said.rules[1]);
      const stored = async () =>
        (await world.admin.data<{ rows: { name: string }[] }>('GET', '/douyin/lead-rules')).rows.map(
          ({ name }) => name,
        );
      await until('the order to be stored', async () => (await stored()).slice(-2)[0] === said.rules[1]);
      await until('the focus', () => up.evaluate((button) => button === document.activeElement));
      await named(language, 'douyin-rule', said.rules[0]).getByTestId('douyin-rule-remove').click();
      await at(language, 'douyin-dialog-confirm').click();
      await until(
        'the rule to be gone',
        async () => !(await stored()).some((name) => name === said.rules[0]),
      );
    },
  );

  it.each(languages)('row 12: in %s somebody is away, and back', async (language) => {
    const said = words[language];
    await open(language);
    await at(language, 'douyin-away-state').getByText(said.here).waitFor();
    await at(language, 'douyin-away-set').click();
    await at(language, 'douyin-away-dialog-save').click();
    await at(language, 'douyin-away-state').getByText(said.away).waitFor();
    expect(await world.tables('douyin_lead_absences')).toHaveLength(1);
    await at(language, 'douyin-away-back').click();
    await at(language, 'douyin-away-state').getByText(said.here).waitFor();
    expect(await world.tables('douyin_lead_absences')).toEqual([]);
  });

  it.each(languages)('row 16: in %s tags get colours, which the list and the lead show', async (language) => {
    const page = pages.get(language) as Page;
    const open1 = [
      { openId: `open-${language}`, nickname: words[language].person, raw: { open_id: 'x', city: '杭州' } },
    ];
    const found = open1.map((row) => ({ ...row, platformTags: [{ id: '7001', name: '老客' }] }));
    await upsertIn(world.strapi, found, { kind: 'enterprise' });
    const lead = (await leadRows(world)).at(-1);
    await world.admin.data('PATCH', `/douyin/leads/${lead?.id}`, {
      version: lead?.version,
      tags: ['门店', '预算'],
    });
    await open(language);
    const row = page.locator('[data-testid="douyin-tag-row"][data-tag="门店"]');
    await row.getByTestId('douyin-tag-edit').click();
    const color = language === 'en' ? 'purple' : 'teal';
    await at(language, `douyin-tag-color-${color}`).click();
    await at(language, 'douyin-tag-dialog').locator('input[name="group"]').fill('渠道');
    await keepScreen(page, 'lead-tag', language);
    await at(language, 'douyin-tag-dialog-save').click();
    await row.locator(`[data-color="${color}"]`).waitFor();
    await keepScreen(page, 'lead-settings', language, 1500);
    await open(language, '/leads');
    await at(language, 'douyin-lead-row').first().locator(`[data-color="${color}"]`).waitFor();
    await page.locator(`#douyin-lead-${lead?.id}`).click();
    await at(language, 'douyin-lead-tags').locator(`[data-color="${color}"]`).waitFor();
    await at(language, 'douyin-platform-tags').getByText('老客').waitFor();
  });

  it.each(languages)(
    'row 5: in %s what the platform said is shown once it was asked for',
    async (language) => {
      const said = words[language];
      await at(language, 'douyin-lead-snapshots-show').click();
      await at(language, 'douyin-dialog-confirm').click();
      await at(language, 'douyin-lead-snapshot').getByText('杭州').waitFor();
      await at(language, 'douyin-lead-timeline').getByText(said.looked).waitFor();
      await keepScreen(pages.get(language) as Page, 'lead-snapshot', language, 1300);
      expect(problems).toEqual([]);
    },
  );
});
