import { appsOf, off, refusal, type App } from '../support/apps';
import { auditLines, openSession } from '../support/session';
import { createWorld, type World } from '../support/world';

const on = { ...off, login: true };

describe('apps that administrators keep', () => {
  let world: World;
  let apps: ReturnType<typeof appsOf>;
  beforeAll(async () => {
    world = await createWorld({ filled: false });
    apps = appsOf(world);
  });
  afterAll(() => world?.close());

  const defaultApp = async (): Promise<App> => {
    const [first] = await apps.list();
    if (!first) throw new Error('There is no app');
    return first;
  };
  const trail = async (id: string) =>
    (await auditLines(world, `&target=${id}`)).map(({ action }) => action).reverse();

  it('begin with an empty default one that is switched off', async () => {
    const all = await apps.list();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      clientKey: null,
      secret: null,
      baseUrl: 'https://open.douyin.com',
      scopes: ['user_info'],
      switches: off,
      isDefault: true,
      origins: {},
    });
    expect(await trail(all[0]?.id ?? '')).toEqual([]);
  });

  it('are filled, switched on and audited step by step, by name', async () => {
    const { app } = await apps.save(await defaultApp(), {
      name: '书店',
      clientKey: 'awstoryfirst',
      clientSecret: 'first-secret-0001',
      switches: on,
    });
    expect(app).toMatchObject({ name: '书店', switches: on, secret: { lastFour: '0001' }, revision: 2 });
    const [secretSet, updated] = await auditLines(world, `&target=${app.id}`);
    expect(updated).toMatchObject({
      action: 'app.updated',
      actorKind: 'admin',
      actorName: 'Story Admin',
      targetName: '书店',
      details: { fields: ['name', 'clientKey', 'switches'] },
    });
    expect(secretSet).toMatchObject({ action: 'app.secret-set', details: {} });
  });

  it('tell when they were changed last', async () => {
    const before = await defaultApp();
    const { app } = await apps.save(before, { name: '新书店' });
    expect(Date.parse(app.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
  });

  it('stay off while a client key or a secret is missing, and say so', async () => {
    const keyOnly = await apps.create({ clientKey: 'awkeyonly', switches: { ...on, publish: true } });
    expect(keyOnly.app.switches).toEqual(off);
    expect(keyOnly.notices).toEqual([{ kind: 'switched-off' }]);
    const empty = await apps.create({ switches: on });
    expect(empty.notices).toEqual([{ kind: 'switched-off' }]);
    expect(await trail(empty.app.id)).toEqual(['app.created']);
  });

  it('have the scopes the platform knows today, with a notice for each change', async () => {
    const written = [
      'video.create',
      'video.upload',
      'user_info',
      'user_info',
      'fans.list',
      'made.up',
      'fans.check',
    ];
    const { app, notices } = await apps.create({ scopes: written });
    expect(app.scopes).toEqual(['video.create.bind', 'user_info', 'fans.list', 'made.up', 'fans.check']);
    expect(notices).toEqual([
      { kind: 'scope-renamed', scope: 'video.create', to: 'video.create.bind' },
      { kind: 'scope-dropped', scope: 'video.upload' },
      { kind: 'scope-retired', scope: 'fans.list' },
      { kind: 'scope-unknown', scope: 'made.up' },
    ]);
    const none = await apps.create({ scopes: ['video.upload'] });
    expect(none.app.scopes).toEqual(['user_info']);
  });

  it('take a change only on top of the revision it was made for', async () => {
    const { app } = await apps.create({ name: 'one' });
    await apps.save(app, { name: 'two' });
    expect(refusal(await apps.trySave(app, { name: 'three' }))).toMatchObject({
      status: 409,
      code: 'CONFIG_STALE',
    });
    const now = await apps.read(app.id);
    const both = await Promise.all([
      apps.trySave(now, { name: 'four' }),
      apps.trySave(now, { name: 'five' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await apps.read(app.id)).revision).toBe(3);
  });

  it('are one per client key, counting the deleted ones', async () => {
    const { app } = await apps.create({ clientKey: 'awtwice' });
    expect(refusal(await apps.tryCreate({ clientKey: 'awtwice' }))).toMatchObject({
      status: 409,
      code: 'CONFIG_CONFLICT',
    });
    const { app: other } = await apps.create({ clientKey: 'awTwice' });
    expect(refusal(await apps.trySave(other, { clientKey: 'awtwice' })).status).toBe(409);
    expect((await apps.remove(app.id)).status).toBe(200);
    const again = refusal(await apps.tryCreate({ clientKey: 'awtwice' }));
    expect(again).toMatchObject({ status: 409, message: expect.stringContaining('deleted') });
  });

  it('have exactly one default, which cannot be deleted', async () => {
    const former = await defaultApp();
    const { app } = await apps.create({ name: 'next default' });
    expect((await apps.makeDefault(app.id)).status).toBe(200);
    expect((await apps.list()).filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([app.id]);
    expect(refusal(await apps.remove(app.id))).toMatchObject({ status: 409, code: 'CONFIG_CONFLICT' });
    expect(await trail(app.id)).toEqual(['app.created', 'app.default-changed']);
    expect((await apps.makeDefault(former.id)).status).toBe(200);
  });

  it('say what a deletion would end, go away switched off, and come back whole', async () => {
    const secret = 'sim0demo0secret0of0thirty0two0ch';
    const { app } = await apps.create({
      clientKey: 'awsim0000demo',
      clientSecret: secret,
      baseUrl: world.simulator.url,
      switches: on,
    });
    await openSession(world, { query: `?app=${app.id}` });
    expect(await apps.impact(app.id)).toEqual({ accounts: 1, users: 1, switches: ['login'] });
    expect((await apps.remove(app.id)).status).toBe(200);
    expect((await apps.list()).map(({ id }) => id)).not.toContain(app.id);
    expect((await apps.list(true)).map(({ id }) => id)).toContain(app.id);
    expect(refusal(await apps.trySave(app, { name: 'ghost' })).status).toBe(409);
    expect(refusal(await apps.makeDefault(app.id)).status).toBe(409);
    expect((await world.admin.call('POST', `/douyin/apps/${app.id}/checks/credentials`)).status).toBe(404);
    expect((await apps.restore(app.id)).status).toBe(200);
    const back = await apps.read(app.id);
    expect(back).toMatchObject({ switches: off, deletedAt: null, accountCount: 1, secret: app.secret });
    expect(await trail(app.id)).toEqual(['app.created', 'app.secret-set', 'app.deleted', 'app.restored']);
    await apps.save(back, { switches: on });
    await openSession(world, { query: `?app=${app.id}` });
  });

  it.each([
    ['an unknown role', { defaultRole: 'nobody' }],
    ['http to another machine', { baseUrl: 'http://platform.example' }],
    ['a base URL with a user', { baseUrl: 'https://user:pass@open.douyin.com' }],
    ['a base URL with a query', { baseUrl: 'https://open.douyin.com/?a=b' }],
    ['a base URL of another kind', { baseUrl: 'ftp://open.douyin.com' }],
    ['no name', { name: ' ' }],
    ['a client key with a slash', { clientKey: 'aw/../x' }],
    ['a secret with a line break', { clientSecret: 'first line\nsecond' }],
    ['an unknown rule', { newUserRule: 'everyone' }],
  ])('are not saved with %s', async (_name, values) => {
    const reply = await apps.tryCreate(values);
    expect(reply.status).toBe(400);
    expect(refusal(reply).code).toMatch(/^CONFIG_(INVALID|UNSAFE)$/);
  });

  it('are not found when they never were', async () => {
    expect(refusal(await world.admin.call('GET', '/douyin/apps/nobody'))).toMatchObject({
      status: 404,
      code: 'CONFIG_NOT_FOUND',
    });
  });
});
