import type { Answer } from '../../src/plugins/douyin/contracts/contract';
import type { healthContracts } from '../../src/plugins/douyin/contracts/health';
import { isHere } from '../support/databases';
import { onPostgres } from '../support/databases/postgres';
import { openEvents } from '../support/events';
import { ask } from '../support/http';
import { keepDelivering, keepLoggingIn, type Load } from '../support/load';
import { describeWithNginx } from '../support/nginx';
import { processNames } from '../support/processes';
import { allowQr, createPair } from '../support/qr';
import { isRedisHere } from '../support/redis';
import { startSite, type Site } from '../support/site';
import { countRows } from '../support/tables';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { drained, openWebhook } from '../support/webhooks';

type Readiness = Answer<typeof healthContracts.ready>;

const isWhole = isHere('postgres') && isRedisHere();

describeWithNginx('three processes behind nginx', () => {
  const when = isWhole ? it : it.skip;
  let site: Site;
  beforeAll(async () => {
    if (isWhole) site = await startSite();
  });
  const loads: Load[] = [];
  // A story that fails must not go on for ever.
  afterEach(() => Promise.all(loads.map((load) => load.end())));
  afterAll(() => site?.close());

  const readiness = async (port: number) => {
    const reply = await ask(`http://127.0.0.1:${port}/api/douyin/health/ready`);
    const { reasons, warnings } = reply.json<{ data: Readiness }>().data;
    return { status: reply.status, told: [...reasons, ...warnings].map(({ code }) => code) };
  };
  const everyProcess = async (status: number, told: string[]) => {
    const found = await Promise.all(site.ports.map(readiness));
    return found.every((one) => one.status === status && String(one.told) === String(told));
  };

  when('that begin at the same moment on an empty database start one after the other', async () => {
    const outputs = processNames.map((name) => site.processes.at(name).output());
    const waits = outputs.map((text) => text.match(/Douyin: waits for \S+, which is starting/g) ?? []);
    // Whoever came second may have waited for the first alone; nobody says it twice.
    expect(waits.map(({ length }) => length).sort()).toEqual([0, 1, 1]);
    const pids = processNames.map((name) => String(site.processes.at(name).pid));
    for (const [line = ''] of waits.filter(({ length }) => length > 0))
      expect(pids).toContain(/:(\d+), which/.exec(line)?.[1]);
    // What Strapi makes by look-then-write is there once.
    const { tables } = site.world;
    for (const table of ['strapi_core_store_settings', 'admin_roles', 'up_roles', 'admin_permissions']) {
      const columns = table === 'strapi_core_store_settings' ? ['key', 'environment', 'tag'] : [];
      const name = columns.length > 0 ? columns : table === 'admin_permissions' ? ['id'] : ['name'];
      const doubled = await tables(table).select(name).groupBy(name).havingRaw('count(*) > 1');
      expect([table, doubled]).toEqual([table, []]);
    }
    expect(await everyProcess(200, [])).toBe(true);
  });

  when('two of them restarted one after the other: nobody notices', async () => {
    const { world, outside, processes } = site;
    await allowQr(outside);
    const appId = await openWebhook(outside);
    await connectDouyin(outside);
    const { open_id: openId } = (await world.tables('douyin_accounts').first('open_id')) as {
      open_id: string;
    };
    const logins = keepLoggingIn(outside, ['xiaohe', 'qingtuan']);
    const deliveries = keepDelivering(outside, { appId, openId });
    loads.push(logins, deliveries);
    const pair = createPair(outside);
    const { id } = await pair.start();
    for (const name of ['B', 'C'] as const) {
      const events = await openEvents(
        pair.desktop,
        `${processes.at(name).url}/douyin/login/attempts/${id}/events`,
        { host: new URL(site.nginx.url).host, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' },
      );
      await processes.end(name);
      expect(events.text).toContain('event: reconnect');
      await processes.begin(name);
    }
    const [{ done, ...entered }, delivered] = await Promise.all([logins.end(), deliveries.end()]);
    expect(entered).toEqual({ again: [], failed: [] });
    expect(done).toBeGreaterThan(5);
    expect({ ...delivered, done: 0 }).toEqual({ done: 0, again: [], failed: [] });
    const kept = await drained(world);
    expect(kept.map(({ stage }) => stage)).toEqual(Array.from({ length: delivered.done }, () => 'done'));
    expect(await countRows(world.tables, 'douyin_leads')).toBe(delivered.done);
    expect(await countRows(world.tables, 'douyin_lead_sources')).toBe(delivered.done);
    for (const name of ['B', 'C'] as const)
      expect(processes.at(name).output()).not.toMatch(/waits for|cut off/);
  });

  when(
    'Redis away is told of and no reason, the database away is one; both come back by themselves',
    async () => {
      const { redis, world } = site;
      await redis.kill();
      await until('the warnings', () => everyProcess(200, ['redis-unreachable']));
      const name = world.env.DATABASE_NAME ?? '';
      await onPostgres(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
      await onPostgres(others);
      await until('the reasons', () => everyProcess(503, ['database-unreachable', 'redis-unreachable']));
      await onPostgres(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await redis.start();
      await until('all well', () => everyProcess(200, []), 30_000);
    },
  );
});
