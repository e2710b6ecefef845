import { readFileSync } from 'node:fs';
import { isHere, type DatabaseKind } from '../support/databases';
import { peakMb } from '../support/memory';
import { allowSync, allRuns, leadChecksums } from '../support/sync';
import { connectDouyin } from '../support/tokens';
import { countRows } from '../support/tables';
import { createWorld, type World } from '../support/world';

const minute = 60_000;
const limitMs = 40 * minute;
jest.setTimeout(2 * limitMs);

const kinds: DatabaseKind[] = ['sqlite', 'postgres'];
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
/** Accounts whose lists of fans are as long as the platform shows, and people in the log of one more account. */
const accounts = number('SYNC_CROWD_ACCOUNTS', 20);
const fansOfEach = number('SYNC_CROWD_FANS', 5000);
const inLog = number('SYNC_CROWD_LOG', 100_000);

type Row = Record<string, unknown>;
const sumOf = (rows: Row[], name: string): number => rows.reduce((sum, row) => sum + Number(row[name]), 0);
const moment = (value: unknown): number => new Date(value as string | number | Date).getTime();

/** Seconds of processor time a process took so far. */
const cpuSeconds = (pid: number): number => {
  const [, , , , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return Math.round((Number(user) + Number(system)) / 100);
};

describe.each(kinds)('a crowd of people, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    const budget = { DOUYIN_SYNC_APP_PER_MINUTE: '1000000', DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '1000000' };
    world = await createWorld({ database: kind, env: budget });
    await allowSync(world, ['fans.list', 'user.intention']);
    for (let n = 1; n <= accounts; n += 1) await connect(`crowd-${n}`, { count: fansOfEach });
    // Nobody of the log's account can be reached by its list of fans.
    await connect('logged', { count: inLog, cap: 0 });
    const from = new Date(Date.now() - 29 * 24 * 60 * minute).toISOString();
    await world.sim('people/logged/intentions', { count: inLog, from, each: true });
  });
  afterAll(() => world?.close());

  async function connect(id: string, audience: object): Promise<void> {
    await world.sim('people', { id, nickname: id });
    await world.sim(`people/${id}/audience`, audience);
    await connectDouyin(world, id);
  }

  function report(what: string, runs: Row[]): void {
    const seconds =
      (Math.max(...runs.map((run) => moment(run.finished_at))) -
        Math.min(...runs.map((run) => moment(run.started_at)))) /
      1000;
    const people = sumOf(runs, 'fetched');
    process.stderr.write(
      `${kind}, ${what}: ${people} rows in ${Math.round(seconds)} s, ${Math.round(people / seconds)} rows/s, ` +
        `${sumOf(runs, 'api_calls')} calls, ${cpuSeconds(world.strapi.pid)} s of a processor since the start, peak RSS ${peakMb(world.strapi.pid).toFixed()} MB\n`,
    );
  }

  const all = accounts * fansOfEach + inLog;

  when('all become leads, each once', async () => {
    const runs = await allRuns(world, 2 * (accounts + 1), limitMs);
    report('first runs', runs);
    expect(runs.map(({ stage }) => stage)).toEqual(runs.map(() => 'done'));
    expect(sumOf(runs, 'inserted')).toBe(all);
    expect(await countRows(world.tables, 'douyin_leads')).toBe(all);
    const doubles = (await world
      .tables('douyin_leads')
      .groupBy('open_id')
      .havingRaw('count(*) > 1')
      .select('open_id')) as Row[];
    expect(doubles).toEqual([]);
  });

  when('and when all is read again, nothing is written', async () => {
    const before = await leadChecksums(world);
    const known = await countRows(world.tables, 'douyin_sync_runs');
    // As if the logs had never been read: all thirty days of them.
    const unread = { high_water: null, last_full_at: null, next_run_at: new Date(0) };
    await world.tables('douyin_sync_streams').whereIn('kind', ['fans', 'interaction']).update(unread);
    const runs = (await allRuns(world, known + 2 * (accounts + 1), limitMs)).slice(known);
    report('all again', runs);
    const written = ['inserted', 'updated', 'returned', 'gone'].map((name) => sumOf(runs, name));
    expect(written).toEqual([0, 0, 0, 0]);
    expect(runs.filter(({ strategy }) => strategy !== 'FULL')).toEqual([]);
    // A moment on the border of two windows is read with both.
    expect(sumOf(runs, 'fetched')).toBeGreaterThanOrEqual(all);
    expect(await leadChecksums(world)).toEqual(before);
  });
});
