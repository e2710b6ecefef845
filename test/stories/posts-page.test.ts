import type { Browser, Page } from 'playwright-core';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';
import { seriousFindings } from '../support/accessibility';
import { appsOf } from '../support/apps';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { drawPicture, recordVideo } from '../support/pictures';
import { clearFaults, planFault } from '../support/platform';
import { addToLibrary, allowPosting, comesTo, editor, posts, sendPost, videoWorks } from '../support/posts';
import { postsPage, type PostsPage } from '../support/posts-page';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const words = {
  'zh-Hans': {
    account: '请先连接抖音账号',
    way: '还没有可以发布的账号',
    first: '写第一个作品',
    count: '5 / 55 字',
    mark: '#春茶',
    lack: '账号没有授予 video.create.bind',
    zone: '时间以浏览器时区为准：Asia/Shanghai',
    unknown: '平台没有答复，作品是否已发布尚不清楚。',
    by: '已同意发布（',
    approval: '有审批权限的人批准后才会发布',
  },
  en: {
    account: 'Connect a Douyin account first',
    way: 'No account can publish yet',
    first: 'Write the first one',
    count: '5 / 55',
    mark: '#春茶',
    lack: 'The account has not granted video.create.bind',
    zone: 'Times are those of your browser: Asia/Shanghai',
    unknown: 'The platform gave no answer: nobody knows whether the post was published.',
    by: 'Publication agreed to (',
    approval: 'once somebody with the right approves it',
  },
};

