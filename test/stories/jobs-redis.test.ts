import { isEngineHere } from '../support/engines';
import { createNotes, handleIn, jobsOf, notesOf, untilAll, withJobs } from '../support/jobs';
import { addProcesses, type Processes, type ProcessName } from '../support/processes';
import { freePort, startRedis, startTlsRedis, type StoryRedis } from '../support/redis';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

/** How often a process looks into the database when Redis tells it of jobs. */
const lookMs = 30_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const when = isEngineHere('bullmq', 'postgres') ? describe : describe.skip;

when('jobs that Redis tells of, in three processes', () => {
  let redis: StoryRedis;
  let world: World;
  let three: Processes;
  beforeAll(async () => {
    redis = await startRedis();
    const env = { REDIS_URL: redis.url, DOUYIN_REDIS_PREFIX: 'story' };
    world = await createWorld({ database: 'postgres', env });
    await createNotes(world);
    // Nobody listens where C looks for Redis.
    three = await addProcesses(world, {
      C: { REDIS_URL: `redis://:canary-password@127.0.0.1:${await freePort()}` },
    });
  });
  afterAll(async () => {
    await three?.close();
    await world?.close();
    await redis?.close();
  });

  const on = <Result>(name: ProcessName, body: string) => withJobs<Result>(three.at(name), body);
  const enqueue = (name: ProcessName, kind: string, more = '') =>
    on<{ id: string; ms: number }>(
      name,
      `const start = performance.now();
       const { id } = await jobs.enqueue({ kind: '${kind}' ${more} });
       return { id, ms: performance.now() - start };`,
    );
  const saidBy = (name: ProcessName, what: string) =>
    three
      .at(name)
      .output()
      .split('\n')
      .filter((line) => line.includes(what));
  const ran =
    (kind: string, count = 1) =>
    async () =>
      (await notesOf(world, kind)).length >= count;
  const both = (kind: string, body: string, options = {}) =>
    Promise.all((['A', 'B'] as const).map((name) => handleIn(three.at(name), kind, body, options)));

  it('begin in another process at once, and at their time', async () => {
    await handleIn(three.at('B'), 'tell.there', `await note(Date.now());`);
    await sleep(300);
    const startedAt = Date.now();
    await enqueue('A', 'tell.there');
    await enqueue('A', 'tell.there', `, runAt: new Date(Date.now() + 2500)`);
    await until('both', ran('tell.there', 2));
    const [first, second] = (await notesOf(world, 'tell.there')).map(({ what }) => Number(what) - startedAt);
    // Well before a look into the database.
    expect(first).toBeLessThan(lookMs / 3);
    expect(second).toBeGreaterThanOrEqual(2500);
    expect(second).toBeLessThan(5000);
  });

  it('are tried again at their time', async () => {
    const backOff = { baseSeconds: 0.5, capSeconds: 1 };
    await handleIn(three.at('B'), 'tell.again', `if (job.attempts < 3) throw new Error('not yet');`, {
      backOff,
    });
    const startedAt = Date.now();
    await enqueue('A', 'tell.again');
    await untilAll(world, 'tell.again', 'done');
    expect(await jobsOf(world, 'tell.again')).toMatchObject([{ attempts: 3, fence: 3 }]);
    expect(Date.now() - startedAt).toBeLessThan(8000);
  });

  it('run as many at once as a kind may in each process, one kind beside another', async () => {
    await both(
      'tell.two',
      `await note('+'); await new Promise((go) => setTimeout(go, 300)); await note('-');`,
      {
        concurrency: 2,
      },
    );
    await both('tell.beside', `await note('ran');`);
    for (let n = 0; n < 12; n += 1) await enqueue('A', 'tell.two');
    await enqueue('A', 'tell.beside');
    await until('the one beside', ran('tell.beside'));
    expect(await ran('tell.two', 24)()).toBe(false);
    await untilAll(world, 'tell.two', 'done');
    const most = new Map<number, number>();
    const now = new Map<number, number>();
    for (const { pid, what } of await notesOf(world, 'tell.two')) {
      now.set(pid, (now.get(pid) ?? 0) + (what === '+' ? 1 : -1));
      most.set(pid, Math.max(most.get(pid) ?? 0, now.get(pid) ?? 0));
    }
    expect([...most.values()]).toEqual([2, 2]);
  });

  it('leave nothing in Redis but their kind and id, under the prefix of the site', async () => {
    await enqueue(
      'A',
      'tell.secret',
      `, payload: { note: 'canary-payload' }, runAt: new Date(Date.now() + 3_600_000)`,
    );
    await until('its message', async () => (await redis.client.keys('story:tell.secret:*')).length > 0);
    const keys = await redis.client.keys('*');
    expect(keys.filter((key) => !key.startsWith('story:'))).toEqual([]);
    const [row] = await jobsOf(world, 'tell.secret');
    const message = keys.find((key) => key.startsWith(`story:tell.secret:${row?.document_id}`)) ?? '';
    expect(await redis.client.hmget(message, 'name', 'data')).toEqual([
      'tell.secret',
      JSON.stringify({ id: row?.document_id }),
    ]);
    const dumps = await Promise.all(keys.map((key) => redis.client.dumpBuffer(key)));
    expect(dumps.some((dump) => dump?.includes('canary'))).toBe(false);
  });

  it('go on in a process that cannot reach its Redis from the start, which says so once and without the password', async () => {
    await handleIn(three.at('C'), 'tell.lonely', `await note('ran');`);
    await enqueue('A', 'tell.lonely');
    await until('the job', ran('tell.lonely'));
    expect(saidBy('C', 'cannot be used')).toEqual([
      expect.stringMatching(/warn.*127\.0\.0\.1:\d+ cannot be used/),
    ]);
    expect(three.at('C').output()).not.toContain('canary-password');
  });

  it('are stored and done while Redis is away, and told of again when it is back', async () => {
    await both('tell.away', `await note('ran');`);
    await redis.kill();
    const { ms } = await enqueue('A', 'tell.away');
    expect(ms).toBeLessThan(3000);
    for (let n = 0; n < 20; n += 1) await enqueue('B', 'tell.away');
    await untilAll(world, 'tell.away', 'done');
    expect(await notesOf(world, 'tell.away')).toHaveLength(21);
    for (const name of ['A', 'B'] as const) expect(saidBy(name, 'cannot be used')).toHaveLength(1);
    await redis.start();
    const isBack = (name: ProcessName) => saidBy(name, 'again').length > 0;
    await until('Redis again', async () => isBack('A') && isBack('B'));
    await handleIn(three.at('B'), 'tell.back', `await note('ran');`);
    await sleep(1000);
    const startedAt = Date.now();
    await enqueue('A', 'tell.back');
    await until('the job', ran('tell.back'));
    expect(Date.now() - startedAt).toBeLessThan(lookMs / 3);
  });

  it('are done although Redis holds still, and enqueuing does not wait for it', async () => {
    await both('tell.held', `await note('ran');`);
    // A new handler looks into the database once.
    await sleep(1000);
    redis.hold();
    const { ms } = await enqueue('A', 'tell.held');
    expect(ms).toBeLessThan(3000);
    await until('the job', ran('tell.held'), 10_000);
    redis.goOn();
    await sleep(3000);
    expect(await notesOf(world, 'tell.held')).toHaveLength(1);
  });

  it('are found by a look into the database when Redis was emptied', async () => {
    await both('tell.lost', `await note('ran');`);
    await until('a calm Redis', async () => (await redis.client.ping()) === 'PONG');
    for (let n = 0; n < 10; n += 1) await enqueue('A', 'tell.lost', `, runAt: new Date(Date.now() + 2000)`);
    await sleep(500);
    await redis.client.flushall();
    await untilAll(world, 'tell.lost', 'done', 60_000);
    const notes = await notesOf(world, 'tell.lost');
    expect(notes).toHaveLength(10);
    expect(new Set(notes.map(({ job }) => job)).size).toBe(10);
  });

  it('cost the database hardly a look while there is nothing to do', async () => {
    // Schedules tick when a minute begins: not within the seconds that are watched.
    const isMidway = (second: number) => second > 3 && second < 38;
    await until('the middle of a minute', async () => isMidway(new Date().getSeconds()), 30_000);
    const asked = await on<string[]>(
      'A',
      `const asked = [];
       const listen = ({ sql }) => void (sql.includes('douyin_jobs') && asked.push(sql));
       strapi.db.connection.on('query', listen);
       await sleep(20_000);
       strapi.db.connection.off('query', listen);
       return asked;`,
    );
    // Looks are 11 to 19 seconds apart; without Redis there would be ten of them.
    expect(asked.length).toBeLessThanOrEqual(2);
    for (const sql of asked) expect(sql).toMatch(/^select distinct/);
  });

  it.each<[string, ProcessName]>([
    ['was never there', 'C'],
    ['holds still', 'B'],
  ])('end with their process in time when Redis %s', async (_how, name) => {
    const process = three.at(name);
    redis.hold();
    const startedAt = Date.now();
    await process.stop();
    redis.goOn();
    expect(Date.now() - startedAt).toBeLessThan(9000);
    expect(process.output()).not.toMatch(/unhandled/i);
    await three.kill(name);
  });

  it('go through TLS with a user and a password, neither of which is written anywhere', async () => {
    const sealed = await startTlsRedis('canary-user', 'canary-p@ss');
    const tls = { NODE_EXTRA_CA_CERTS: sealed.caFile };
    await world.restart({ ...tls, REDIS_URL: sealed.url });
    await until('Redis', async () => world.strapi.output().includes('told of through Redis at 127.0.0.1'));
    await handleIn(world.strapi, 'tell.tls', `await note('ran');`);
    await withJobs(world.strapi, `await jobs.enqueue({ kind: 'tell.tls' });`);
    await until('the job', ran('tell.tls'));
    expect(await sealed.client.keys('story:tell.tls:*')).not.toEqual([]);
    await withJobs(world.strapi, `await jobs.stop();`);
    // All connections but that of this story are closed.
    expect(
      String(await sealed.client.client('LIST'))
        .trim()
        .split('\n'),
    ).toHaveLength(1);
    expect(world.strapi.output()).not.toContain('canary');
    await world.restart({ ...tls, REDIS_URL: sealed.url.replace('canary-p', 'canary-wrong') });
    await until('its complaint', async () => world.strapi.output().includes('cannot be used (WRONGPASS'));
    expect(world.strapi.output()).not.toContain('canary');
    await sealed.close();
  });
});
