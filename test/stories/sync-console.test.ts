import { DEMO_CLIENT_KEY } from '../../simulator';
import type {
  BudgetView,
  LetterView,
  RunView,
  StreamView,
  SyncChoices,
} from '../../src/plugins/douyin/contracts/sync';
import { auditLines } from '../support/session';
import { callsTo } from '../support/platform';
import { allowSync, endOfRun, runThrough, startRun, streamOf } from '../support/sync';
import { connectDouyin, moveTime } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const minute = 60_000;
type Page<Row> = { rows: Row[]; total: number; page: number; pageSize: number };

describe('the streams of all accounts, for administrators', () => {
  let world: World;
  let accounts: string[];
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' } });
    await allowSync(world, ['fans.list', 'user.intention']);
    await world.sim('people/xiaohe/audience', { count: 100 });
    await world.sim('people/xiaohe/intentions', { count: 3000, each: true });
    accounts = [await connectDouyin(world), await connectDouyin(world, 'muyu')];
    for (const id of accounts) await get(`/accounts/${id}/streams`);
  });
  afterAll(() => world?.close());

  const get = <Data>(where: string) => world.admin.data<Data>('GET', `/douyin${where}`);
  const post = <Data>(where: string, json: object = {}) =>
    world.admin.data<Data>('POST', `/douyin${where}`, json);
  const stream = (kind: StreamView['kind']) => streamOf(world.strapi, accounts[0] ?? '', kind);
  const delay = (endpoint: string, ms: number) =>
    world.sim('faults', { endpoint, kind: 'delay', ms, times: null });
  const heal = () => world.sim('faults', undefined, 'DELETE');

  it.each<[string, number]>([
    ['', 10],
    ['?kind=fans', 2],
    ['?kind=clue&health=ok', 2],
    ['?health=review', 0],
    ['?pageSize=3&page=4', 10],
  ])('are listed by pages and found by what they are: %s', async (query, total) => {
    const page = await get<Page<StreamView>>(`/streams${query}`);
    expect(page.total).toBe(total);
    if (query.includes('page=4')) expect(page.rows).toHaveLength(1);
  });

  it('are found by app and account, and say whose they are', async () => {
    const [one = '', other = ''] = accounts;
    const { rows } = await get<Page<StreamView>>(`/streams?account=${other}`);
    expect(new Set(rows.map(({ accountName }) => accountName))).toEqual(new Set(['木鱼石']));
    const { appId } = await stream('fans');
    expect((await get<Page<StreamView>>(`/streams?app=${appId}&account=${one}`)).total).toBe(5);
    expect((await get<Page<StreamView>>('/streams?app=none')).total).toBe(0);
  });

  it('are chosen among apps and accounts, which say whether they let them run', async () => {
    const { apps, accounts: known } = await get<SyncChoices>('/sync/choices');
    expect(apps).toMatchObject([{ name: expect.any(String), leads: true }]);
    const appId = apps[0]?.id;
    expect(known).toEqual([
      { id: accounts[0], name: '小河', appId, connected: true },
      { id: accounts[1], name: '木鱼石', appId, connected: true },
    ]);
  });

  it('tell what is left of a minute’s calls, and their last run that read everything', async () => {
    const { id } = await streamOf(world.strapi, accounts[1] ?? '', 'fans');
    const budget = () => get<BudgetView>(`/streams/${id}/budget`);
    const whole = await runThrough(world.strapi, id, 'FULL');
    const left = await budget();
    expect(left).toMatchObject({ streamId: id, perMinute: 600, freshAt: expect.any(String) });
    expect(left.left).toBeLessThan(600);
    await runThrough(world.strapi, id, 'INCREMENTAL');
    const { run, fullRun } = await streamOf(world.strapi, accounts[1] ?? '', 'fans');
    expect([run?.strategy, fullRun?.id]).toEqual(['INCREMENTAL', whole.id]);
    expect((await world.admin.call('GET', '/douyin/streams/none/budget')).status).toBe(404);
  });

  it('come with usual times that can be changed, which is written down', async () => {
    const times = Object.fromEntries(
      (await get<{ rows: StreamView[] }>(`/accounts/${accounts[0]}/streams`)).rows.map((row) => [
        row.kind,
        [row.enabled, row.everyMinutes, row.fullEveryMinutes],
      ]),
    );
    expect(times).toEqual({
      fans: [true, 60, 1440],
      interaction: [true, 15, 1440],
      comment: [true, 60, 1440],
      enterprise: [false, 60, 1440],
      clue: [false, 15, 10_080],
    });
    const { id } = await stream('comment');
    const changed = { enabled: false, everyMinutes: 120, fullEveryMinutes: null };
    expect(await world.admin.data('PUT', `/douyin/streams/${id}`, changed)).toMatchObject({
      ...changed,
      nextRunAt: null,
    });
    const [line] = await auditLines(world, '&action=sync.stream-edited');
    expect(line).toMatchObject({ actorKind: 'admin', targetId: accounts[0], details: { stream: 'comment' } });
  });

  it('a run is followed, halted, goes on and is ended, whatever its kind', async () => {
    const { id } = await stream('interaction');
    await delay('intention_log', 60);
    const { run } = await post<StreamView>(`/streams/${id}/run`, { strategy: 'FULL' });
    const runId = run?.id ?? '';
    const where = `/runs/${runId}`;
    await until('a page', async () => (await get<RunView>(where)).counters.pages > 0);
    expect((await post<RunView>(`${where}/pause`)).stage).toBe('paused');
    const { counters } = await get<RunView>(where);
    expect((await post<RunView>(`${where}/resume`)).stage).toBe('queued');
    await until('more', async () => (await get<RunView>(where)).counters.pages > counters.pages);
    expect((await post<RunView>(`${where}/cancel`)).stage).toBe('cancelled');
    expect((await world.admin.call('POST', `/douyin${where}/resume`, {})).status).toBe(409);
    await heal();
    const second = await startRun(world.strapi, id, 'FULL');
    const reply = await fetch(`${world.strapi.url}/douyin/runs/${second}`, {
      headers: { authorization: `Bearer ${world.admin.token}`, accept: 'text/event-stream' },
    });
    const lines = (await reply.text()).split('\n').filter((line) => line.startsWith('data: '));
    const events = lines.map((line) => JSON.parse(line.slice(6)) as RunView);
    expect(events.at(-1)).toMatchObject({ id: second, stage: 'done', kind: 'interaction' });
    const runs = await get<Page<RunView>>(`/streams/${id}/runs?pageSize=2`);
    expect(runs.rows.map((row) => row.id)).toEqual([second, runId]);
  });

  it('a run counts the calls that went out, retries included, and the time it waited', async () => {
    const { id } = await stream('fans');
    const before = await callsTo(world, 'fans_list');
    await world.sim('faults', { endpoint: 'fans_list', kind: 'http', status: 503, times: 2 });
    const plain = await runThrough(world.strapi, id, 'FULL');
    const calls = (await callsTo(world, 'fans_list')) - before;
    expect([plain.counters.pages, plain.counters.apiCalls, plain.counters.waitedMs]).toEqual([6, calls, 0]);
    expect(calls).toBe(8);
    await world.sim('faults', { endpoint: 'fans_list', kind: 'outage' });
    const { counters } = await runThrough(world.strapi, id, 'FULL');
    expect(counters).toMatchObject({ pages: 6, apiCalls: 7 });
    expect(counters.waitedMs).toBeGreaterThanOrEqual(1000);
  });

  describe('clues', () => {
    const clues = () => stream('clue');
    const edit = async (change: object) =>
      world.admin.call('PUT', `/douyin/streams/${(await clues()).id}`, {
        enabled: true,
        everyMinutes: 15,
        fullEveryMinutes: null,
        ...change,
      });
    const row = async () =>
      world
        .tables('douyin_sync_streams')
        .where({ document_id: (await clues()).id })
        .first();
    beforeAll(async () => {
      const { apps } = await world.sim<{ apps: { client_key: string; scopes: string[] }[] }>('apps');
      const held = apps.find(({ client_key: key }) => key === DEMO_CLIENT_KEY)?.scopes ?? [];
      await world.sim(`apps/${DEMO_CLIENT_KEY}`, { scopes: [...held, 'life.crm.clue.query'] }, 'PATCH');
    });

    it.each<[string, object, string]>([
      ['nothing', {}, 'settings.merchantAccountId: a stream of clue cannot be on without it'],
      [
        'an id that is none',
        { settings: { merchantAccountId: 'a b' } },
        'settings.merchantAccountId: must be an id',
      ],
      [
        'what it does not know',
        { settings: { merchantAccountId: '700', more: 1 } },
        'settings: Unrecognized key: "more"',
      ],
    ])('are not switched on with %s', async (_name, change, message) => {
      const reply = await edit(change);
      expect([reply.status, reply.json()]).toMatchObject([
        400,
        { error: { message, details: { code: 'CONFIG_INVALID' } } },
      ]);
      const { id, enabled, neededSettings } = await clues();
      expect([enabled, neededSettings]).toEqual([false, ['merchantAccountId']]);
      expect((await world.admin.call('POST', `/douyin/streams/${id}/run`, { strategy: 'FULL' })).status).toBe(
        400,
      );
    });

    it('become leads by their numbers, and are read up to a moment only when all of it was read', async () => {
      const now = Date.now();
      const [from, to] = [now - 24 * 60 * minute, now].map((ms) => new Date(ms).toISOString());
      // One every five minutes; name and number of the youngest are not there yet.
      await world.sim('clues', { account_id: '700', count: 288, from, to, lateMinutes: 10 });
      await edit({ enabled: false, settings: { merchantAccountId: '700' } });
      await delay('clue_query', 60);
      const { id } = await clues();
      const halted = await startRun(world.strapi, id, 'FULL');
      await until('a page', async () => (await get<RunView>(`/runs/${halted}`)).counters.pages > 1);
      await post(`/runs/${halted}/cancel`);
      expect((await row()).high_water).toBeNull();
      await heal();
      // What the cancelled run had under way still goes out.
      await world.strapi.run(`await strapi.plugin('douyin').service('jobs').drain()`);
      const before = await callsTo(world, 'clue_query');
      const { counters, stage } = await runThrough(world.strapi, id, 'FULL');
      expect(stage).toBe('done');
      // Windows of a day over thirty days, and pages of a hundred.
      expect(counters.pages).toBeGreaterThanOrEqual(32);
      expect([counters.apiCalls, counters.pages]).toEqual([
        (await callsTo(world, 'clue_query')) - before,
        counters.apiCalls,
      ]);
      expect((await row()).high_water).not.toBeNull();
      const leads = await world.tables('douyin_leads').where({ source_kind: 'clue' });
      expect(leads.length).toBeGreaterThanOrEqual(285);
      for (const lead of leads)
        expect(lead).toMatchObject({
          nickname: expect.stringMatching(/./),
          phone_view: expect.stringMatching(/^\+?8?6?137\*+/),
          phone_sealed: expect.stringMatching(/^s1\.story\./),
          open_id: null,
        });
    });

    it('that come without a number are set aside once, and settled when it comes', async () => {
      const { id } = await clues();
      const leads = async () => (await world.tables('douyin_leads').where({ source_kind: 'clue' })).length;
      const letters = async (state: string) =>
        (await get<Page<LetterView>>(`/streams/${id}/letters?state=${state}`)).rows;
      const waiting = await letters('waiting');
      expect(waiting.length).toBeGreaterThan(0);
      expect(waiting[0]?.reason).toBe('nobody can be known by this row');
      expect(await leads()).toBe(288 - waiting.length);
      await moveTime(world, 20 * minute, [world.strapi]);
      const run = await runThrough(world.strapi, id, 'INCREMENTAL');
      expect(run.counters).toMatchObject({ inserted: waiting.length, rejected: 0 });
      expect(await leads()).toBe(288);
      expect([
        await letters('waiting'),
        (await letters('resolved')).map(({ resolution }) => resolution),
      ]).toEqual([[], waiting.map(() => 'arrived')]);
      expect((await runThrough(world.strapi, id, 'FULL')).counters).toMatchObject({
        inserted: 0,
        updated: 0,
      });
    });

    it('of another merchant are read from the beginning, and the run under way ends', async () => {
      await delay('clue_query', 100);
      const { id } = await clues();
      const old = await startRun(world.strapi, id, 'FULL');
      const reply = await edit({ settings: { merchantAccountId: '701' } });
      expect(reply.json()).toMatchObject({
        data: { enabled: true, settings: { merchantAccountId: '701' }, nextRunAt: expect.any(String) },
      });
      expect(await endOfRun(world.strapi, old)).toMatchObject({ stage: 'cancelled' });
      expect(await row()).toMatchObject({ high_water: null, last_full_at: null });
      await heal();
    });
  });
});
