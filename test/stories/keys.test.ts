import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appsOf, refusal } from '../support/apps';
import { createVisitor } from '../support/http';
import { openSession, type Session } from '../support/session';
import { createWorld, storyKeys, type World } from '../support/world';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const sealedTables = ['douyin_apps', 'douyin_accounts', 'douyin_tokens', 'strapi_core_store_settings'];
const sentence = 'The encryption keys are not the ones that sealed the stored secrets';

describe('the keys that seal secrets', () => {
  let world: World;
  let apps: ReturnType<typeof appsOf>;
  let session: Session;
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-keys-'));
  beforeAll(async () => {
    world = await createWorld();
    apps = appsOf(world);
    session = await openSession(world);
    await apps.create({ clientKey: 'awkeys', clientSecret: 'sealed-before-0001' });
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const readSealed = async () => {
    const rows = await Promise.all(
      sealedTables.map((table) => world.tables(table).orderBy('id').select('*')),
    );
    return rows.flat().flatMap((row) => JSON.stringify(row).match(/s1\.[\w.-]+/g) ?? []);
  };
  const keysState = async () => (await world.admin.data<{ keys: string }>('GET', '/douyin/overview')).keys;
  const check = async (name: string) => {
    const [app] = await apps.list();
    return world.admin.data('POST', `/douyin/apps/${app?.id}/checks/${name}`);
  };

  it.each([
    ['another key under the same name', key('story', 8)],
    ['another name', key('k1', 7)],
  ])('lock everything and overwrite nothing when they are %s', async (_name, keys) => {
    const before = await readSealed();
    expect(before.length).toBeGreaterThanOrEqual(5);
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: keys });
    expect(world.strapi.output()).toContain(sentence);
    expect(await keysState()).toBe('locked');
    const page = await createVisitor().ask(`${world.front.url}/douyin/login/start`);
    expect(page.status).toBe(503);
    expect(page.text).toContain('登录时出现问题，请稍后重试或联系网站管理员。');
    const saved = await apps.tryCreate({ clientKey: 'awlocked', clientSecret: 'not-with-this-key' });
    expect(refusal(saved)).toMatchObject({ status: 503, code: 'CONFIG_KEYS_LOCKED' });
    expect(await check('credentials')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
    expect(await check('accessToken')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
    expect(await readSealed()).toEqual(before);
  });

  it('work again when the right one is back', async () => {
    await world.restart();
    expect(await keysState()).toBe('ready');
    expect(world.strapi.output()).not.toContain(sentence);
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
    expect(await check('accessToken')).toMatchObject({ outcome: 'pass' });
    expect((await openSession(world)).user).toEqual(session.user);
  });

  it('open what the former one sealed while the new one seals', async () => {
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${key('k2', 9)},${storyKeys}` });
    expect(await keysState()).toBe('ready');
    expect(await check('accessToken')).toMatchObject({ outcome: 'pass' });
    await openSession(world);
    const token = await world.tables('douyin_tokens').first('access_sealed', 'refresh_sealed');
    expect(token.access_sealed).toMatch(/^s1\.k2\./);
    expect(token.refresh_sealed).toMatch(/^s1\.k2\./);
    expect(await check('accessToken')).toMatchObject({ outcome: 'pass' });
    const app = await world.tables('douyin_apps').where({ client_key: 'awkeys' }).first('secret_sealed');
    expect(app.secret_sealed).toMatch(/^s1\.story\./);
  });

  it('name the missing one where a value of it is needed', async () => {
    await world.restart();
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
    expect(await check('accessToken')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
  });

  it('do not open a value that was moved to another row', async () => {
    const [one, other] = await world.tables('douyin_apps').orderBy('id').select('id', 'secret_sealed');
    await world.tables('douyin_apps').where({ id: one.id }).update({ secret_sealed: other.secret_sealed });
    expect(await check('credentials')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
    await world.tables('douyin_apps').where({ id: one.id }).update({ secret_sealed: one.secret_sealed });
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
  });

  it('are made on first start where there is none, for their owner only, and kept', async () => {
    const file = path.join(folder, 'made/key');
    const change = {
      DOUYIN_ENCRYPTION_KEYS: '',
      DOUYIN_GENERATED_KEY_FILE: file,
      DATABASE_FILENAME: path.join(folder, 'data.db'),
    };
    await world.restart(change);
    await world.admin.register();
    expect(await keysState()).toBe('generated');
    const made = readFileSync(file, 'utf8');
    expect(made).toMatch(/^generated:[\w+/]{43}=\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const first = await openSession(world);
    await world.restart(change);
    expect(readFileSync(file, 'utf8')).toBe(made);
    expect((await openSession(world)).user).toEqual(first.user);
  });
});
