import { createHash } from 'node:crypto';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { appsOf, off, refusal } from '../support/apps';
import { auditLines, openSession } from '../support/session';
import { approveLogin, createWorld, type World } from '../support/world';

const on = { ...off, login: true };
const hour = 3_600_000;
const fingerprint = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 16);

describe('the secret of an app', () => {
  let world: World;
  let apps: ReturnType<typeof appsOf>;
  beforeAll(async () => {
    world = await createWorld({ filled: false });
    apps = appsOf(world);
  });
  afterEach(() => world.strapi.moveClock(0));
  afterAll(() => world?.close());

  it('is shown to nobody but for its last four characters and a fingerprint', async () => {
    const secret = 'written-once-never-read-9876';
    const { app } = await apps.create({ clientKey: 'awsecret', clientSecret: secret });
    expect(app.secret).toEqual({ lastFour: '9876', fingerprint: fingerprint(secret) });
    for (const path of ['/douyin/apps', `/douyin/apps/${app.id}`, '/douyin/overview', '/douyin/audit']) {
      const { text } = await world.admin.call('GET', path);
      expect(text).not.toContain(secret);
      expect(text).not.toContain('s1.story');
    }
    const row = await world.tables('douyin_apps').where({ document_id: app.id }).first();
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row.secret_sealed).toMatch(/^s1\.story\./);
  });

  it('stays as it is when a save leaves it out', async () => {
    const { app } = await apps.create({ clientKey: 'awstays', clientSecret: 'stays-the-same-1' });
    const { app: saved } = await apps.save(app, { name: 'other name' });
    expect(saved.secret).toEqual(app.secret);
  });

  it('stays beside the next one until its date, if asked to', async () => {
    const { app } = await apps.create({ clientKey: 'awprevious', clientSecret: 'former-secret-1111' });
    const change = { clientSecret: 'latter-secret-2222', keepPreviousSecretHours: 24 };
    const { app: saved } = await apps.save(app, change);
    expect(saved.secret).toMatchObject({ lastFour: '2222' });
    expect(saved.previousSecret).toMatchObject({ lastFour: '1111', fingerprint: app.secret?.fingerprint });
    const left = Date.parse(saved.previousSecret?.until ?? '') - Date.now();
    expect(Math.abs(left - 24 * hour)).toBeLessThan(60_000);
    await world.strapi.moveClock(24 * hour + 60_000);
    await world.admin.register();
    expect((await apps.read(app.id)).previousSecret).toBeNull();
  });

  it('ends at once when it is replaced without a date', async () => {
    await world.admin.register();
    const { app } = await apps.create({ clientKey: 'awatonce', clientSecret: 'former-secret-3333' });
    const { app: saved } = await apps.save(app, { clientSecret: 'latter-secret-4444' });
    expect(saved).toMatchObject({ secret: { lastFour: '4444' }, previousSecret: null });
  });

  it.each([
    ['base URL', { baseUrl: 'https://elsewhere.example' }],
    ['client key', { clientKey: 'awsomeone' }],
  ])('is cleared, and the app switched off, when the %s changes', async (name, change) => {
    const { app } = await apps.create({
      clientKey: `awmoved-${name.length}`,
      clientSecret: 'does-not-travel-1',
      switches: on,
    });
    const { app: moved, notices } = await apps.save(app, change);
    expect(moved).toMatchObject({ secret: null, previousSecret: null, switches: off, checks: [] });
    expect(notices).toEqual([{ kind: 'secret-cleared' }, { kind: 'switched-off' }]);
    const [newest] = await auditLines(world, `&target=${app.id}&action=app.secret-cleared`);
    expect(newest).toMatchObject({ actorName: 'Story Admin' });
    const row = await world.tables('douyin_apps').where({ document_id: app.id }).first();
    expect(row).toMatchObject({ secret_sealed: null, secret_view: null, previous_secret_sealed: null });
    expect(refusal(await apps.trySave(moved, { switches: on })).status).toBe(200);
    expect((await apps.read(app.id)).switches).toEqual(off);
  });

  it('is not cleared by a base URL that is only written differently', async () => {
    const { app } = await apps.create({ clientKey: 'awslash', clientSecret: 'stays-the-same-2' });
    const { app: saved, notices } = await apps.save(app, { baseUrl: 'HTTPS://open.douyin.com:443/' });
    expect(saved).toMatchObject({ baseUrl: 'https://open.douyin.com', secret: app.secret });
    expect(notices).toEqual([]);
  });

  it('belongs to one app: visitors choose between two and each asks with its own key', async () => {
    const key = 'awsim0000other';
    const secret = 'other0demo0secret0of0thirty0two0';
    const { redirect_uris } = (
      await world.sim<{ apps: { client_key: string; redirect_uris: string[] }[] }>('apps')
    ).apps.find(({ client_key }) => client_key === DEMO_CLIENT_KEY) ?? { redirect_uris: [] };
    await world.sim('apps', { client_key: key, client_secret: secret, redirect_uris, scopes: ['user_info'] });
    const baseUrl = world.simulator.url;
    const one = await apps.create({
      name: '一号店',
      clientKey: DEMO_CLIENT_KEY,
      clientSecret: DEMO_CLIENT_SECRET,
      baseUrl,
      switches: on,
    });
    const two = await apps.create({
      name: '二号店',
      clientKey: key,
      clientSecret: secret,
      baseUrl,
      switches: on,
    });
    const page = await world.admin.call('GET', '/douyin/login');
    expect(page.text).toContain('一号店');
    expect(page.text).toContain('二号店');
    const only = await world.admin.call('GET', `/douyin/login?app=${two.app.id}`);
    expect(only.text).not.toContain('一号店');
    const users = [];
    for (const [{ app }, expected] of [
      [one, DEMO_CLIENT_KEY],
      [two, key],
    ] as const) {
      const query = `?app=${app.id}`;
      const { connect } = await approveLogin(world, { query });
      expect(new URL(connect).searchParams.get('client_key')).toBe(expected);
      users.push((await openSession(world, { query })).user.id);
      expect((await apps.read(app.id)).accountCount).toBe(1);
    }
    expect(new Set(users).size).toBe(2);
  });
});
