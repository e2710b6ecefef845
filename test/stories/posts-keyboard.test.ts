import type { Browser } from 'playwright-core';
import { launchBrowser, openOffice, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { byId, keyboardOf } from '../support/keyboard';
import { openStudio, type Studio } from '../support/posts';
import { postsPage } from '../support/posts-page';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';

describeInBrowser('publishing with nothing but a keyboard', () => {
  let studio: Studio;
  let browser: Browser;
  beforeAll(async () => {
    studio = await openStudio();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await studio?.world.close();
  });

  it.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
    'writes a post, sends it off, and follows it, in %s',
    async (language) => {
      const problems: string[] = [];
      const { page, office } = await openOffice(browser, studio.world.front.url, language, problems);
      const keys = keyboardOf(page);
      const desk = postsPage(page);
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.testid ?? '');

      await desk.open();
      await desk.at('douyin-post-new').waitFor();
      await keys.enter(byId('douyin-post-new'));
      await desk.at('douyin-media-library').waitFor();

      // Strapi's own dialog; the focus comes back to the button that opened it.
      await keys.enter(byId('douyin-media-library'));
      const dialog = page.getByRole('dialog');
      await dialog.locator('[role="checkbox"]').last().waitFor();
      await keys.tabTo('[role="dialog"] [role="button"] [role="checkbox"]');
      await keys.press('Space');
      const finish = dialog.getByRole('button', { name: /^(Finish|完成)$/ });
      await finish.evaluate((button) => button.setAttribute('data-story', 'finish'));
      await keys.enter('[data-story="finish"]');
      await until('the focus', async () => (await focused()) === 'douyin-media-library');
      expect(await desk.at('douyin-media-item').count()).toBe(1);

      await keys.tabTo('input[name="title"]');
      await keys.type(language === 'en' ? 'By keyboard' : '键盘发布');
      await keys.tabTo('textarea[name="description"]');
      await keys.type('#tea');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await keys.enter(byId('douyin-post-publish'));
      await desk.at('douyin-post-agree').waitFor();
      await keys.tabTo(byId('douyin-post-consent'));
      await keys.press('Space');
      await keys.enter(byId('douyin-dialog-confirm'));
      await desk.shows('reviewing', 'published');

      await desk.open('?view=calendar');
      await desk.at('douyin-calendar-post').first().waitFor();
      await keys.enter(byId('douyin-calendar-post'));
      await desk.shows('reviewing', 'published');
      expect(problems).toEqual([]);
      await office.close();
    },
  );
});
