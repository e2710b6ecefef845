import { isRedisHere } from '../support/redis';
import {
  keepDelivering,
  keepLoggingIn,
  keepPulling,
  keepRefreshing,
  type Load,
  type Tally,
} from '../support/load';
import { connectWithFans, expectWhole, type Source } from '../support/machines';
import { describeWithNginx } from '../support/nginx';
import {
  isPrivatePostgresHere,
  startPrivatePostgres,
  type PrivatePostgres,
} from '../support/private-postgres';
import { processNames, type ProcessName } from '../support/processes';
import { startSite, type Site } from '../support/site';
import { allowSync, endOfRun } from '../support/sync';
import { countRows } from '../support/tables';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { drained, openWebhook } from '../support/webhooks';

jest.setTimeout(20 * 60_000);

const isWhole = isPrivatePostgresHere() && isRedisHere();
const people = ['xiaohe', 'shancha'];
const fans = 1500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is worth reading of the tallies. */
const summary = (tallies: Record<string, Tally>) =>
  Object.entries(tallies).map(([name, { done, again }]) => ({
    name,
    done,
    again: again.map((why) => why.slice(0, 60)),
  }));

describeWithNginx('a site of three processes under load', () => {
  const when = isWhole ? it : it.skip;
  let postgres: PrivatePostgres;
  let site: Site;
  let source: Source;
  let appId: string;
  let openId: string;
  const accounts: string[] = [];

  beforeAll(async () => {
    if (!isWhole) return;
    postgres = await startPrivatePostgres();
    const env = { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '1500', DOUYIN_SYNC_APP_PER_MINUTE: '100000' };
    site = await startSite(env, postgres.store);
    const { outside, processes } = site;
    appId = await openWebhook(outside);
    await allowSync(outside, ['fans.list']);
    source = await connectWithFans({ world: outside, first: processes.anybody }, 'xiaohe', fans);
    for (const person of people) accounts.push(await connectDouyin(outside, person));
    // Another account than the one whose fans are pulled, so that each can be counted.
    const row = (await site.world
      .tables('douyin_accounts')
      .where({ document_id: accounts.at(-1) })
      .first('open_id')) as { open_id: string };
    openId = row.open_id;
  });
  afterAll(async () => {
    await site?.close();
    postgres?.close();
  });

  let round = 0;
  const strangers: number[] = [];

  /** Lets something happen under load, and looks whether anything was lost, doubled or failed for good. */
  async function withstand(blow: () => Promise<void>, { retries }: { retries: boolean }): Promise<void> {
    round += 1;
    const { outside, world, processes } = site;
    const machines = { world, first: processes.anybody };
    const loads: Record<string, Load> = {
      logins: keepLoggingIn(outside, people),
      deliveries: keepDelivering(outside, { appId, openId, round }),
      pulls: keepPulling(processes, source),
      refreshes: keepRefreshing(site, accounts),
    };
    await blow().catch(async (error: unknown) => {
      await Promise.all(Object.values(loads).map((load) => load.end()));
      throw error;
    });
    const tallies = Object.fromEntries(
      await Promise.all(Object.entries(loads).map(async ([name, load]) => [name, await load.end()] as const)),
    );
    process.stdout.write(`${JSON.stringify({ round, tallies: summary(tallies) })}\n`);
    for (const [name, tally] of Object.entries(tallies)) {
      expect({ name, failed: tally.failed }).toEqual({ name, failed: [] });
      expect(tally.done).toBeGreaterThan(0);
    }
    if (!retries) expect([tallies.logins?.again, tallies.deliveries?.again]).toEqual([[], []]);
    // Nothing that was taken in is lost, and nothing is there twice.
    strangers.push(tallies.deliveries?.done ?? 0);
    const taken = strangers.reduce((sum, count) => sum + count, 0);
    const kept = await drained(world, 400_000);
    expect(kept).toHaveLength(taken);
    expect(kept.filter(({ stage }) => stage !== 'done')).toEqual([]);
    const told = (await world
      .tables('douyin_lead_sources')
      .where({ account_id: accounts.at(-1), kind: 'message' })
      .pluck('lead_id')) as string[];
    expect([told.length, new Set(told).size]).toEqual([taken, taken]);
    const runIds = (await world.tables('douyin_sync_runs').pluck('document_id')) as string[];
    for (const id of runIds) await endOfRun(processes.anybody(), id, 400_000);
    await expectWhole(machines, source, runIds.at(-1) ?? '');
    // Every grant is alive, in one row for each account.
    const tokens = await world.tables('douyin_tokens').select('account_id', 'grant_state');
    expect(tokens).toHaveLength(await countRows(world.tables, 'douyin_accounts'));
    expect(tokens.filter(({ grant_state: state }) => state !== 'healthy')).toEqual([]);
  }

  when(
    'restarted one after the other: no login fails, no event is lost, no row doubled, and nobody tries twice',
    () =>
      withstand(
        async () => {
          for (const name of processNames) {
            await site.processes.end(name);
            await site.processes.begin(name);
          }
        },
        { retries: false },
      ),
  );

  when(
    'one killed each five seconds for a minute: no login fails twice, no event is lost, no row doubled',
    () =>
      withstand(
        async () => {
          const { processes } = site;
          const starting = new Map<ProcessName, Promise<unknown>>();
          let kills = 0;
          for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5000)) {
            const alive = () => processNames.filter((name) => !starting.has(name));
            // The last one is left to live.
            await until('a second one', async () => alive().length > 1, 60_000);
            const name = alive()[kills % alive().length];
            if (!name) continue;
            await processes.kill(name);
            kills += 1;
            starting.set(
              name,
              processes.begin(name).finally(() => starting.delete(name)),
            );
          }
          await Promise.all(starting.values());
          expect(kills).toBeGreaterThan(3);
        },
        { retries: true },
      ),
  );

  when('PostgreSQL cuts all connections, and is restarted: all recovers alone', () =>
    withstand(
      async () => {
        await sleep(3000);
        await site.world.tables.raw(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
        await sleep(5000);
        postgres.restart();
        await sleep(5000);
      },
      { retries: true },
    ),
  );

  when('Redis is away for 20 seconds: nobody notices', () =>
    withstand(
      async () => {
        await site.redis.kill();
        await sleep(20_000);
        await site.redis.start();
        await sleep(3000);
      },
      { retries: false },
    ),
  );
});
