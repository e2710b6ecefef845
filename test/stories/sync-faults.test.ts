import type { LetterView, StreamView } from '../../src/plugins/douyin/contracts/sync';
import { clearFaults, planFault } from '../support/platform';
import {
  allowSync,
  endOfRun,
  firstRuns,
  runOf,
  runThrough,
  startRun,
  streamOf,
  streamsOf,
  syncScopes,
  tick,
} from '../support/sync';
import { connectDouyin, hourMs } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

describe('what a sync meets on its way', () => {
  let world: World;
  let accountId: string;
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' } });
    await allowSync(world, [...syncScopes, 'life.crm.clue.query']);
    await world.sim('people/xiaohe/audience', { count: 100 });
    await world.sim('people/xiaohe/intentions', { count: 120, each: true });
    accountId = await connectDouyin(world);
    await firstRuns(world);
  });
  afterEach(() => clearFaults(world));
  afterAll(() => world?.close());

  const stream = (kind: StreamView['kind']) => streamOf(world.strapi, accountId, kind);
  const rowOf = (table: string, id: string) => world.tables(table).where({ document_id: id });
  const sync = <Result>(body: string) =>
    world.strapi.run<Result>(`const sync = strapi.plugin('douyin').service('sync'); ${body}`);

  it('a work whose comments the platform refuses is set aside, and the others are read', async () => {
    const { id } = await stream('comment');
    await planFault(world, { endpoint: 'comment_list', kind: 'code', code: 2111007, times: 1 });
    const run = await runThrough(world.strapi, id, 'FULL');
    expect(run).toMatchObject({ stage: 'done', complete: true, counters: { rejected: 1 } });
    expect(run.counters.pages).toBeGreaterThan(20);
    expect((await stream('comment')).health).toBe('ok');
    const { rows } = await world.admin.data<{ rows: LetterView[] }>('GET', `/douyin/streams/${id}/letters`);
    expect(rows.map(({ reason }) => reason)).toEqual(['the comments of this work cannot be read']);
  });

  it('a log whose paging repeats was not read up to now, and the next run reads all of it', async () => {
    const { id } = await stream('interaction');
    const unread = { high_water: null, last_full_at: null };
    await rowOf('douyin_sync_streams', id).update(unread);
    const set = { query_session: 'qs-0', has_more: true };
    await planFault(world, { endpoint: 'intention_log', kind: 'set', set, times: null });
    const stuck = await runThrough(world.strapi, id, 'FULL');
    expect(stuck).toMatchObject({ stage: 'done', complete: false, stopReason: 'repeated-cursor' });
    expect(await rowOf('douyin_sync_streams', id).first()).toMatchObject({ ...unread, health: 'circle' });
    await clearFaults(world);
    const whole = await runThrough(world.strapi, id, 'INCREMENTAL');
    expect(whole).toMatchObject({ complete: true, stopReason: 'end' });
    expect(whole.counters.pages).toBeGreaterThanOrEqual(30);
    const after = await rowOf('douyin_sync_streams', id).first();
    expect(after).toMatchObject({ health: 'ok' });
    expect(after.high_water).not.toBeNull();
  });

  it('a token that is refused, and cannot be replaced at the moment, ends no run', async () => {
    const { id } = await stream('fans');
    await planFault(world, { endpoint: 'refresh_token', kind: 'http', status: 503, times: null });
    await planFault(world, { endpoint: 'fans_list', kind: 'code', code: 28001003, times: 1 });
    const run = await runThrough(world.strapi, id, 'FULL');
    expect(run).toMatchObject({ stage: 'done', complete: true });
    expect(run.counters.waitedMs).toBeGreaterThan(0);
    expect((await stream('fans')).health).toBe('ok');
  });

  it('a list that begins once more after a day is in its second pass', async () => {
    const { id } = await stream('fans');
    await planFault(world, { endpoint: 'fans_list', kind: 'delay', ms: 150, times: null });
    const runId = await startRun(world.strapi, id, 'FULL');
    await until('a page', async () => (await runOf(world.strapi, runId)).counters.pages > 0);
    await sync(`await sync.pause('${runId}')`);
    expect((await rowOf('douyin_sync_runs', runId).first()).pass).toBe(1);
    await rowOf('douyin_sync_runs', runId).update({ cursor_at: Date.now() - 25 * hourMs });
    await sync(`await sync.resume('${runId}')`);
    expect(await endOfRun(world.strapi, runId)).toMatchObject({ stage: 'done', complete: true });
    expect((await rowOf('douyin_sync_runs', runId).first()).pass).toBe(2);
  });

  it('an account of which only some streams were stored gets the others by the clock', async () => {
    const kinds = (await streamsOf(world.strapi, accountId)).map(({ kind }) => kind);
    await world.tables('douyin_sync_streams').whereIn('kind', ['enterprise', 'clue']).delete();
    await tick(world.strapi);
    const stored = (await world.tables('douyin_sync_streams').select('kind')) as { kind: string }[];
    expect(stored.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  });

  it('a run that starts while its stream is given other settings never reads by those of before', async () => {
    const { id } = await stream('clue');
    const edited = (merchantAccountId: string) => {
      const times = { enabled: false, everyMinutes: 15, fullEveryMinutes: null };
      return JSON.stringify({ ...times, settings: { merchantAccountId } });
    };
    const actor = JSON.stringify({ kind: 'system' });
    await sync(`await sync.edit('${id}', ${edited('700')}, ${actor})`);
    await planFault(world, { endpoint: 'clue_query', kind: 'delay', ms: 200, times: null });
    // It starts at the very moment when the edit looks for a run to end, and begins at once if it can.
    const runId = await sync<string>(`
      const runs = 'plugin::douyin.sync-run';
      let begun = null;
      const stop = strapi.db.lifecycles.subscribe({
        models: [runs],
        async afterFindOne({ params }) {
          if (begun || params.where?.activeKey !== '${id}') return;
          begun = sync.start('${id}', 'FULL', 'user').then(({ run }) => run.documentId);
          const documentId = await begun;
          for (let n = 0; n < 10; n += 1) {
            if ((await strapi.db.query(runs).findOne({ where: { documentId } })).cursor) return;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        },
      });
      await sync.edit('${id}', ${edited('701')}, ${actor});
      stop();
      return begun;
    `);
    let run: Record<string, unknown> = {};
    await until('its beginning', async () => {
      run = (await rowOf('douyin_sync_runs', runId).first()) as Record<string, unknown>;
      return run.cursor !== null || run.stage === 'cancelled';
    });
    const { merchant } = JSON.parse(String(run.cursor ?? '{}')) as { merchant?: string };
    expect(run.stage === 'cancelled' || merchant === '701').toBe(true);
    await clearFaults(world);
    await endOfRun(world.strapi, runId);
  });
});
