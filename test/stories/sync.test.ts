import { isHere, type DatabaseKind } from '../support/databases';
import {
  allowSync,
  allRuns,
  endOfRun,
  leadChecksums,
  runOf,
  runThrough,
  startRun,
  streamOf,
} from '../support/sync';
import { callsTo } from '../support/platform';
import { addProcesses, type Processes } from '../support/processes';
import { changeAtRandom, staffColumns } from '../support/random-staff';
import { seeded } from '../support/seeded';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const invented = 230;
/** With the two people who follow from the start. */
const fans = invented + 2;

describe.each(kinds)('people who become leads, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let processes: Processes;
  let accountId: string;
  let streamId: string;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    world = await createWorld({ database: kind, env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' } });
    processes = await addProcesses(world);
    await allowSync(world, ['fans.list', 'user.intention']);
    await audience({ count: invented });
    const from = new Date(Date.now() - 29 * 86_400_000).toISOString();
    await world.sim('people/xiaohe/intentions', { count: invented, from, each: true });
    accountId = await connectDouyin(world);
  });
  afterAll(async () => {
    await processes?.close();
    await world?.close();
  });

  const audience = (changes: object) => world.sim('people/xiaohe/audience', changes);
  let offsetMs = 0;
  /** Moves all clocks to just before a full minute, when the clock of each process starts what is due. */
  async function nextTick(inMinutes = 0): Promise<void> {
    const minute = 60_000;
    const next = Math.ceil((Date.now() + offsetMs) / minute + inMinutes) * minute - 1500;
    offsetMs = next - Date.now();
    await world.sim('clock', { offsetMs });
    await processes.moveClocks(offsetMs);
  }
  const leads = async () => (await world.tables('douyin_leads')).length;
  const gone = async () => (await world.tables('douyin_leads').where({ relation: 'not-in-list' })).length;
  /** Of each lead, whether it is one of before, whom rules tell of as a sum only. */
  const areOfBefore = async () =>
    (await world.tables('douyin_lead_events').where({ kind: 'acquired' })).map(({ facts }) =>
      JSON.stringify(facts).includes('history'),
    );
  const insertedBy = (runs: Record<string, unknown>[]) =>
    runs.reduce((sum, { inserted }) => sum + Number(inserted), 0);
  const full = () => runThrough(world.strapi, streamId, 'FULL');

  when('a login starts the first runs with nobody clicking, in three processes once', async () => {
    await nextTick();
    const runs = await allRuns(world, 2, 120_000);
    expect(runs.map(({ stage }) => stage)).toEqual(['done', 'done']);
    expect(processes.living()).toHaveLength(3);
    streamId = (await streamOf(world.strapi, accountId, 'fans')).id;
    const { run, health } = await streamOf(world.strapi, accountId, 'fans');
    expect(health).toBe('ok');
    expect(run).toMatchObject({ strategy: 'FULL', trigger: 'connected', complete: true, stopReason: 'end' });
    expect(run?.counters).toMatchObject({ fetched: fans, rejected: 0, pages: 12 });
    // The log tells of the same people: whichever run came first, each is one lead.
    expect([insertedBy(runs), await leads()]).toEqual([fans, fans]);
    expect(await world.tables('douyin_lead_sources').where({ kind: 'fans' })).toHaveLength(fans);
    expect(await areOfBefore()).toEqual(Array.from({ length: fans }, () => true));
    // What the account did not grant is not asked for; the stream says so.
    const comments = await streamOf(world.strapi, accountId, 'comment');
    expect(comments).toMatchObject({ health: 'reauthorize', failureCode: 'AUTH_SCOPE_MISSING', run: null });
    expect(await callsTo(world, 'comment_list')).toBe(0);
  });

  when('a second whole run of a list and of a log writes nothing', async () => {
    const before = await leadChecksums(world);
    const run = await full();
    expect(run.counters).toMatchObject({ fetched: fans, inserted: 0, updated: 0, unchanged: fans, gone: 0 });
    const log = (await streamOf(world.strapi, accountId, 'interaction')).id;
    // As if the log had never been read: all thirty days of it.
    const unread = { high_water: null, last_full_at: null };
    await world.tables('douyin_sync_streams').where({ document_id: log }).update(unread);
    const { counters } = await runThrough(world.strapi, log, 'FULL');
    expect(counters).toMatchObject({ inserted: 0, updated: 0, returned: 0 });
    expect(counters.fetched).toBeGreaterThanOrEqual(invented);
    expect(await leadChecksums(world)).toEqual(before);
  });

  when('somebody new becomes a lead at the next tick, once, with nobody clicking', async () => {
    const [before, known] = [await leads(), (await allRuns(world, 0)).length];
    await world.sim('people', { id: 'newcomer', nickname: '阿岚' });
    await world.sim('people/newcomer/follow', { person: 'xiaohe' });
    await nextTick(61);
    const runs = (await allRuns(world, known + 2, 120_000)).slice(known);
    const [run, ...more] = runs.filter((one) => one.kind === 'fans');
    expect(more).toEqual([]);
    const looked = { strategy: 'INCREMENTAL', trigger: 'schedule', stage: 'done' };
    expect(run).toMatchObject({ ...looked, stop_reason: 'quiet' });
    // To follow is in the log, too.
    expect(insertedBy(runs)).toBe(1);
    expect(processes.living()).toHaveLength(3);
    expect(await leads()).toBe(before + 1);
    expect(await world.tables('douyin_leads').where({ nickname: '阿岚' })).toHaveLength(1);
    expect((await areOfBefore()).filter((isOfBefore) => !isOfBefore)).toHaveLength(1);
  });

  when('requests at three processes at once are one run', async () => {
    const ids = await Promise.all(
      processes.living().map((process) => startRun(process, streamId, 'INCREMENTAL')),
    );
    expect(new Set(ids).size).toBe(1);
    await endOfRun(world.strapi, ids[0] ?? '');
  });

  when('what the staff wrote survives ten syncs that change everybody now and then', async () => {
    const random = seeded(20);
    let changed = 0;
    for (let round = 1; round <= 10; round += 1) {
      await changeAtRandom(world, random, 25);
      const before = await staffColumns(world);
      await audience({ count: invented, changedPercent: Math.floor(random() * 101) });
      const { counters } = await full();
      expect(counters).toMatchObject({ inserted: 0, gone: 0 });
      changed += counters.updated;
      expect({ round, staff: await staffColumns(world) }).toEqual({ round, staff: before });
    }
    expect(changed).toBeGreaterThan(invented);
    await audience({ count: invented, changedPercent: 0 });
    await full();
  });

  when('a list that shifts between pages loses and doubles nobody', async () => {
    await audience({ count: invented, shufflePercent: 20 });
    const before = await leads();
    const run = await full();
    expect(run).toMatchObject({ stage: 'done', counters: { inserted: 0, gone: 0 } });
    expect(run.counters.pages).toBeGreaterThan(12);
    expect(await leads()).toBe(before);
    expect(await gone()).toBe(0);
    await audience({ count: invented, shufflePercent: 0 });
  });

  when('bad rows are set aside, sealed, and keep nobody else away', async () => {
    await audience({ count: invented + 100, badPercent: 5 });
    const run = await full();
    expect(run.stage).toBe('done');
    expect(run.counters.rejected).toBeGreaterThan(0);
    expect(run.counters.inserted + run.counters.rejected).toBeGreaterThanOrEqual(100);
    const letters = await world.tables('douyin_dead_letters').select('row_sealed', 'reason');
    expect(letters.length).toBeGreaterThan(0);
    for (const { row_sealed } of letters) expect(row_sealed).toMatch(/^s1\.story\./);
    await full();
    expect(await world.tables('douyin_dead_letters')).toHaveLength(letters.length);
    await audience({ count: invented + 100, badPercent: 0 });
    await full();
  });

  when('a list that is suddenly empty makes nobody go', async () => {
    await audience({ count: invented + 100, empty: true });
    const run = await full();
    expect(run).toMatchObject({ stage: 'done', counters: { gone: 0 } });
    expect(await gone()).toBe(0);
    expect((await streamOf(world.strapi, accountId, 'fans')).health).toBe('review');
    await audience({ count: invented + 100, empty: false });
    await full();
    expect((await streamOf(world.strapi, accountId, 'fans')).health).toBe('ok');
  });

  when('who is missing from two whole runs is gone, and comes back as the same lead', async () => {
    const before = await leads();
    await audience({ count: invented + 90 });
    expect((await full()).counters.gone).toBe(0);
    expect((await full()).counters.gone).toBe(10);
    expect([await gone(), await leads()]).toEqual([10, before]);
    await audience({ count: invented + 100 });
    expect((await full()).counters).toMatchObject({ returned: 10, inserted: 0 });
    expect([await gone(), await leads()]).toEqual([0, before]);
  });

  when('a list longer than the platform shows makes nobody go', async () => {
    await audience({ count: invented + 50, cap: 200 });
    for (let n = 0; n < 2; n += 1)
      expect(await full()).toMatchObject({ complete: false, counters: { gone: 0 } });
    expect(await gone()).toBe(0);
    await audience({ count: invented + 100, cap: 5000 });
  });

  when('a run is paused, goes on from where it was, and another one is cancelled', async () => {
    await world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 150, times: null });
    const all = invented + 100 + 3;
    let runId = await startRun(world.strapi, streamId, 'FULL');
    const say = (what: string) =>
      world.strapi.run(`return strapi.plugin('douyin').service('sync').${what}('${runId}')`);
    const now = () => runOf(world.strapi, runId);
    await until('some pages', async () => (await now()).counters.pages >= 3);
    await say('pause');
    const { counters } = await now();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await now()).toMatchObject({ stage: 'paused', counters: { pages: counters.pages } });
    await say('resume');
    const whole = await endOfRun(world.strapi, runId);
    expect(whole.counters).toMatchObject({ fetched: all, pages: Math.ceil(all / 20), inserted: 0, gone: 0 });
    runId = await startRun(world.strapi, streamId, 'FULL');
    await until('a page', async () => (await now()).counters.pages >= 1);
    await say('cancel');
    expect(await now()).toMatchObject({ stage: 'cancelled' });
    await expect(say('resume')).rejects.toMatchObject({ code: 'SYNC_STATE' });
    await world.sim('faults', undefined, 'DELETE');
  });

  when('a cursor that the platform forgot, and one that is a day old, begin the list once more', async () => {
    await world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 150, times: null });
    const runId = await startRun(world.strapi, streamId, 'FULL');
    await until('some pages', async () => (await runOf(world.strapi, runId)).counters.pages >= 3);
    await world.sim('faults', { endpoint: 'fans_list', kind: 'code', code: 28001007 });
    const run = await endOfRun(world.strapi, runId);
    expect(run).toMatchObject({ stage: 'done', complete: true, counters: { inserted: 0, gone: 0 } });
    expect(run.counters.pages).toBeGreaterThan(Math.ceil(fans / 20) + 2);
    const old = await startRun(world.strapi, streamId, 'FULL');
    await until('some pages', async () => (await runOf(world.strapi, old)).counters.pages >= 3);
    await world.strapi.run(`return strapi.plugin('douyin').service('sync').pause('${old}')`);
    await world.sim('clock', { offsetMs: 25 * 3_600_000 });
    await processes.moveClocks(25 * 3_600_000);
    await world.strapi.run(`return strapi.plugin('douyin').service('sync').resume('${old}')`);
    const late = await endOfRun(world.strapi, old);
    expect(late).toMatchObject({ stage: 'done', complete: true, counters: { inserted: 0, gone: 0 } });
    expect(late.counters.pages).toBeGreaterThan(Math.ceil(fans / 20) + 2);
    await world.sim('faults', undefined, 'DELETE');
  });
});
