import type { Browser, Page } from 'playwright-core';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import type { AppView } from '../../src/plugins/douyin/contracts/apps';
import type { CheckName, CheckReason } from '../../src/plugins/douyin/contracts/checks';
import en from '../../src/plugins/douyin/admin/src/translations/en.json';
import zh from '../../src/plugins/douyin/admin/src/translations/zh-Hans.json';
import { launchBrowser, openWindow, signIn, type Language } from '../support/browser';
import { describeInBrowser } from '../support/chromium';
import { defaultApp, openApp, testConnection } from '../support/panel';
import { ofThisRun } from '../support/this-run';
import { createWorld, logIn, type World } from '../support/world';

type Break = {
  check: CheckName;
  reason: CheckReason;
  harm(world: World): Promise<void>;
  mend(world: World): Promise<void>;
};

const patchApp = (world: World, change: object) =>
  world.sim<unknown>(`apps/${DEMO_CLIENT_KEY}`, change, 'PATCH');

async function setScopes(world: World, scopes: string[]): Promise<void> {
  const id = await defaultApp(world);
  const app = await world.admin.data<AppView>('GET', `/douyin/apps/${id}`);
  await world.admin.data('PUT', `/douyin/apps/${id}`, { ...app, scopes });
}

const setEnds = (world: World, set: object) =>
  world.sim<unknown>('faults', { endpoint: 'access_token', kind: 'set', set });

const breaks: Break[] = [
  {
    check: 'credentials',
    reason: 'credentials-refused',
    harm: async (world) =>
      void (await patchApp(world, { client_secret: 'another0secret0of0thirty0two0cha' })),
    mend: async (world) => void (await patchApp(world, { client_secret: DEMO_CLIENT_SECRET })),
  },
  {
    check: 'clock',
    reason: 'clock-wrong',
    harm: async (world) => void (await world.sim('clock', { offsetMs: 600_000 })),
    mend: async (world) => void (await world.sim('clock', { offsetMs: 0 })),
  },
  {
    check: 'callback',
    reason: 'url-other-server',
    harm: async (world) => world.front.block('/api/v1/lead/douyin/auth/callback'),
    mend: async (world) => world.front.block(null),
  },
  {
    check: 'webhook',
    reason: 'url-other-server',
    harm: async (world) => world.front.block('/api/douyin/webhook'),
    mend: async (world) => world.front.block(null),
  },
  {
    check: 'scopes',
    reason: 'scopes-retired',
    harm: (world) => setScopes(world, ['user_info', 'fans.list']),
    mend: (world) => setScopes(world, ['user_info']),
  },
  {
    check: 'accessToken',
    reason: 'token-refused',
    harm: async (world) => void (await world.sim('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY })),
    mend: async (world) => void (await logIn(world)),
  },
  {
    check: 'refreshToken',
    reason: 'refresh-expired',
    harm: async (world) => {
      await setEnds(world, { refresh_expires_in: 0 });
      await logIn(world);
    },
    mend: async (world) => void (await logIn(world)),
  },
];

const remedies: Record<Language, Record<string, string>> = { 'zh-Hans': zh, en };

/** The part of a translated sentence before its first value. */
const fixedPart = (sentence: string): string => sentence.split('{')[0] ?? '';

describeInBrowser.each(ofThisRun<Language>(['zh-Hans'], ['en']))(
  'each check broken in turn, in %s',
  (language: Language) => {
    let world: World;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      world = await createWorld();
      await logIn(world);
      browser = await launchBrowser();
      page = await (await openWindow(browser, language)).newPage();
      await signIn(page, world.front.url);
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    it.each(breaks)(
      '$check goes red alone, says $reason and its own remedy',
      async ({ check, reason, harm, mend }) => {
        await harm(world);
        await openApp(page, world.front.url, await defaultApp(world));
        const shown = await testConnection(page);
        await mend(world);
        expect(shown[check]).toMatchObject({ outcome: 'fail', reason });
        const remedy = remedies[language][`check.remedy.${reason}`] ?? 'missing';
        expect(shown[check].text).toContain(fixedPart(remedy));
        const red = Object.entries(shown).filter(([, { outcome }]) => outcome === 'fail');
        expect(red.map(([name]) => name)).toEqual(
          check === 'credentials' ? expect.arrayContaining([check]) : [check],
        );
      },
    );

    it('is green again when everything is mended', async () => {
      await openApp(page, world.front.url, await defaultApp(world));
      const shown = await testConnection(page);
      expect(Object.values(shown).filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    });

    it('says that the addresses belong to another host when the panel is open under one', async () => {
      const elsewhere = world.front.url.replace('localhost', '127.0.0.1');
      await signIn(page, elsewhere);
      await openApp(page, elsewhere, await defaultApp(world));
      const shown = await testConnection(page);
      expect([shown.callback.reason, shown.webhook.reason]).toEqual(['url-other-host', 'url-other-host']);
    });
  },
);
