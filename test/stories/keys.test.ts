import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appsOf, refusal } from '../support/apps';
import { createVisitor } from '../support/http';
import { openSession, type Session } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { createWorld, storyKeys, type World } from '../support/world';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const sealedTables = ['douyin_apps', 'douyin_accounts', 'douyin_tokens', 'strapi_core_store_settings'];
/** Waits for what happens in the background; at most ten seconds. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 100) throw new Error('It did not come to pass within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const sentence = 'The encryption keys are not the ones that sealed the stored secrets';

describe('the keys that seal secrets', () => {
  let world: World;
  let apps: ReturnType<typeof appsOf>;
  let session: Session;
  let sealedBefore: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-keys-'));
  beforeAll(async () => {
    world = await createWorld();
    apps = appsOf(world);
    session = await openSession(world);
    await apps.create({ clientKey: 'awkeys', clientSecret: 'sealed-before-0001' });
    sealedBefore = (await world.tables('douyin_tokens').first('access_sealed')).access_sealed;
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
  /** Every sealed column of every table of ours, whole token rows, and the mark. */
  const readBytes = async () => {
    const mark = await world.tables('strapi_core_store_settings').where('key', 'plugin_douyin_key-mark');
    const names: string[] = await world
      .tables('sqlite_master')
      .where({ type: 'table' })
      .where('name', 'like', 'douyin_%')
      .pluck('name');
    const columns = names.map(async (name) => {
      const sealed = Object.keys(await world.tables(name).columnInfo()).filter((column) =>
        column.endsWith('_sealed'),
      );
      if (sealed.length === 0) return [name, []] as const;
      const rows = await world
        .tables(name)
        .orderBy('id')
        .select('id', ...sealed);
      return [
        name,
        rows.filter((row: Record<string, unknown>) => sealed.some((column) => row[column] !== null)),
      ] as const;
    });
    const tokens = await world.tables('douyin_tokens').orderBy('id').select('*');
    return { mark, columns: (await Promise.all(columns)).filter(([, rows]) => rows.length > 0), tokens };
  };
  const keysState = async () => (await world.admin.data<{ keys: string }>('GET', '/douyin/overview')).keys;
  const toldOfKeys = () =>
    world
      .tables('douyin_incidents')
      .where({ kind: 'keys-locked' })
      .orderBy('id')
      .select('severity', 'recovered_at');
  const check = async (name: string) => {
    const [app] = await apps.list();
    return world.admin.data('POST', `/douyin/apps/${app?.id}/checks/${name}`);
  };

  const wrong: [string, string][] = [
    ['another key under the same name', key('story', 8)],
    ['another name', key('k1', 7)],
  ];
  it.each(ofThisRun(wrong.slice(0, 1), wrong))(
    'lock everything and overwrite nothing when they are %s',
    async (_name, keys) => {
      const before = await readSealed();
      const bytes = await readBytes();
      expect(before.length).toBeGreaterThanOrEqual(5);
      expect(bytes.columns.map(([name]) => name)).toEqual(
        expect.arrayContaining(['douyin_apps', 'douyin_tokens']),
      );
      await world.restart({ DOUYIN_ENCRYPTION_KEYS: keys });
      expect(world.strapi.output()).toContain(sentence);
      expect(await keysState()).toBe('locked');
      expect((await toldOfKeys()).at(-1)).toEqual({ severity: 'critical', recovered_at: null });
      const page = await createVisitor().ask(`${world.front.url}/douyin/login/start`);
      expect(page.status).toBe(503);
      expect(page.text).toContain('登录时出现问题，请稍后重试或联系网站管理员。');
      const saved = await apps.tryCreate({ clientKey: 'awlocked', clientSecret: 'not-with-this-key' });
      expect(refusal(saved)).toMatchObject({ status: 503, code: 'CONFIG_KEYS_LOCKED' });
      expect(await check('credentials')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
      expect(await check('accessToken')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
      expect(await readSealed()).toEqual(before);
      expect(await readBytes()).toEqual(bytes);
    },
  );

  it('work again when the right one is back', async () => {
    await world.restart();
    expect(await keysState()).toBe('ready');
    expect(world.strapi.output()).not.toContain(sentence);
    // All wrong keys were one incident, and it is over.
    expect(await toldOfKeys()).toEqual([{ severity: 'critical', recovered_at: expect.anything() }]);
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
  });

  it('seal everything anew after a change, so that the former one can go', async () => {
    await until(async () => (await readSealed()).every((sealed) => sealed.startsWith('s1.k2.')));
    await until(async () =>
      world.strapi.output().includes('are now sealed with key "k2"; former keys can be removed'),
    );
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: key('k2', 9) });
    expect(await keysState()).toBe('ready');
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
    expect(await check('accessToken')).toMatchObject({ outcome: 'pass' });
  });

  it('name the missing one where a value of it is needed', async () => {
    const tokens = () => world.tables('douyin_tokens');
    const { id, access_sealed } = await tokens().first('id', 'access_sealed');
    await tokens().where({ id }).update({ access_sealed: sealedBefore });
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
    expect(await check('accessToken')).toMatchObject({ outcome: 'fail', reason: 'keys-locked' });
    await tokens().where({ id }).update({ access_sealed });
    expect(await check('accessToken')).toMatchObject({ outcome: 'pass' });
  });

  it('leave alone what none of them opens, and say that the former ones are still wanted', async () => {
    const foreign = () => world.tables('douyin_apps').where({ client_key: 'awkeys' });
    await foreign().update({ secret_sealed: 's1.lost.AAAA.BBBB.CCCC' });
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${key('k3', 10)},${key('k2', 9)}` });
    await until(async () => world.strapi.output().includes('1 stored secrets open with none of the keys'));
    expect(world.strapi.output()).not.toContain('former keys can be removed');
    expect(await foreign().first('secret_sealed')).toEqual({ secret_sealed: 's1.lost.AAAA.BBBB.CCCC' });
    expect(await check('credentials')).toMatchObject({ outcome: 'pass' });
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
