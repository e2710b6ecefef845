import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { appsOf, off, refusal, type App } from '../support/apps';
import { auditLines, openSession } from '../support/session';
import { createWorld, type World } from '../support/world';

const on = { ...off, login: true, leads: true };

describe('the app that the environment fills', () => {
  let world: World;
  let apps: ReturnType<typeof appsOf>;
  beforeAll(async () => {
    world = await createWorld({ empty: true });
    apps = appsOf(world);
  });
  afterAll(() => world?.close());

  const first = async (): Promise<App> => {
    const [app] = await apps.list();
    if (!app) throw new Error('There is no app');
    return app;
  };

  it('is there at first boot, switched on for login and leads, with the origin of each value', async () => {
    const app = await first();
    expect(app).toMatchObject({
      clientKey: DEMO_CLIENT_KEY,
      baseUrl: world.simulator.url,
      secret: { lastFour: DEMO_CLIENT_SECRET.slice(-4) },
      switches: on,
      isDefault: true,
      origins: {
        clientKey: 'DOUYIN_CLIENT_KEY',
        clientSecret: 'DOUYIN_CLIENT_SECRET',
        baseUrl: 'DOUYIN_BASE_URL',
      },
    });
    const lines = await auditLines(world, `&target=${app.id}`);
    expect(lines.map(({ action, actorKind }) => `${actorKind} ${action}`).sort()).toEqual([
      'environment app.secret-set',
      'environment app.updated',
    ]);
  });

  it.each([
    ['clientKey', { clientKey: 'awother' }, 'DOUYIN_CLIENT_KEY'],
    ['clientSecret', { clientSecret: 'another-secret-1' }, 'DOUYIN_CLIENT_SECRET'],
    ['baseUrl', { baseUrl: 'https://open.douyin.com' }, 'DOUYIN_BASE_URL'],
  ])('does not take another %s from the admin and names the variable', async (field, change, variable) => {
    const app = await first();
    const reply = await apps.trySave(app, change);
    expect(refusal(reply)).toEqual({
      status: 409,
      code: 'CONFIG_READ_ONLY',
      message: `${field} comes from ${variable}: change it there and restart`,
    });
    expect(await first()).toEqual(app);
  });

  it('takes everything else from the admin, and cannot be deleted', async () => {
    const { app } = await apps.save(await first(), { name: '书店', scopes: ['user_info', 'fans.check'] });
    expect(app).toMatchObject({ name: '书店', scopes: ['user_info', 'fans.check'] });
    const { app: other } = await apps.create({ name: 'other' });
    await apps.makeDefault(other.id);
    expect(refusal(await apps.remove(app.id)).code).toBe('CONFIG_READ_ONLY');
    await apps.makeDefault(app.id);
  });

  it('stays switched off at the next boot when an administrator did so', async () => {
    const { app } = await apps.save(await first(), { switches: off });
    await world.restart();
    expect(await first()).toEqual(app);
  });

  it('follows a new public address after a restart, with a warning where it will not work', async () => {
    const before = await first();
    expect(before.urls).toEqual({
      callback: `${world.front.url}/api/v1/lead/douyin/auth/callback`,
      webhook: `${world.front.url}/api/douyin/webhook/${before.id}`,
      login: `${world.front.url}/douyin/login?app=${before.id}`,
      warnings: [],
    });
    await world.restart({ PUBLIC_URL: 'http://shop.example/' });
    expect((await first()).urls).toEqual({
      callback: 'http://shop.example/api/v1/lead/douyin/auth/callback',
      webhook: `http://shop.example/api/douyin/webhook/${before.id}`,
      login: `http://shop.example/douyin/login?app=${before.id}`,
      warnings: ['not-https', 'other-host'],
    });
  });

  it('is filled by the older names too, and a changed key clears what belonged to the former', async () => {
    await apps.save(await first(), { switches: on });
    const change = { DOUYIN_CLIENT_KEY: undefined, DOUYIN_CLIENT_SECRET: undefined };
    await world.restart({ ...change, DOUYIN_APP_ID: 'awrenamed', DOUYIN_APP_SECRET: 'renamed-secret-5555' });
    expect(await first()).toMatchObject({
      clientKey: 'awrenamed',
      secret: { lastFour: '5555' },
      origins: { clientKey: 'DOUYIN_APP_ID', clientSecret: 'DOUYIN_APP_SECRET', baseUrl: 'DOUYIN_BASE_URL' },
    });
    await world.restart();
    expect(await first()).toMatchObject({ clientKey: DEMO_CLIENT_KEY });
    await openSession(world);
  });

  it('is the administrator’s again without the variables', async () => {
    const change = { DOUYIN_CLIENT_KEY: '', DOUYIN_CLIENT_SECRET: ' ', DOUYIN_BASE_URL: undefined };
    await world.restart(change);
    const app = await first();
    expect(app).toMatchObject({ clientKey: DEMO_CLIENT_KEY, origins: {}, switches: on });
    const { app: saved } = await apps.save(app, {
      clientKey: 'awbyhand',
      clientSecret: 'by-hand-secret-6666',
    });
    expect(saved).toMatchObject({ clientKey: 'awbyhand', secret: { lastFour: '6666' } });
  });
});
