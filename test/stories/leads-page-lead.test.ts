import { type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { leadScreen } from '../support/lead-screen';
import { upsertIn } from '../support/leads';
import { keepScreen } from '../support/screens';
import { auditLines } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';

const words = {
  'zh-Hans': {
    contacted: '已联系',
    moved: '将状态从「新线索」改为「已联系」',
    found: '通过「小河」的粉丝获取',
    tagged: '添加标签：高意向、门店',
    looked: '查看了完整手机号',
    clash: '其他人刚改了同一项内容',
  },
  en: {
    contacted: 'Contacted',
    moved: 'changed the status from New to Contacted',
    found: 'Found through 小河 (Fans)',
    tagged: 'added the tags 高意向, 门店',
    looked: 'looked at the phone number',
    clash: 'Somebody else has just changed the same',
  },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'a lead beside the list in %s',
  (language: Language) => {
    const screen = leadScreen(language);
    const { at, rows, drawer, focused, idOf, read, open, openLead } = screen;
    const said = words[language];

    it('row 17: opens a lead with all that happened to it, in sentences', async () => {
      await open();
      await openLead(0);
      expect(screen.page.url()).toContain(`/leads/${idOf(0)}`);
      const text = await at('douyin-lead-timeline').innerText();
      for (const part of [said.moved, said.found, said.tagged, '想周末到店看看，已加微信', 'Story Admin'])
        expect(text).toContain(part);
      await at('douyin-lead-sources').getByText('小河').first().waitFor();
      await keepScreen(screen.page, 'lead', language);
      await screen.page.reload();
      await drawer().getByTestId('douyin-lead-event').first().waitFor();
      await at('douyin-lead-close').click();
      await drawer().waitFor({ state: 'detached' });
      await until('the focus on the row', async () => (await focused()) === `douyin-lead-${idOf(0)}`);
    });

    it('row 6: offers the transitions that the rules allow, and no others', async () => {
      await openLead(5);
      const buttons = at('douyin-lead-status').getByRole('button');
      expect(await buttons.count()).toBe(1);
      await at('douyin-lead-to-CONTACTED').click();
      await at('douyin-lead-to-CONVERTED').waitFor();
      expect(await buttons.count()).toBe(2);
      await rows().nth(5).getByText(said.contacted).waitFor();
      await drawer().getByText(said.moved).waitFor();
    });

    it('row 18: keeps notes, which are pinned, changed and deleted', async () => {
      const note = () => at('douyin-lead-event').getByTestId('douyin-note');
      await drawer().locator('textarea[name="note"]').fill('周五再联系');
      await screen.page.keyboard.press('Control+Enter');
      await note().filter({ hasText: '周五再联系' }).waitFor();
      await note().getByTestId('douyin-note-pin').click();
      await at('douyin-lead-pinned').getByText('周五再联系').waitFor();
      await note().getByTestId('douyin-note-edit').click();
      await note().locator('textarea').fill('周六再联系');
      await screen.page.keyboard.press('Tab');
      await screen.page.keyboard.press('Tab');
      await screen.page.keyboard.press('Enter');
      await note().filter({ hasText: '周六再联系' }).waitFor();
      await note().getByTestId('douyin-note-delete').click();
      await at('douyin-dialog-confirm').click();
      await note().waitFor({ state: 'detached' });
    });

    it('row 19: sets when to follow up', async () => {
      await at('douyin-lead-follow-tomorrow').click();
      await at('douyin-lead-follow-up').locator('[data-light="later"]').waitFor();
      await rows().nth(5).locator('[data-light="later"]').waitFor();
    });

    it('row 10: takes a lead that is nobody’s, and gives it to a colleague', async () => {
      await at('douyin-lead-claim').click();
      await at('douyin-lead-release').waitFor();
      expect((await read(5)).owner).toBe(1);
      await at('douyin-lead-owner').getByRole('combobox').first().click();
      await screen.page.getByRole('option', { name: 'bo Story' }).click();
      await rows().nth(5).getByText('bo Story').waitFor();
    });

    it('row 16: puts tags on a lead and takes them off', async () => {
      await at('douyin-lead-tags').locator('input').fill('老客介绍');
      await screen.page.keyboard.press('Enter');
      await at('douyin-lead-tags').getByText('老客介绍').waitFor();
      await rows().nth(5).getByText('老客介绍').waitFor();
      await at('douyin-lead-tags')
        .getByRole('button', { name: /老客介绍/ })
        .click();
      await rows().nth(5).getByText('老客介绍').waitFor({ state: 'detached' });
    });

    it('row 52: shows a phone number after a warning, and writes down that it was seen', async () => {
      const phone = at('douyin-lead-phone');
      expect(await phone.innerText()).toContain('137****1005');
      await at('douyin-lead-reveal').click();
      await at('douyin-lead-reveal-dialog').waitFor();
      await keepScreen(screen.page, 'lead-phone', language);
      await screen.page.keyboard.press('Escape');
      expect(await phone.innerText()).not.toContain('13700001005');
      await at('douyin-lead-reveal').click();
      await at('douyin-dialog-confirm').click();
      await phone.getByText('+8613700001005').waitFor();
      await drawer().getByText(said.looked).waitFor();
      expect(await auditLines(screen.shop.world, '&action=lead.phone-read')).toHaveLength(1);
    });

    it('row 36: shows both sides to who comes second, and lets that one choose', async () => {
      await screen.page.keyboard.press('Escape');
      await openLead(6);
      const { version } = await read(6);
      await screen.shop.an.data('PATCH', `/douyin/leads/${idOf(6)}`, { version, notes: '安的备注' });
      await at('douyin-remark-edit').click();
      await drawer().locator('textarea[name="remark"]').fill('我的备注');
      await at('douyin-remark-save').click();
      await at('douyin-lead-clash').waitFor();
      const box = await at('douyin-lead-clash').innerText();
      for (const part of [said.clash, '安的备注', '我的备注']) expect(box).toContain(part);
      await keepScreen(screen.page, 'lead-clash', language);
      await at('douyin-clash-insist').click();
      await at('douyin-lead-clash').waitFor({ state: 'detached' });
      await at('douyin-lead-remark').getByText('我的备注').waitFor();
    });

    it('row 36: lets two changes of different things stand side by side', async () => {
      const { version } = await read(6);
      await screen.shop.an.data('PATCH', `/douyin/leads/${idOf(6)}`, { version, notes: '又一条' });
      await at('douyin-lead-to-CONTACTED').click();
      await at('douyin-lead-to-CONVERTED').waitFor();
      expect(await at('douyin-lead-clash').count()).toBe(0);
      await at('douyin-lead-remark').getByText('又一条').waitFor();
      await screen.page.keyboard.press('Escape');
    });

    it('row 15: tells who comes second that somebody else took the lead', async () => {
      await openLead(7);
      await screen.shop.bo.data('POST', `/douyin/leads/${idOf(7)}/claim`);
      await at('douyin-lead-claim').click();
      await screen.page
        .getByText(language === 'en' ? /changed this lead/ : /刚被其他人修改过/)
        .first()
        .waitFor();
      expect((await read(7)).owner).toBe(screen.shop.bo.id);
      await screen.page.keyboard.press('Escape');
    });

    it('row 39: hints at leads that may be the same person, and leads there', async () => {
      const { world, leads } = screen.shop;
      const { nickname, city, app, account } = leads[8] ?? {};
      const twin = { openId: 'twin', nickname, city: city ?? '', acquiredAt: '2026-01-01T00:00:00.000Z' };
      const where = { app: app?.id, account: account?.id, developer: null };
      const [{ leadId } = { leadId: 0 }] = (await upsertIn(world.strapi, [twin], where)).rows;
      await world.admin.data('POST', '/douyin/lead-duplicates/search');
      const search = () => world.admin.data<{ stage: string }>('GET', '/douyin/lead-duplicates/search');
      await until('the search', async () => (await search()).stage === 'done', 30_000);
      await openLead(8);
      const hint = at('douyin-lead-lookalikes');
      await hint.getByText(language === 'en' ? /same nickname/ : /昵称相同/).waitFor();
      await hint.getByRole('link', { name: `#${leadId}` }).click();
      await screen.page.waitForURL(new RegExp(`/leads/${leadId}$`));
      await drawer().getByText(`#${leadId} ·`).waitFor();
      await screen.page.keyboard.press('Escape');
      await screen.page.keyboard.press('Escape');
    });

    it('raised no error in the browser', () => {
      expect(screen.problems).toEqual([]);
    });
  },
);
