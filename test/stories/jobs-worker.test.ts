import { copyApplication } from '../support/application';
import { createNotes, handleIn, jobsOf, notesOf, untilAll, withJobs } from '../support/jobs';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the worker of a process', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await createNotes(world);
  });
  afterAll(() => world?.close());

  const run = <Result>(body: string) => withJobs<Result>(world.strapi, body);
  const handle = (kind: string, body: string, options = {}) => handleIn(world.strapi, kind, body, options);
  const saidOf = (kind: string) =>
    world.strapi
      .output()
      .split('\n')
      .filter((line) => line.includes(`job ${kind} `));
  const backOff = { baseSeconds: 0.05, capSeconds: 0.1 };

  it('tries again after what may pass, and says each error once and without secrets', async () => {
    await handle(
      'work.again',
      `if (job.attempts < 3) throw new Error('connection lost, access_token=act.canary1234567');
       return { attempts: job.attempts };`,
      { backOff },
    );
    const { id } = await run<{ id: string }>(
      `const job = await jobs.enqueue({ kind: 'work.again' }); await jobs.drain(); return job;`,
    );
    await untilAll(world, 'work.again', 'done');
    expect(await run(`return jobs.find('${id}');`)).toMatchObject({
      attempts: 3,
      result: { attempts: 3 },
      error: null,
    });
    expect(saidOf('work.again')).toEqual([
      expect.stringMatching(/warn.*failed \(attempt 1 of 5, again at 20.*\): INTERNAL connection lost/),
      expect.stringMatching(/warn.*failed \(attempt 2 of 5, again at 20.*\): INTERNAL connection lost/),
    ]);
    expect(world.strapi.output()).not.toContain('canary');
  });

  it('gives up after as many attempts as its handler is given', async () => {
    await handle('work.often', `throw new Error('never');`, { backOff, maxAttempts: 2 });
    await run(`await jobs.enqueue({ kind: 'work.often' });`);
    await until('the end', async () => {
      await run(`await jobs.drain();`);
      return (await jobsOf(world, 'work.often'))[0]?.stage === 'failed';
    });
    expect(await jobsOf(world, 'work.often')).toMatchObject([{ attempts: 2 }]);
    expect(saidOf('work.often').at(-1)).toMatch(/error.*attempt 2 of 2/);
  });

  it('does not try again what only a person can put right', async () => {
    await handle('work.once', `await strapi.plugin('douyin').service('accounts').get('nobody');`);
    await run(`await jobs.enqueue({ kind: 'work.once' }); await jobs.drain();`);
    expect(await jobsOf(world, 'work.once')).toMatchObject([{ stage: 'failed', attempts: 1 }]);
    expect(saidOf('work.once')).toEqual([expect.stringContaining('CONFIG_NOT_FOUND')]);
  });

  it('runs a job now and gives its result, or its error, at once', async () => {
    await handle(
      'work.now',
      `if (job.payload.bad) throw new Error('so it is'); return { got: job.payload };`,
    );
    expect(await run(`return jobs.runNow('work.now', { n: 1 });`)).toEqual({ got: { n: 1 } });
    await expect(run(`await jobs.runNow('work.now', { bad: true });`)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'so it is',
    });
    const inside = run(`await strapi.db.transaction(() => jobs.runNow('work.now'));`);
    await expect(inside).rejects.toThrow('within a transaction');
  });

  it('runs as many jobs of a kind at once as it may, and one kind beside another', async () => {
    const work = `await note('+'); await sleep(150); await note('-');`;
    await handle('work.three', work, { concurrency: 3 });
    await handle('work.beside', `await note('ran');`);
    await run(`for (let n = 0; n < 7; n += 1) await jobs.enqueue({ kind: 'work.three' });
      await jobs.enqueue({ kind: 'work.beside' });
      await jobs.drain();`);
    let [now, most] = [0, 0];
    for (const { what } of await notesOf(world, 'work.three')) {
      now += what === '+' ? 1 : -1;
      most = Math.max(most, now);
    }
    expect(most).toBe(3);
    expect(await notesOf(world, 'work.beside')).toHaveLength(1);
  });

  it('enqueues no run of a schedule while the one before is not over', async () => {
    await handle('work.slow', `await sleep(2500);`);
    await run(`jobs.schedule('work.slow', '* * * * * *');`);
    await sleep(4500);
    const rows = await jobsOf(world, 'work.slow');
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(rows.length).toBeLessThanOrEqual(2);
  });

  it('refuses a second handler or schedule of a kind, and what is no cron expression', async () => {
    await expect(run(`jobs.handle('jobs.sweep', async () => undefined);`)).rejects.toThrow(
      'a handler already',
    );
    await expect(run(`jobs.schedule('jobs.sweep', '* * * * *');`)).rejects.toThrow('a schedule already');
    await expect(run(`jobs.schedule('work.bad', 'at noon');`)).rejects.toThrow('no cron expression');
  });

  it('ticks on after the clock was set back', async () => {
    await handle('work.clock', `await note('ran');`);
    await world.strapi.moveClock(3_600_000);
    await run(`jobs.schedule('work.clock', '* * * * * *');`);
    await until('a tick', async () => (await notesOf(world, 'work.clock')).length > 0);
    await world.strapi.moveClock(0);
    await sleep(1000);
    const { length } = await notesOf(world, 'work.clock');
    await until('a tick after it', async () => (await notesOf(world, 'work.clock')).length > length);
  });

  it('does the login’s sweep as a job', async () => {
    expect(await run(`return jobs.runNow('login.sweep');`)).toBeNull();
    await world.restart();
    await run(`await jobs.drain();`);
    // Its schedule adds another one when a fifth minute begins.
    const stages = (await jobsOf(world, 'login.sweep')).map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(['done']);
  });

  it('asks the database one question every two seconds while there is nothing to do', async () => {
    // Schedules tick when a minute begins: not within the eight seconds that are watched.
    const isMidway = (second: number) => second > 3 && second < 48;
    await until('the middle of a minute', async () => isMidway(new Date().getSeconds()), 30_000);
    await run(`await jobs.drain();`);
    await sleep(300);
    const asked = await run<string[]>(
      `const asked = [];
       const listen = ({ sql }) => void (sql.includes('douyin_jobs') && asked.push(sql));
       strapi.db.connection.on('query', listen);
       await sleep(8000);
       strapi.db.connection.off('query', listen);
       return asked;`,
    );
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(6);
    for (const sql of asked) expect(sql).toMatch(/^select distinct/);
  });

  it('says once that the database cannot be asked, and goes on when it can', async () => {
    await handle('work.cut', `await note('ran');`);
    await world.tables.schema.renameTable('douyin_jobs', 'douyin_jobs_away');
    await sleep(6000);
    await world.tables.schema.renameTable('douyin_jobs_away', 'douyin_jobs');
    expect(world.strapi.output().match(/no jobs can be claimed/g)).toHaveLength(1);
    await run(`await jobs.enqueue({ kind: 'work.cut' });`);
    await until('the job', async () => (await notesOf(world, 'work.cut')).length === 1);
  });

  it('hands back after ten seconds what does not stop', async () => {
    await handle('work.stubborn', `await note('began'); await new Promise(() => undefined);`);
    await run(`await jobs.enqueue({ kind: 'work.stubborn' });`);
    await until('its begin', async () => (await notesOf(world, 'work.stubborn')).length === 1);
    const startedAt = Date.now();
    await world.strapi.stop();
    expect(Date.now() - startedAt).toBeGreaterThan(9_000);
    expect(Date.now() - startedAt).toBeLessThan(14_000);
    expect(await jobsOf(world, 'work.stubborn')).toMatchObject([{ stage: 'queued', attempts: 0 }]);
  });

  it('rests where the setting says so: jobs are enqueued and wait for another process', async () => {
    await world.restart({ DOUYIN_WORKERS: 'false' });
    await handle('work.rest', `await note('ran');`);
    await run(`jobs.schedule('work.rest', '* * * * * *'); await jobs.enqueue({ kind: 'work.rest' });`);
    await sleep(3000);
    await run(`await jobs.drain();`);
    expect(await jobsOf(world, 'work.rest')).toMatchObject([{ stage: 'queued', attempts: 0 }]);
  });
});

it('jobs begin when the site’s own bootstrap has ended', async () => {
  const application = await copyApplication();
  await application.bootstrapWith(`
    const jobs = strapi.plugin('douyin').service('jobs');
    jobs.handle('site.job', async () => strapi.log.info('STORY job ran'));
    await jobs.enqueue({ kind: 'site.job' });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    strapi.log.info('STORY bootstrap ended');`);
  const world = await createWorld({ appDir: application.dir });
  const said = () => world.strapi.output().match(/STORY [\w ]+/g) ?? [];
  await until('the job', async () => said().length === 2).finally(async () => {
    await world.close();
    await application.drop();
  });
  expect(said()).toEqual(['STORY bootstrap ended', 'STORY job ran']);
});
