import type { Browser, Page } from 'playwright-core';
import { doctorChecks } from '../../src/plugins/douyin/contracts/doctor';
import en from '../../src/plugins/douyin/admin/src/translations/en.json';
import zh from '../../src/plugins/douyin/admin/src/translations/zh-Hans.json';
import { seriousFindings } from '../support/accessibility';
import { launchBrowser, openOffice, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { isHere } from '../support/databases';
import { englishOn } from '../support/english';
import { keepScreen } from '../support/screens';
import { ofThisRun } from '../support/this-run';
import { visit } from '../support/walk';
import { createWorld, type World } from '../support/world';

const languages = ofThisRun<[Language, Record<string, string>]>([['zh-Hans', zh]], [['en', en]]);

describeInBrowser('the page of the doctor', () => {
  let world: World;
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    world = await createWorld({ database: isHere('postgres') ? 'postgres' : 'sqlite' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe.each(languages)('in %s', (language, words) => {
    let page: Page;
    const at = (id: string) => page.getByTestId(`douyin-doctor${id && `-${id}`}`);
    const ended = () => page.locator('[data-testid="douyin-doctor-summary"][data-active="false"]').waitFor();
    const saying = (check: string, state: string) =>
      page.locator(`[data-testid="douyin-doctor-${check}"][data-state="${state}"]`);
    const checksOfServer = '**/douyin/doctor/**';
    beforeAll(async () => {
      ({ page } = await openOffice(browser, world.front.url, language, problems));
    });

    it('is reached by the navigation, looks at once and says of each check how it is', async () => {
      await visit(page, '/overview');
      await page.getByTestId('douyin-nav-doctor').first().click();
      await ended();
      for (const check of doctorChecks) await at(check).waitFor();
      await saying('database', 'ok').waitFor();
      expect(await saying('redis', 'skipped').innerText()).toContain(words['doctor.redis.none']);
      const tests = await saying('app-tests', 'warning').innerText();
      expect(tests).toContain(words['doctor.app-tests.never.remedy']);
      expect(await at('summary').innerText()).toMatch(/\d+/);
      if (language === 'zh-Hans') {
        // Names stand in sentences, and sentences are translated as a whole.
        const foreign = (await englishOn(page)).filter((line) => !/\p{Script=Han}/u.test(line));
        expect(foreign).toEqual([]);
      }
      expect(await seriousFindings(page)).toEqual([]);
    });

    it('shows what is wrong in red with its remedy, and a link to where it is set right', async () => {
      world.front.block('/api');
      await at('run').focus();
      await page.keyboard.press('Enter');
      await at('progress').waitFor();
      await saying('public-url', 'error').waitFor();
      await ended();
      world.front.block(null);
      const address = await at('public-url').innerText();
      expect(address).toContain(words['doctor.public-url.other-server.remedy']);
      expect(address).toContain(words['doctor.state.error']);
      await keepScreen(page, 'doctor', language, 1560);
      expect(await seriousFindings(page)).toEqual([]);
      await at('app-tests').getByTestId('douyin-doctor-go').click();
      await page.getByTestId('douyin-test-connection').waitFor();
      await page.goBack();
      await saying('public-url', 'ok').waitFor();
    });

    it('can be stopped, and says so when nothing was looked at yet', async () => {
      await page.route(checksOfServer, () => undefined);
      await page.reload();
      await at('stop').click();
      await at('empty').waitFor();
      expect(await at('empty').innerText()).toContain(words['doctor.empty']);
      await page.unroute(checksOfServer);
    });

    it('says what went wrong when the server does not answer, and tries again', async () => {
      await page.route(checksOfServer, (route) =>
        route.fulfill({ status: 500, json: { error: { status: 500 } } }),
      );
      await at('run').click();
      await page.getByTestId('douyin-failure').waitFor();
      expect(await page.getByTestId('douyin-failure').innerText()).toContain(words['remedy.broken']);
      await page.unroute(checksOfServer);
      await page.getByTestId('douyin-failure').getByRole('button').click();
      await ended();
      await saying('database', 'ok').waitFor();
    });
  });

  it('is not there for who may not run it', async () => {
    await world.admin.colleague('reader', ['plugin::douyin.app.read']);
    const office = await openWindow(browser, 'en');
    const desk = await office.newPage();
    await signIn(desk, world.front.url, { email: 'reader@story.invalid', password: 'Story-Colleague-1' });
    await visit(desk, '/overview');
    await desk.getByTestId('douyin-nav-apps').first().waitFor();
    expect(await desk.getByTestId('douyin-nav-doctor').count()).toBe(0);
    await office.close();
    expect(problems).toEqual([]);
  });
});