describeInBrowser.each(ofThisRun<Language>(['en'], ['zh-Hans']))(
  'publishing from the panel in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let desk: PostsPage;
    let accountId = '';
    let videoId = 0;
    const problems: string[] = [];
    const said = words[language];
    const at = (id: string) => page.getByTestId(id);
    const emptyText = async () => {
      await at('douyin-posts-empty').waitFor();
      return at('douyin-posts-empty').innerText();
    };

    beforeAll(async () => {
      world = await createWorld();
      browser = await launchBrowser();
      ({ page } = await openOffice(browser, world.front.url, language, problems));
      desk = postsPage(page);
      const film = await recordVideo(browser, ['#1d4d3b', '#e9d8a6'], 4_000_000);
      const leaf = await drawPicture(browser, '春茶', ['#94d2bd', '#005f73']);
      const shore = await drawPicture(browser, '河畔', ['#ee9b00', '#9b2226']);
      ({ id: videoId } = await addToLibrary(world, { name: 'tea.webm', type: 'video/webm', content: film }));
      await addToLibrary(world, { name: 'leaf.png', type: 'image/png', content: leaf });
      await addToLibrary(world, { name: 'shore.png', type: 'image/png', content: shore });
      await world.sim('switches', { reviewSeconds: 600 });
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });
    afterEach(() => clearFaults(world));

    it('is reached by the navigation and says what comes next, until the first post can be written', async () => {
      await page.locator('nav a[href$="/plugins/douyin"]').first().click();
      await at('douyin-nav-posts').first().click();
      expect(await emptyText()).toContain(said.account);
      await connectDouyin(world);
      await desk.open();
      expect(await emptyText()).toContain(said.way);
      await allowPosting(world);
      accountId = await connectDouyin(world);
      await desk.open();
      expect(await emptyText()).toContain(said.first);
      await keepScreen(page, 'posts-empty', language);
      expect(await seriousFindings(page)).toEqual([]);
    });

    it('composes a video from the media library, with counters, marks and a preview', async () => {
      await at('douyin-post-new').click();
      await at('douyin-post-publish').click();
      expect(await desk.findings()).toContain('no-video:publish');
      await desk.pick('douyin-media-library', ['tea.webm']);
      await desk.write('明前龙井到', '今年第一批 #春茶 @小河');
      expect(await at('douyin-post-title-count').innerText()).toBe(said.count);
      const preview = at('douyin-preview-text');
      expect(await preview.innerText()).toBe('明前龙井到\n今年第一批 #春茶 @小河');
      expect(await preview.locator('[data-kind="topic"]').innerText()).toBe(said.mark);
      expect(await preview.locator('[data-kind="mention"]').innerText()).toBe('@小河');
      await until('the video', () =>
        page.evaluate(() => (document.querySelector('video')?.videoWidth ?? 0) > 0),
      );
      await at('douyin-preview-play').click();
      await page.locator('[data-testid="douyin-preview-play"][aria-pressed="true"]').waitFor();
      await desk.pick('douyin-cover-library', ['leaf.png']);
      await at('douyin-preview').locator('img[src*="leaf"]').waitFor();
      expect(await desk.findings()).toEqual([]);
      await keepScreen(page, 'post-compose', language, 1500);
      expect(await seriousFindings(page)).toEqual([]);
    });

    it('publishes it: upload with its progress, review, and the end of it', async () => {
      await planFault(world, { endpoint: 'upload_video', kind: 'slow', bytes_per_second: 1_000_000 });
      await at('douyin-post-publish').click();
      await at('douyin-post-agree').waitFor();
      expect(await at('douyin-dialog-confirm').isDisabled()).toBe(true);
      await keepScreen(page, 'post-agree', language);
      expect(await seriousFindings(page)).toEqual([]);
      await desk.agree();
      const bar = at('douyin-post-progress');
      await until('the upload to be half way', async () => {
        const percent = Number(await bar.getAttribute('aria-valuenow').catch(() => 0));
        return percent > 0 && percent < 100;
      });
      await keepScreen(page, 'post-uploading', language, 1100);
      expect(await desk.steps()).toContain('upload:now');
      await desk.shows('reviewing');
      await keepScreen(page, 'post-reviewing', language, 1100);
      const id = page.url().split('/').at(-1) ?? '';
      const { itemId } = await comesTo(world.strapi, id, ['reviewing']);
      await world.sim('people/xiaohe/review', { item_id: itemId, verdict: 'published' });
      await world.sim('switches', { reviewSeconds: 1 });
      await at('douyin-post-retry').click();
      await desk.shows('published');
      expect((await desk.steps()).every((step) => step.endsWith(':done'))).toBe(true);
      await until('the end of the history', async () => (await desk.history()).includes('published'));
      expect(await desk.history()).toEqual(expect.arrayContaining(['consented', 'uploading', 'reviewing']));
      expect(await at('douyin-post-history').innerText()).toContain(said.by);
      await keepScreen(page, 'post-published', language, 1100);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await videoWorks(world)).toBe(1);
    });

    it('puts pictures in order, schedules them, and shows them on their day', async () => {
      await desk.open('/new?day=2999-12-31');
      await at('douyin-post-kind-images').click();
      await desk.pick('douyin-media-library', ['leaf.png', 'shore.png']);
      const names = () => at('douyin-media-item').allInnerTexts();
      const [first = ''] = await names();
      await at('douyin-media-down').first().click();
      expect((await names())[1]).toBe(first);
      await desk.write('周末读书会', '河边二楼 #读书会');
      await at('douyin-post-when-now').click();
      await at('douyin-post-when-later').click();
      expect(await page.locator('main').innerText()).toContain(said.zone);
      await at('douyin-post-publish').click();
      await desk.agree();
      await desk.shows('scheduled');
      await desk.open('?view=calendar&month=2999-12');
      const entry = page.locator('[data-day="2999-12-31"]').getByTestId('douyin-calendar-post');
      await entry.waitFor();
      expect(await entry.innerText()).toContain('周末读书会');
      await entry.click();
      await desk.shows('scheduled');
    });

    it('fills a calendar that turns by its address, and narrows both views by filters', async () => {
      const days = [1, 2, 2, 2, 2, 5];
      for (const [place, day] of days.entries()) {
        const input = {
          accountId,
          kind: 'video',
          title: `第 ${place + 1} 条`,
          media: [{ from: 'library', id: videoId }],
        };
        await sendPost(world.strapi, input, new Date(Date.now() + day * 86_400_000));
      }
      await desk.open('?view=calendar');
      await at('douyin-posts-calendar').waitFor();
      await keepScreen(page, 'posts-calendar', language, 1100);
      expect(await seriousFindings(page)).toEqual([]);
      await at('douyin-posts-month-after').click();
      await page.waitForURL(/month=\d{4}-\d\d/);
      await at('douyin-posts-view-list').click();
      await at('douyin-posts').waitFor();
      await keepScreen(page, 'posts', language, 1100);
      expect(await at('douyin-post-row').count()).toBe(8);
      await desk.open('?stage=published');
      await until('one row', async () => (await at('douyin-post-row').count()) === 1);
      await page.locator('input[name="search"]').fill('读书');
      await page.keyboard.press('Enter');
      await at('douyin-posts-no-match').waitFor();
      await at('douyin-filters-clear').click();
      await page.locator('input[name="search"]').fill('读书');
      await page.keyboard.press('Enter');
      await until('the post', async () => (await at('douyin-post-row').count()) === 1);
      expect(page.url()).toContain('text=');
    });

    it('tells on the home page what comes out next', async () => {
      await page.goto(`${world.front.url}/admin`);
      const box = at('douyin-widget-posts');
      await box.getByText('第 1 条').waitFor();
      expect(await box.getByRole('listitem').count()).toBe(3);
      await box.scrollIntoViewIfNeeded();
      await box.getByText('第 1 条').click();
      await desk.shows('scheduled');
    });

    it('withdraws what is scheduled after a question, and takes it up again by an edit', async () => {
      await desk.open(`?text=${encodeURIComponent('读书')}`);
      await at('douyin-post-open').first().click();
      await at('douyin-post-cancel').click();
      await at('douyin-post-cancel-dialog').waitFor();
      await page.keyboard.press('Escape');
      await desk.shows('scheduled');
      await at('douyin-post-cancel').click();
      await at('douyin-dialog-confirm').click();
      await desk.shows('cancelled');
      await at('douyin-post-edit').click();
      await desk.write('周末读书会改期', '');
      await page.locator('a[href$="/plugins/douyin/apps"]').first().click();
      await at('douyin-unsaved').waitFor();
      await page.keyboard.press('Escape');
      await at('douyin-post-save').click();
      await desk.shows('draft');
      expect(await page.locator('h1').innerText()).toBe('周末读书会改期');
    });

    it('lets a person say that a post whose answer was lost did not appear, and goes on', async () => {
      await planFault(world, { endpoint: 'create_video', kind: 'drop' });
      const input = {
        accountId,
        kind: 'video',
        title: '没有到达',
        media: [{ from: 'library', id: videoId }],
      };
      const id = await sendPost(world.strapi, input);
      await comesTo(world.strapi, id, ['unknown']);
      await desk.open(`/${id}`);
      await desk.shows('unknown');
      expect(await at('douyin-post-error').innerText()).toContain(said.unknown);
      await at('douyin-post-settle').click();
      await at('douyin-settle-missing').waitFor();
      expect(await page.locator('[data-testid="douyin-settle-work"][data-disabled]').count()).toBe(1);
      await keepScreen(page, 'post-settle', language);
      expect(await seriousFindings(page)).toEqual([]);
      await at('douyin-settle-missing').click();
      await at('douyin-settle-save').click();
      await desk.shows('failed');
      await at('douyin-post-retry').click();
      await desk.shows('reviewing', 'published');
      expect(await videoWorks(world)).toBe(2);
    });

    it('waits for approval where the settings ask for it, and goes out with it', async () => {
      await world.restart({ DOUYIN_POST_APPROVAL: 'true' });
      const input = { accountId, kind: 'video', title: '先审批', media: [{ from: 'library', id: videoId }] };
      const { id } = await posts<PostView>(world.strapi, 'create', input, editor);
      await desk.open(`/${id}`);
      await at('douyin-post-send').click();
      await at('douyin-post-agree').getByText(said.approval).waitFor();
      await desk.agree();
      await desk.shows('approval');
      await at('douyin-post-approve').click();
      await desk.shows('reviewing', 'published');
      expect(await desk.history()).toEqual(expect.arrayContaining(['consented', 'approved']));
      expect(await page.locator('[data-fact="approval"]').count()).toBe(1);
    });

    it('says why a way is shut, and hinders only what would fail now', async () => {
      const [app] = await appsOf(world).list();
      if (!app) throw new Error('There is no app');
      const scopes = app.scopes.filter((scope) => scope !== 'video.create.bind');
      await appsOf(world).save(app, { scopes });
      await connectDouyin(world);
      await desk.open('/new');
      await at('douyin-post-way-create').waitFor();
      expect(await page.locator('main').innerText()).toContain(said.lack);
      await at('douyin-post-way-create').click();
      expect(await desk.findings()).toContain('lack.AUTH_SCOPE_MISSING:publish');
      await at('douyin-post-when-later').click();
      expect(await desk.findings()).toContain('lack.AUTH_SCOPE_MISSING:nothing');
      await desk.write('字'.repeat(60), '字'.repeat(1000));
      expect(await desk.findings()).toEqual(
        expect.arrayContaining(['long-title:nothing', 'long-text:nothing']),
      );
      expect(problems).toEqual([]);
    });
  },
);
