import { refusal, appsOf, off, type App } from '../support/apps';
import { createVisitor } from '../support/http';
import { addPan115 } from '../support/pan115';
import { startRefused, startStrapi } from '../support/strapi';
import { createWorld, type World } from '../support/world';

describe('a 115 app', () => {
  let world: World;
  let app: App;
  beforeAll(async () => {
    world = await createWorld();
    app = await addPan115(world);
  });
  afterAll(() => world?.close());

  it('needs no secret, and has no scopes, switches and webhook', async () => {
    expect(app).toMatchObject({ provider: 'pan115', secret: null, scopes: [], switches: off });
    const apps = appsOf(world);
    const notOffered: [string, Partial<App>][] = [
      ['scopes', { scopes: ['user_info'] }],
      ['switches.login', { switches: { ...off, login: true } }],
      ['switches.publish', { switches: { ...off, publish: true } }],
      ['embeddedQr', { embeddedQr: true }],
    ];
    for (const [field, values] of notOffered) {
      const reply = refusal(await apps.trySave(await apps.read(app.id), values));
      expect(reply).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
      expect(reply.message).toContain(`${field}: apps of the platform "pan115"`);
    }
  });

  it('stays with its platform, and so does one of Douyin', async () => {
    const apps = appsOf(world);
    const [douyin] = await apps.list();
    for (const [one, provider] of [
      [await apps.read(app.id), 'douyin'],
      [douyin, 'pan115'],
    ] as const) {
      const reply = refusal(await apps.trySave(one as App, { provider, scopes: [], switches: off }));
      expect(reply).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
      expect(reply.message).toContain('provider: this app belongs to');
    }
    const { provider: _same, ...unsaid } = await apps.read(app.id);
    expect((await world.admin.call('PUT', `/douyin/apps/${app.id}`, unsaid)).status).toBe(200);
    expect(await apps.read(app.id)).toMatchObject({ provider: 'pan115' });
  });

  it('is nothing to log in with, not even when a row says so', async () => {
    await world.tables('douyin_apps').where({ document_id: app.id }).update({ login_on: true });
    const visitor = createVisitor();
    expect((await visitor.ask(`${world.front.url}/douyin/login`)).text).not.toContain(app.id);
    const started = await visitor.ask(`${world.front.url}/douyin/login/start?app=${app.id}`, {
      headers: { accept: 'application/json' },
    });
    expect(refusal(started)).toMatchObject({ status: 403, code: 'AUTH_LOGIN_CLOSED' });
    await world
      .tables('douyin_apps')
      .where({ document_id: app.id })
      .update({ login_on: false, leads_on: false });
    expect(refusal(await appsOf(world).makeDefault(app.id))).toMatchObject({
      status: 409,
      code: 'CONFIG_CONFLICT',
    });
  });

  it('is tested by the three checks that say something about it', async () => {
    const check = (name: string) => world.admin.call('POST', `/douyin/apps/${app.id}/checks/${name}`);
    for (const [name, outcome] of [
      ['credentials', 'pass'],
      ['clock', 'pass'],
      ['callback', 'pass'],
    ] as const) {
      const { data } = (await check(name)).json<{ data: { outcome: string; reason: string } }>();
      expect([name, data.outcome]).toEqual([name, outcome]);
    }
    for (const name of ['webhook', 'scopes', 'accessToken', 'refreshToken'])
      expect(refusal(await check(name))).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
    expect((await appsOf(world).read(app.id)).checks.map(({ name }) => name)).toEqual([
      'credentials',
      'clock',
      'callback',
    ]);
    await world.sim(`pan115/apps/${app.clientKey}`, { stage: 'disabled' }, 'PATCH');
    expect((await check('credentials')).json()).toMatchObject({
      data: { outcome: 'fail', reason: 'app-refused' },
    });
    await world.sim(`pan115/apps/${app.clientKey}`, { stage: 'online' }, 'PATCH');
  });

  it('keeps production from starting while it points at a stand-in', async () => {
    await world
      .tables('douyin_apps')
      .where({ slot: 'environment' })
      .update({ login_on: false, leads_on: false });
    await world.strapi.stop();
    const env = { ...world.env, NODE_ENV: 'production', DOUYIN_BASE_URL: '', DOUYIN_CLIENT_KEY: '' };
    const output = await startRefused({ env });
    expect(output).toContain(`app "115 素材库" talks to ${world.simulator.url}, which is not the platform`);
    expect(output).toContain('set its base URL or delete it');
    const row = () => world.tables('douyin_apps').where({ document_id: app.id });
    await row().update({ base_url: 'https://passportapi.115.com' });
    const production = await startStrapi({ env });
    world.front.forwardTo(production.port);
    const stored = await appsOf(world).read(app.id);
    const moved = await appsOf(world).trySave(stored, { baseUrl: 'http://127.0.0.1:4010' });
    expect(refusal(moved)).toMatchObject({ status: 400, code: 'CONFIG_UNSAFE' });
    await production.stop();
  });
});
