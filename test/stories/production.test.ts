import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVisitor } from '../support/http';
import { startRefused, startStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const keyBytes = Buffer.alloc(32, 7).toString('base64');

describe('a start in production', () => {
  let world: World;
  let production: Record<string, string | undefined>;
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-production-'));
  beforeAll(async () => {
    world = await createWorld();
    await world.strapi.stop();
    production = { ...world.env, NODE_ENV: 'production' };
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Changes rows for one start, and puts them back. */
  const withRow = async (table: string, id: number, values: object, work: () => Promise<void>) => {
    const former = await world.tables(table).where({ id }).first();
    await world.tables(table).where({ id }).update(values);
    await work();
    await world.tables(table).where({ id }).update(former);
  };
  const unset = { DOUYIN_CLIENT_KEY: '', DOUYIN_CLIENT_SECRET: '', DOUYIN_BASE_URL: '' };

  it.each(
    ofThisRun(
      [['of the demo', 'demo', `demo:${keyBytes}`] as const],
      [['made here', 'generated', ''] as const],
    ),
  )('is refused with a key that was %s', async (_name, id, keys) => {
    const env = {
      ...production,
      DOUYIN_ENCRYPTION_KEYS: keys,
      DOUYIN_GENERATED_KEY_FILE: path.join(folder, 'key'),
    };
    const output = await startRefused({ env });
    expect(output).toContain(`Production needs its own encryption key, not "${id}"`);
  });

  it.each(ofThisRun(['https://localhost'], ['http://127.0.0.1:4010', 'http://open.douyin.com']))(
    'is refused with the base URL %s in the environment',
    async (baseUrl) => {
      const output = await startRefused({ env: { ...production, DOUYIN_BASE_URL: baseUrl } });
      expect(output).toContain('production talks to the platform by https and by name only');
    },
  );

  it('is refused while a stored app that is on talks to a stand-in', async () => {
    const output = await startRefused({ env: { ...production, ...unset } });
    expect(output).toContain(`talks to ${world.simulator.url}, which is not the platform`);
  });

  it('is refused while an app is on without a client secret', async () => {
    const values = { base_url: 'https://open.douyin.com', secret_sealed: null, secret_view: null };
    await withRow('douyin_apps', 1, values, async () => {
      const output = await startRefused({ env: { ...production, ...unset } });
      expect(output).toContain('is switched on without a client secret');
      expect(output).not.toContain('which is not the platform');
    });
  });

  it('is refused with the demo’s client key, its secret under another key, and its secrets of Strapi', async () => {
    const output = await startRefused({ env: { ...production, ...unset, JWT_SECRET: 'demo-0123456789' } });
    expect(output).toContain("has the demo's client key awsim0000demo or its secret: enter your own");
    expect(output).toContain(
      'JWT_SECRET holds a secret of the demo: make another with openssl rand -base64 32',
    );
    const values = { base_url: 'https://open.douyin.com', client_key: 'aw0123456789' };
    await withRow('douyin_apps', 1, values, async () => {
      const again = await startRefused({ env: { ...production, ...unset } });
      expect(again).toContain("has the demo's client key aw0123456789 or its secret");
      expect(again).not.toContain('which is not the platform');
    });
  });

  it('is refused while the demo’s administrator exists, with every other fault in the same sentence', async () => {
    await withRow('admin_users', 1, { email: 'admin@demo.invalid' }, async () => {
      const output = await startRefused({ env: { ...production, ...unset } });
      expect(output).toContain("the demo's administrator admin@demo.invalid exists: delete it");
      expect(output).toContain('which is not the platform');
    });
  });

  it('works when nothing of that is true, and then refuses a stand-in in the admin', async () => {
    // A secret of its own; it is not opened here.
    const secret_view = JSON.stringify({ lastFour: 'abcd', fingerprint: '0123456789abcdef' });
    const own = { base_url: 'https://open.douyin.com', client_key: 'aw0123456789', secret_view };
    await world.tables('douyin_apps').where({ id: 1 }).update(own);
    const strapi = await startStrapi({ env: { ...production, ...unset }, byCommandLine: true });
    world.front.forwardTo(strapi.port);
    try {
      expect((await createVisitor().ask(`${world.front.url}/douyin/login`)).text).toContain('抖音登录');
      const [app] = (await world.admin.data<{ apps: object[] }>('GET', '/douyin/apps')).apps;
      for (const change of [{ baseUrl: 'https://127.0.0.1' }, { clientKey: 'awsim0001demo' }]) {
        const reply = await world.admin.call('POST', '/douyin/apps', { ...app, ...change });
        expect(reply.status).toBe(400);
        expect(reply.json()).toMatchObject({ error: { details: { code: 'CONFIG_UNSAFE' } } });
      }
    } finally {
      await strapi.stop();
    }
  });
});
