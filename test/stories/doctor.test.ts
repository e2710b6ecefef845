import type { Knex } from 'knex';
import { doctorChecks, type DoctorCheck } from '../../src/plugins/douyin/contracts/doctor';
import { defaultApp } from '../support/panel';
import { isHere, type DatabaseKind } from '../support/databases';
import { examine, foundBy, readReport, remedyOf, runDoctor } from '../support/doctor';
import { ask } from '../support/http';
import { freePort, isRedisHere, startRedis, type StoryRedis } from '../support/redis';
import { keyOf } from '../support/rotation';
import { openSession } from '../support/session';
import { createWorld, storyKeys, type World } from '../support/world';

const database: DatabaseKind = isHere('postgres') ? 'postgres' : 'sqlite';
const withRedis = isRedisHere();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const job = (values: object) => ({
  document_id: `job${Math.random()}`,
  kind: 'story.job',
  attempts: 1,
  max_attempts: 1,
  fence: 0,
  created_at: new Date(),
  updated_at: new Date(),
  ...values,
});

describe(`the doctor on ${database}`, () => {
  let world: World;
  let redis: StoryRedis | undefined;
  beforeAll(async () => {
    redis = withRedis ? await startRedis() : undefined;
    const env = { DOUYIN_WORKERS: 'false', ...(redis ? { REDIS_URL: redis.url } : {}) };
    world = await createWorld({ database, env });
    await openSession(world);
    await world.tables('douyin_tokens').update({ refresh_expires_at: minutesAgo(-90 * 1440) });
    await world.tables('douyin_jobs').insert(job({ stage: 'done', finished_at: new Date() }));
    for (const check of ['credentials', 'callback'])
      await world.admin.data('POST', `/douyin/apps/${await defaultApp(world)}/checks/${check}`);
  });
  afterAll(async () => {
    await world?.close();
    await redis?.close();
  });

  /** Breaks something, expects the check to say so with a remedy of its own, and mends it again. */
  async function breaking(
    check: DoctorCheck,
    expected: string[],
    harm: () => Promise<unknown>,
    mend: () => Promise<unknown>,
  ): Promise<void> {
    const before = await foundBy(world, check);
    await harm();
    try {
      expect(await foundBy(world, check)).toEqual(expected);
      for (const one of expected.filter((each) => !each.endsWith(' ok'))) remedyOf(one.split(' ')[0] ?? '');
    } finally {
      await mend();
    }
    expect(await foundBy(world, check)).toEqual(before);
  }

  /** Changes rows of a table for a while. */
  async function changing(
    check: DoctorCheck,
    expected: string[],
    rows: () => Knex.QueryBuilder,
    values: Record<string, unknown>,
  ): Promise<void> {
    const former = (await rows().first()) as Record<string, unknown>;
    const kept = Object.fromEntries(Object.keys(values).map((name) => [name, former[name]]));
    const write = (columns: object) => async () => void (await rows().update(columns));
    await breaking(check, expected, write(values), write(kept));
  }

  const inside = (body: string) => () => world.strapi.run(body);

  it('finds nothing wrong with a site that is well, and names what belongs to trying things out', async () => {
    const states = await Promise.all(doctorChecks.map(async (check) => (await examine(world, check)).state));
    expect(Object.fromEntries(doctorChecks.map((check, index) => [check, states[index]]))).toEqual({
      ...Object.fromEntries(doctorChecks.map((check) => [check, 'ok'])),
      redis: redis ? 'ok' : 'skipped',
      demo: 'warning',
    });
  });

  it('misses a table’s index, be it Strapi’s or our own', async () => {
    const drop = (table: string, name: string, columns: string[]) =>
      breaking(
        'schema',
        ['schema.missing error'],
        () => world.tables.schema.alterTable(table, (builder) => void builder.dropIndex(columns, name)),
        () => world.tables.schema.alterTable(table, (builder) => void builder.index(columns, name)),
      );
    await drop('douyin_jobs', 'douyin_jobs_due_idx', ['kind', 'run_at']);
    await drop('douyin_post_events', 'douyin_post_events_post_idx', ['post_id', 'id']);
    const done = (await world.tables('strapi_migrations_internal').first()) as { id: number };
    await breaking(
      'schema',
      ['schema.complete ok', 'schema.pending warning'],
      () => world.tables('strapi_migrations_internal').where({ id: done.id }).del(),
      () => world.tables('strapi_migrations_internal').insert(done),
    );
    await breaking(
      'schema',
      ['schema.complete ok', 'schema.force-migration warning'],
      inside(`strapi.config.set('database.settings.forceMigration', true)`),
      inside(`strapi.config.set('database.settings.forceMigration', false)`),
    );
  });

  it('sees another time zone of the process, and a clock that is wrong', async () => {
    // Past HTTP: sessions of administrators do not survive either.
    const look = (check: DoctorCheck, zone = 'UTC') =>
      world.strapi.run<string[]>(`
        process.env.TZ = '${zone}';
        const { findings } = await strapi.plugin('douyin').service('doctor').run('${check}');
        process.env.TZ = 'UTC';
        return findings.map(({ reason, state }) => reason + ' ' + state);`);
    expect(await look('time-zone', 'Asia/Shanghai')).toEqual(['time-zone.process error']);
    expect(await look('time-zone')).toEqual(['time-zone.utc ok']);
    await world.strapi.moveClock(400_000);
    const platform = 'clock.platform-wrong error';
    expect(await look('clock')).toEqual(
      database === 'sqlite' ? [platform] : ['clock.database-wrong error', platform],
    );
    await world.strapi.moveClock(0);
    expect(await look('clock')).toEqual(['clock.close ok']);
  });

  it('sees secrets that a key sealed which nobody gave', async () => {
    const app = () => world.tables('douyin_apps').where({ slot: 'environment' });
    await changing('keys', ['keys.unknown error'], app, { secret_sealed: 's1.gone.a.b.c' });
    expect((await examine(world, 'keys')).findings[0]?.details).toMatchObject({ key: 'story' });
  });

  it('sees that the public address does not lead here, and a proxy that says too little', async () => {
    await breaking(
      'public-url',
      ['public-url.other-server error'],
      async () => world.front.block('/api'),
      async () => world.front.block(null),
    );
    const reply = await ask(`${world.strapi.url}/douyin/doctor/proxy`, {
      method: 'POST',
      json: {},
      headers: { authorization: `Bearer ${world.admin.token}` },
    });
    expect(reply.json()).toMatchObject({ data: { findings: [{ reason: 'proxy.no-protocol' }] } });
  });

  it('sees middlewares that let everybody in, and those that keep the panel from working', async () => {
    const keep = `globalThis.kept ??= strapi.config.get('middlewares');`;
    const change = (name: string, config: string) =>
      inside(
        `${keep} strapi.config.set('middlewares', kept.map((one) => one.name === '${name}' ? ${config} : one));`,
      );
    const mend = inside(`strapi.config.set('middlewares', globalThis.kept)`);
    await breaking('cors', ['cors.open error'], change('strapi::cors', `'strapi::cors'`), mend);
    await breaking('csp', ['csp.avatars warning'], change('strapi::security', `'strapi::security'`), mend);
    const blind = `{ name: 'strapi::security', config: { contentSecurityPolicy: { directives: { 'img-src': ['https:'] } } } }`;
    await breaking('csp', ['csp.blocks error'], change('strapi::security', blind), mend);
  });

  (withRedis ? it : it.skip)('sees a Redis that is away, and one that throws keys away', async () => {
    const { client, kill, start } = redis as StoryRedis;
    await breaking('redis', ['redis.unreachable error'], kill, start);
    const policy = (bytes: string, name: string) => async () => {
      await client.config('SET', 'maxmemory', bytes);
      await client.config('SET', 'maxmemory-policy', name);
    };
    await breaking(
      'redis',
      ['redis.evicts warning'],
      policy('100mb', 'allkeys-lru'),
      policy('0', 'noeviction'),
    );
  });

  it('sees that nobody works, that jobs wait, and that some failed', async () => {
    const jobs = () => world.tables('douyin_jobs');
    const done = () => jobs().where({ stage: 'done' });
    await changing('workers', ['workers.silent error'], done, { finished_at: minutesAgo(20) });
    await changing('workers', ['workers.never warning'], () => jobs().whereIn('stage', ['done', 'failed']), {
      stage: 'failed',
      finished_at: minutesAgo(3000),
    });
    const insert = (values: object) => async () => void (await jobs().insert(job(values)));
    const remove = async () =>
      void (await jobs().where({ kind: 'story.job' }).whereNot({ stage: 'done' }).del());
    const waiting = { stage: 'queued', run_at: minutesAgo(20) };
    await breaking('queue', ['queue.stuck error'], insert(waiting), remove);
    await breaking('queue', ['queue.late warning'], insert({ ...waiting, run_at: minutesAgo(5) }), remove);
    const failed = { stage: 'failed', finished_at: new Date() };
    await breaking('queue', ['queue.failed warning'], insert(failed), remove);
  });

  it('sees apps whose test failed and grants that end', async () => {
    const appId = await defaultApp(world);
    const test = () => world.admin.data('POST', `/douyin/apps/${appId}/checks/callback`);
    const harm = async () => {
      world.front.block('/api');
      await test();
    };
    const mend = async () => {
      world.front.block(null);
      await test();
    };
    await breaking('app-tests', ['app-tests.failed error'], harm, mend);
    expect((await examine(world, 'app-tests')).findings).toMatchObject([{ place: null }]);
    const token = () => world.tables('douyin_tokens');
    const soon = { refresh_expires_at: minutesAgo(-10 * 1440), renewals: 5 };
    await changing('grants', ['grants.ending warning'], token, soon);
    await changing('grants', ['grants.ended error'], token, { grant_state: 'dead' });
  });

  it('sees switches that are dangerous', async () => {
    const variable = (value: string) => inside(`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '${value}'`);
    await breaking('dangers', ['dangers.tls-off error'], variable('0'), variable('1'));
    const apps = () => world.tables('douyin_apps').where({ slot: 'environment' });
    await changing('dangers', ['dangers.raw warning'], apps, { keeps_raw: true });
  });

  it('knows the simulator by its answers, even behind an app that is off', async () => {
    const app = () => world.tables('douyin_apps').where({ slot: 'environment' });
    const former = (await app().first('login_on', 'leads_on')) as object;
    await app().update({ login_on: false, leads_on: false });
    const [finding] = (await examine(world, 'demo')).findings;
    expect(finding?.details).toEqual({ count: 1, what: world.simulator.url });
    await app().update(former);
  });

  it('is for those whose role may run it', async () => {
    const reader = await world.admin.colleague('reader', ['plugin::douyin.app.read']);
    expect((await reader.call('POST', '/douyin/doctor/database')).status).toBe(403);
    const nurse = await world.admin.colleague('nurse', ['plugin::douyin.doctor.run']);
    expect((await nurse.call('POST', '/douyin/doctor/database')).status).toBe(200);
    expect((await nurse.call('POST', '/douyin/doctor/nothing')).status).toBe(400);
  });

  describe('as a command', () => {
    const own = { DOUYIN_CLIENT_KEY: '', DOUYIN_CLIENT_SECRET: '', DOUYIN_BASE_URL: '' };
    const production = () => ({ ...world.env, ...own, NODE_ENV: 'production', DOUYIN_WORKERS: 'true' });
    const has = (findings: { reason: string; state: string; remedy: string | null }[], reason: string) => {
      const finding = findings.find((one) => one.reason === reason);
      expect([reason, finding?.state]).toEqual([reason, 'error']);
      expect(finding?.remedy).toBeTruthy();
    };

    it('ends with 1 in production for the demo’s apps and all else that is wrong, each with its remedy', async () => {
      const name = world.env.DATABASE_NAME ?? '';
      if (database === 'postgres')
        await world.tables.raw(`ALTER DATABASE ?? SET timezone TO 'Asia/Shanghai'`, [name]);
      const { code, findings, counts } = await readReport({
        ...production(),
        TRUST_PROXY: 'false',
        PUBLIC_URL: `https://localhost:${await freePort()}`,
        DOUYIN_ENCRYPTION_KEYS: keyOf('other', 11),
        OAUTH_ALLOW_ANY_REDIRECT_URI: 'true',
        JWT_SECRET: 'demo-0123456789',
        APP_KEYS: 'toBeModified1,toBeModified2',
      });
      expect(code).toBe(1);
      expect(counts.error).toBeGreaterThanOrEqual(5);
      if (database === 'postgres') {
        await world.tables.raw('ALTER DATABASE ?? RESET timezone', [name]);
        const zone = findings.find(({ reason }) => reason === 'time-zone.session');
        expect(zone).toMatchObject({ state: 'warning', details: { hours: 8 } });
      }
      for (const reason of [
        'keys.locked',
        'public-url.unreachable',
        'proxy.untrusted',
        'demo.key',
        'demo.stand-in',
        'demo.secret',
        'dangers.any-redirect',
        'dangers.strapi-secrets',
      ])
        has(findings, reason);
    });

    it('says what is wrong when the database is away, in the language of whoever reads it', async () => {
      const away = { ...world.env, DATABASE_CLIENT: 'postgres', DATABASE_PORT: String(await freePort()) };
      const { code, output } = await runDoctor(away, '--lang', 'zh');
      expect(code).toBe(1);
      expect(output).toMatch(/\[有问题\] 数据库: PostgreSQL（127\.0\.0\.1:\d+）没有响应：.*ECONNREFUSED/);
      expect(output).toContain('处理办法：请启动数据库');
      expect(output).toContain('有问题 1 项');
    });

    (database === 'postgres' ? it : it.skip)('waits for no start that hangs', async () => {
      const place = `${world.env.DATABASE_NAME ?? ''} public`;
      const { code } = await world.tables.transaction(async (hanging) => {
        const key = "hashtext('strapi-plugin-douyin start'), hashtext(?)";
        await hanging.raw(`SELECT pg_advisory_xact_lock(${key})`, [place]);
        return Promise.race([
          readReport(production()),
          new Promise<{ code: string }>((resolve) => setTimeout(resolve, 90_000, { code: 'hangs' })),
        ]);
      });
      expect(code).toBe(1);
    });

    it('ends with 2 when it cannot look, and says why', async () => {
      const { code, output } = await runDoctor({ ...world.env, DOUYIN_LOGIN_TTL_SECONDS: '5' });
      expect([code, output]).toEqual([2, expect.stringContaining('DOUYIN_LOGIN_TTL_SECONDS')]);
      expect((await runDoctor(world.env, '--lang', 'xx')).code).toBe(2);
    });

    it('names a start that would be refused', async () => {
      const { code, findings } = await readReport({
        ...production(),
        DOUYIN_ENCRYPTION_KEYS: keyOf('demo', 7),
      });
      expect(code).toBe(1);
      for (const reason of ['start.refused', 'keys.refused']) has(findings, reason);
    });

    it('ends with 0 where nothing is wrong, with 1 for warnings too when it is strict, and changes nothing', async () => {
      const secretView = JSON.stringify({ lastFour: 'abcd', fingerprint: '0123456789abcdef' });
      const values = {
        base_url: 'https://open.douyin.com',
        client_key: 'aw0123456789',
        secret_view: secretView,
        keeps_raw: true,
      };
      const row = () => world.tables('douyin_apps').where({ slot: 'environment' });
      await row().update(values);
      const before = (await row().first()) as object;
      const env = { ...production(), OAUTH_ALLOW_LOCAL_REDIRECT_URI: 'false' };
      const newKey = { ...env, DOUYIN_ENCRYPTION_KEYS: `${keyOf('k2', 9)},${storyKeys}` };
      const changing = await readReport(newKey);
      expect(changing.findings.find(({ reason }) => reason === 'keys.former')?.state).toBe('warning');
      const strict = await readReport(env, '--strict');
      expect(strict.findings.filter(({ state }) => state === 'error')).toEqual([]);
      expect([strict.code, strict.findings.some(({ reason }) => reason === 'dangers.raw')]).toEqual([
        1,
        true,
      ]);
      const plain = await runDoctor(env, '--lang', 'en');
      expect([plain.code, plain.output]).toEqual([0, expect.stringContaining('0 wrong')]);
      expect(plain.output).toContain(`What to do: ${remedyOf('dangers.raw')}`);
      expect(await row().first()).toEqual(before);
    });
  });
});
