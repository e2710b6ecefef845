import { createEngineWorld, isEngineHere, type EnginePair, type EngineWorld } from '../support/engines';
import { createNotes, handleIn, jobsOf, notesOf, untilAll, withJobs, type Claimed } from '../support/jobs';
import { addProcesses, type Processes, type ProcessName } from '../support/processes';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import type { World } from '../support/world';

type Stored = { id: string; isNew: boolean };

// What Redis adds has a story of its own in both runs: jobs-redis.test.ts.
const beside = (['sqlite', 'mysql'] as const).map((database): EnginePair => ['embedded', database]);
const pairs = ofThisRun<EnginePair>([['embedded', 'postgres']], [...beside, ['bullmq', 'postgres']]);

for (const [engine, database] of pairs) {
  const when = isEngineHere(engine, database) ? describe : describe.skip;
  when(`jobs of three processes on ${database}, ${engine}`, () => {
    let site: EngineWorld;
    let world: World;
    let three: Processes;
    beforeAll(async () => {
      site = await createEngineWorld(engine, { database });
      world = site.world;
      await createNotes(world);
      three = await addProcesses(world);
    });
    afterAll(async () => {
      await three?.close();
      await site?.close();
    });

    const on = <Result>(name: ProcessName, body: string) => withJobs<Result>(three.at(name), body);
    const claimOn = (name: ProcessName, kind: string, id?: string) =>
      on<Claimed[]>(
        name,
        `return jobs.claim(${JSON.stringify({ kinds: [kind], owner: name, leaseSeconds: 30, limit: 1, id })});`,
      );
    const stageOf = async (kind: string) => (await jobsOf(world, kind)).map(({ stage }) => stage);

    describe('enqueued', () => {
      it('are stored once for a key, however many enqueue it at once in two processes', async () => {
        const twenty = (key: string) =>
          `return Promise.all(Array.from({ length: 20 }, () => jobs.enqueue({ kind: 'key.race', key: '${key}' })));`;
        for (let round = 1; round <= 5; round += 1) {
          const [here, there] = await Promise.all(
            (['A', 'B'] as const).map((name) => on<Stored[]>(name, twenty(`race-${round}`))),
          );
          const all = [...(here ?? []), ...(there ?? [])];
          expect(all).toHaveLength(40);
          expect(new Set(all.map(({ id }) => id)).size).toBe(1);
          expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
          expect(await jobsOf(world, 'key.race')).toHaveLength(round);
        }
      });

      it('are told apart by every byte of their keys, long ones too', async () => {
        const long = 'k'.repeat(400);
        const keys = ['Key', 'key', 'key ', 'kéy', `${long}1`, `${long}2`];
        const store = `return Promise.all(${JSON.stringify(keys)}.map((key) => jobs.enqueue({ kind: 'key.bytes', key })));`;
        const first = await on<Stored[]>('A', store);
        expect(new Set(first.map(({ id }) => id)).size).toBe(keys.length);
        expect(await on('B', store)).toEqual(first.map(({ id }) => ({ id, isNew: false })));
      });

      it('do not disturb the transaction around them when their key is taken', async () => {
        const { id } = await on<Stored>('A', `return jobs.enqueue({ kind: 'key.around', key: 'around' });`);
        const inside = await on(
          'A',
          `return strapi.db.transaction(async () => {
             await jobs.enqueue({ kind: 'key.around', key: 'before' });
             const taken = await jobs.enqueue({ kind: 'key.around', key: 'around' });
             await jobs.enqueue({ kind: 'key.around', key: 'after' });
             return taken;
           });`,
        );
        expect(inside).toEqual({ id, isNew: false });
        expect((await jobsOf(world, 'key.around')).map(({ job_key }) => job_key)).toEqual([
          'around',
          'before',
          'after',
        ]);
      });

      it('are one when a transaction and another process enqueue the same key', async () => {
        const enqueue = `jobs.enqueue({ kind: 'key.snapshot', key: 'snapshot' })`;
        // The read fixes what MySQL shows this transaction.
        const inside = on<Stored>(
          'A',
          `return strapi.db.transaction(async ({ trx }) => {
             await strapi.db.connection('story_notes').transacting(trx).select('*');
             await sleep(300);
             return ${enqueue};
           });`,
        );
        await new Promise((resolve) => setTimeout(resolve, 100));
        const both = [await on<Stored>('B', `return ${enqueue};`), await inside];
        expect(new Set(both.map(({ id }) => id)).size).toBe(1);
        expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
      });

      it('leave nothing when the transaction around them is rolled back, and their key is free', async () => {
        const enqueue = `jobs.enqueue({ kind: 'key.back', key: 'back' })`;
        const rolledBack = on(
          'A',
          `return strapi.db.transaction(async () => { await ${enqueue}; throw new Error('back'); });`,
        );
        await expect(rolledBack).rejects.toThrow('back');
        expect(await jobsOf(world, 'key.back')).toEqual([]);
        expect(await on('B', `return ${enqueue};`)).toMatchObject({ isNew: true });
      });

      it('are begun after the commit, outside of the transaction', async () => {
        await handleIn(three.at('A'), 'key.commit', `await note(strapi.db.inTransaction());`);
        const during = await on(
          'A',
          `return strapi.db.transaction(async ({ trx }) => {
             await jobs.enqueue({ kind: 'key.commit' });
             await sleep(200);
             return strapi.db.connection('story_notes').transacting(trx).where({ kind: 'key.commit' });
           });`,
        );
        expect(during).toEqual([]);
        await untilAll(world, 'key.commit', 'done');
        expect(await notesOf(world, 'key.commit')).toMatchObject([{ what: 'false' }]);
      });
    });

    describe('claimed', () => {
      afterEach(() => three.moveClocks(0));

      const say = (name: ProcessName, call: string, job: Claimed | undefined, more = '') =>
        on<boolean>(name, `return jobs.${call}(${JSON.stringify(job)}${more});`);

      it('are claimed by one process each, the oldest first', async () => {
        await on(
          'A',
          `for (const n of [3, 1, 2])
             await jobs.enqueue({ kind: 'claim.order', payload: { n }, runAt: new Date(Date.now() - 60_000 + n * 1000) });`,
        );
        type Paid = Claimed & { payload: { n: number } };
        const taken = [];
        for (const name of ['A', 'B', 'C'] as const) taken.push(...(await claimOn(name, 'claim.order')));
        expect((taken as Paid[]).map(({ payload }) => payload.n)).toEqual([1, 2, 3]);
        expect(await claimOn('A', 'claim.order')).toEqual([]);
      });

      it('are claimed by their ids as well, each once and not before its time', async () => {
        await on(
          'A',
          `for (const ms of [0, 0, 60_000])
             await jobs.enqueue({ kind: 'claim.id', runAt: new Date(Date.now() + ms) });`,
        );
        const [, second, later] = (await jobsOf(world, 'claim.id')).map(({ document_id: id }) => id);
        const both = await Promise.all([claimOn('A', 'claim.id', second), claimOn('B', 'claim.id', second)]);
        expect(both.flat()).toMatchObject([{ id: second, fence: 1 }]);
        expect(await claimOn('A', 'claim.id', later)).toEqual([]);
        expect(await stageOf('claim.id')).toEqual(['queued', 'running', 'queued']);
      });

      it('are not claimed before their time', async () => {
        await on('A', `await jobs.enqueue({ kind: 'claim.later', runAt: new Date(Date.now() + 60_000) });`);
        expect(await claimOn('B', 'claim.later')).toEqual([]);
        expect(await on('B', `return jobs.due(['claim.later', 'claim.none']);`)).toEqual([]);
        await three.at('B').moveClock(61_000);
        expect(await on('B', `return jobs.due(['claim.later', 'claim.none']);`)).toEqual(['claim.later']);
        expect(await claimOn('B', 'claim.later')).toMatchObject([{ attempts: 1, fence: 1 }]);
      });

      it('go to another process when their lease runs out, and the former holder writes no more', async () => {
        await on('A', `await jobs.enqueue({ kind: 'claim.lease' });`);
        const [old] = await claimOn('A', 'claim.lease');
        expect(await say('A', 'heartbeat', old, ', { page: 7 }')).toBe(true);
        await three.at('B').moveClock(29_000);
        expect(await claimOn('B', 'claim.lease')).toEqual([]);
        await three.at('B').moveClock(31_000);
        const [now] = await claimOn('B', 'claim.lease');
        expect(now).toMatchObject({ id: old?.id, attempts: 2, fence: 2, progress: { page: 7 } });
        expect(await say('A', 'heartbeat', old, ', { page: 8 }')).toBe(false);
        expect(await say('A', 'complete', old, ', { from: "old" }')).toBe(false);
        expect(await say('A', 'fail', old, ', new Error("old"), { retryAt: null }')).toBe(false);
        expect(await say('A', 'release', old)).toBe(false);
        expect(await stageOf('claim.lease')).toEqual(['running']);
        expect(await say('B', 'complete', now, ', { from: "new" }')).toBe(true);
        expect(await on('A', `return jobs.find('${now?.id}');`)).toMatchObject({
          stage: 'done',
          progress: { page: 7 },
          result: { from: 'new' },
        });
      });

      it('fail when they were begun too often without an end', async () => {
        await on('A', `await jobs.enqueue({ kind: 'claim.lost', maxAttempts: 1 });`);
        const behind = `{ kind: 'claim.lost', runAt: new Date(Date.now() + 30_500) }`;
        await on('A', `await jobs.enqueue(${behind});`);
        const [first] = await claimOn('A', 'claim.lost');
        await three.at('B').moveClock(31_000);
        // The one behind it is taken all the same.
        expect(await claimOn('B', 'claim.lost')).toMatchObject([{ attempts: 1 }]);
        expect(await on('A', `return jobs.find('${first?.id}');`)).toMatchObject({
          stage: 'failed',
          error: { code: 'INTERNAL', message: expect.stringContaining('lost each time') },
        });
      });

      it('are tried again at their time, as often as they may be, and keep no secret of the error', async () => {
        await on('A', `await jobs.enqueue({ kind: 'claim.retry', maxAttempts: 2 });`);
        const [first] = await claimOn('A', 'claim.retry');
        const soon =
          ', new Error("access_token=act.canary1234567"), { retryAt: new Date(Date.now() + 60_000) }';
        expect(await say('A', 'fail', first, soon)).toBe(true);
        expect(await claimOn('A', 'claim.retry')).toEqual([]);
        await three.moveClocks(61_000);
        const [second] = await claimOn('B', 'claim.retry');
        expect(second).toMatchObject({ id: first?.id, attempts: 2, fence: 2 });
        expect(await say('B', 'fail', second, soon)).toBe(true);
        const state = await on('A', `return jobs.find('${first?.id}');`);
        expect(state).toMatchObject({ stage: 'failed', error: { message: 'access_token=[redacted]' } });
        await three.moveClocks(999_000);
        expect(await claimOn('B', 'claim.retry')).toEqual([]);
      });

      it('are cancelled at once while they wait, and told with the next heartbeat while they run', async () => {
        const cancel = (id: string | undefined) => on<boolean>('C', `return jobs.cancel('${id}');`);
        await on('A', `for (const n of [1, 2]) await jobs.enqueue({ kind: 'claim.cancel' });`);
        const [running] = await claimOn('A', 'claim.cancel');
        const waiting = (await jobsOf(world, 'claim.cancel')).find(({ stage }) => stage === 'queued');
        for (const id of [waiting?.document_id, running?.id]) {
          expect(await cancel(id)).toBe(true);
          expect(await cancel(id)).toBe(false);
        }
        expect(await claimOn('B', 'claim.cancel')).toEqual([]);
        expect(await say('A', 'heartbeat', running)).toBe(false);
        expect(await say('A', 'complete', running)).toBe(false);
        expect(await stageOf('claim.cancel')).toEqual(['cancelled', 'cancelled']);
      });

      it('are handed back as if they had not been begun', async () => {
        await on('A', `await jobs.enqueue({ kind: 'claim.back' });`);
        const [job] = await claimOn('A', 'claim.back');
        expect(await say('A', 'release', job)).toBe(true);
        expect(await claimOn('B', 'claim.back')).toMatchObject([{ id: job?.id, attempts: 1, fence: 2 }]);
      });
    });

    describe('handled', () => {
      it('run exactly once each, two hundred of them on all three processes', async () => {
        await on(
          'A',
          `await Promise.all(Array.from({ length: 200 }, () => jobs.enqueue({ kind: 'run.many' })));`,
        );
        const work = `await note('ran'); await sleep(30);`;
        await Promise.all(
          three.living().map((process) => handleIn(process, 'run.many', work, { concurrency: 5 })),
        );
        await untilAll(world, 'run.many', 'done');
        const notes = await notesOf(world, 'run.many');
        expect(notes).toHaveLength(200);
        expect(new Set(notes.map(({ job }) => job)).size).toBe(200);
        expect(new Set(notes.map(({ pid }) => pid)).size).toBe(3);
        expect((await jobsOf(world, 'run.many')).every(({ fence }) => fence === 1)).toBe(true);
      });

      it('are forgotten a week after they were done, and thirty days after they failed', async () => {
        const count = async (stage: string) =>
          (await world.tables('douyin_jobs').where({ stage }).whereIn('kind', ['run.many', 'claim.retry']))
            .length;
        const sweepAfter = async (days: number) => {
          await three.moveClocks(days * 86_400_000);
          await on('A', `await jobs.runNow('jobs.sweep');`);
          await three.moveClocks(0);
        };
        await sweepAfter(6.9);
        expect([await count('done'), await count('failed')]).toEqual([200, 1]);
        await sweepAfter(7.1);
        expect([await count('done'), await count('failed')]).toEqual([0, 1]);
        await sweepAfter(30.1);
        expect([await count('done'), await count('failed')]).toEqual([0, 0]);
      });

      it('are enqueued once for each slot of a schedule that all three follow', async () => {
        for (const process of three.living()) {
          await handleIn(process, 'run.tick', `await note('ran');`);
          await withJobs(process, `jobs.schedule('run.tick', '* * * * * *');`);
        }
        await until('four slots', async () => (await notesOf(world, 'run.tick')).length >= 4);
        const rows = await jobsOf(world, 'run.tick');
        expect(new Set(rows.map(({ job_key }) => job_key)).size).toBe(rows.length);
        const seconds = rows.map(({ job_key }) => Date.parse(job_key?.split('@')[1]?.toUpperCase() ?? ''));
        expect(seconds.every((second, n) => n === 0 || second - (seconds[n - 1] ?? 0) >= 1000)).toBe(true);
        const notes = await notesOf(world, 'run.tick');
        expect(new Set(notes.map(({ job }) => job)).size).toBe(notes.length);
      });

      it('keep their lease while they run, and stop when another process cancels them', async () => {
        const work = `await note('began');
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          await note('stopped');
          signal.throwIfAborted();`;
        await handleIn(three.at('A'), 'run.long', work, { leaseSeconds: 2 });
        const { id } = await on<Stored>('A', `return jobs.enqueue({ kind: 'run.long' });`);
        await until('its begin', async () => (await notesOf(world, 'run.long')).length === 1);
        const tries = `for (let n = 0; n < 30; n += 1) {
            await sleep(100);
            const taken = await jobs.claim({ kinds: ['run.long'], owner: 'B', leaseSeconds: 30, limit: 1 });
            if (taken.length > 0) return taken;
          }
          return [];`;
        expect(await on('B', tries)).toEqual([]);
        expect(await on('C', `return jobs.cancel('${id}');`)).toBe(true);
        await until('the end of its work', async () => (await notesOf(world, 'run.long')).length === 2);
        expect((await notesOf(world, 'run.long')).map(({ what }) => what)).toEqual(['began', 'stopped']);
        expect(await stageOf('run.long')).toEqual(['cancelled']);
      });

      it('are finished by another process when theirs is killed, from where it was', async () => {
        const begin = `await heartbeat({ page: 3 }); await note('began'); await sleep(600_000);`;
        await handleIn(three.at('B'), 'run.kill', begin, { leaseSeconds: 1 });
        await on('B', `await jobs.enqueue({ kind: 'run.kill' });`);
        await until('its begin', async () => (await notesOf(world, 'run.kill')).length === 1);
        await three.kill('B');
        await handleIn(three.at('A'), 'run.kill', `await note('page ' + job.progress.page);`);
        // Where nobody tells of it, the next look into the database finds it: at most 19 seconds later.
        await untilAll(world, 'run.kill', 'done', 30_000);
        const notes = await notesOf(world, 'run.kill');
        expect(notes.map(({ what }) => what)).toEqual(['began', 'page 3']);
        expect(notes[0]?.pid).not.toBe(notes[1]?.pid);
        expect(await jobsOf(world, 'run.kill')).toMatchObject([{ attempts: 2, fence: 2 }]);
      });

      it('end or are handed over when their process is asked to end', async () => {
        const untilAborted = `await note('began');
          await new Promise((resolve) => signal.addEventListener('abort', resolve));`;
        const leaving = three.at('C');
        await handleIn(leaving, 'run.step', `${untilAborted} await sleep(100); return { step: 'in hand' };`);
        await handleIn(leaving, 'run.over', `${untilAborted} signal.throwIfAborted();`);
        await on('C', `for (const kind of ['run.step', 'run.over']) await jobs.enqueue({ kind });`);
        await until('the begin of both', async () => {
          const notes = await Promise.all(['run.step', 'run.over'].map((kind) => notesOf(world, kind)));
          return notes.every(({ length }) => length === 1);
        });
        await leaving.stop();
        expect(await stageOf('run.step')).toEqual(['done']);
        expect(await jobsOf(world, 'run.over')).toMatchObject([{ stage: 'queued', attempts: 0, fence: 1 }]);
        await handleIn(three.at('A'), 'run.over', `await note('over');`);
        await untilAll(world, 'run.over', 'done');
        expect(await jobsOf(world, 'run.over')).toMatchObject([{ attempts: 1, fence: 2 }]);
      });
    });
  });
}
