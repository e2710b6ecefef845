import QRCode from 'qrcode';
import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from '../support/accessibility';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { openPhone } from '../support/phone-window';
import { drawPicture } from '../support/pictures';
import {
  addToLibrary,
  allowPosting,
  comesTo,
  editor,
  listenForPosts,
  posts,
  sendPost,
} from '../support/posts';
import { postsPage, type PostsPage } from '../support/posts-page';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': { hint: '供账号主人的手机使用', other: '其他人用该链接发布', ended: '链接已过期' },
  en: {
    hint: 'For the phone of the account’s owner',
    other: 'Somebody else published',
    ended: 'Link expired',
  },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'a post by a link for the phone in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let desk: PostsPage;
    let accountId = '';
    let pictureId = 0;
    const problems: string[] = [];
    const said = words[language];
    const at = (id: string) => page.getByTestId(id);

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
      desk = postsPage(page);
      await allowPosting(world);
      accountId = await connectDouyin(world);
      await connectDouyin(world, 'muyu');
      await listenForPosts(world);
      await world.sim('switches', { reviewSeconds: 1 });
      const content = await drawPicture(browser, '春茶', ['#94d2bd', '#005f73']);
      ({ id: pictureId } = await addToLibrary(world, { name: 'leaf.png', type: 'image/png', content }));
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    /** The link on the page; its code is drawn of the same. */
    async function link(): Promise<string> {
      await at('douyin-post-qr').waitFor();
      const url = await at('douyin-post-link').locator('input').inputValue();
      const drawn = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
      const shown = await at('douyin-post-qr').getAttribute('src');
      expect(decodeURIComponent(shown?.split(',').slice(1).join(',') ?? '')).toBe(drawn);
      return url;
    }

    async function publishOn(url: string, person: string, picture?: string): Promise<void> {
      const phone = await openPhone(browser, language);
      await phone.page.goto(url);
      await phone.page.locator('#person').selectOption(person);
      if (picture) await keepScreen(phone.page, picture, language);
      await phone.page.locator('#publish').click();
      await phone.page.locator('#publish:disabled').waitFor();
      await phone.context.close();
    }

    it('is composed, handed over by its QR code, published on the phone, and closed by the event', async () => {
      await desk.open('/new');
      await page.getByRole('combobox').first().click();
      await page.getByRole('option').filter({ hasText: '小河' }).click();
      await at('douyin-post-way-handoff').click();
      await at('douyin-post-kind-images').click();
      await desk.pick('douyin-media-library', ['leaf.png']);
      await desk.write('春茶上新', '到店试喝 #春茶');
      expect(await desk.findings()).toEqual([]);
      await at('douyin-post-publish').click();
      await desk.agree();
      await desk.shows('handed');
      expect(await at('douyin-post-link').innerText()).toContain(said.hint);
      const url = await link();
      await keepScreen(page, 'post-handoff', language, 1200);
      expect(await seriousFindings(page)).toEqual([]);
      await publishOn(url, 'xiaohe', 'phone-publish');
      await desk.shows('published');
      const all = ['draft', 'consented', 'handed', 'reviewing', 'published'];
      await until('all of the history', async () => (await desk.history()).length === all.length);
      expect(await desk.history()).toEqual(all);
      expect(await at('douyin-post-link').count()).toBe(0);
    });

    it('is not closed by another person’s work, can be withdrawn, and a link that ended is made anew', async () => {
      const media = [{ from: 'library', id: pictureId }];
      const input = { accountId, kind: 'images', way: 'handoff', title: '给店长', media };
      const id = await sendPost(world.strapi, input);
      await comesTo(world.strapi, id, ['handed']);
      await desk.open(`/${id}`);
      await publishOn(await link(), 'muyu');
      await at('douyin-post-event').and(page.locator('[data-what="other-person"]')).waitFor();
      expect(await at('douyin-post-history').innerText()).toContain(said.other);
      await desk.shows('handed');
      await posts(world.strapi, 'cancel', id, editor);
      await desk.shows('cancelled');

      const late = await sendPost(world.strapi, { ...input, title: '过期' });
      await comesTo(world.strapi, late, ['handed']);
      await world
        .tables('douyin_posts')
        .where({ document_id: late })
        .update({ due_at: new Date(), link_ends_at: new Date() });
      await world.strapi.run(`await strapi.plugin('douyin').service('jobs').runNow('posts.tick')`);
      await comesTo(world.strapi, late, ['expired']);
      await desk.open(`/${late}`);
      await desk.shows('expired');
      expect(await at('douyin-post-stage').first().textContent()).toContain(said.ended);
      await at('douyin-post-retry').click();
      await desk.shows('handed');
      await publishOn(await link(), 'xiaohe');
      await desk.shows('published');
      expect(problems).toEqual([]);
    });
  },
);
