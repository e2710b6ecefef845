import { isHere, type DatabaseKind } from '../support/databases';
import { askFromAll, startFleet, type Fleet } from '../support/fleet';
import { planFault } from '../support/platform';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, dayMs, getAtOnce, moveTime, refreshCalls, tokenRow } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
/** Each round begins with an access token that has just ended. */
const stepMs = 15 * dayMs + 60_000;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`many callers of one token on ${kind}`, () => {
    let world: World;
    let fleet: Fleet;
    let accountId: string;
    let moved = 0;
    const expire = () => moveTime(world, (moved += stepMs), fleet.all());
    const consent = async () => {
      accountId = await connectDouyin(world);
    };

    beforeAll(async () => {
      world = await createWorld({ database: kind, env: { DOUYIN_WORKERS: 'false' } });
      fleet = await startFleet(world, 3);
    });
    afterAll(async () => {
      await fleet?.close();
      await world?.close();
    });

    it('is one call to the platform for 200 callers in one process', async () => {
      await consent();
      await expire();
      const before = await refreshCalls(world);
      const tokens = await getAtOnce(world.strapi, accountId, 200);
      expect(tokens).toHaveLength(200);
      expect(new Set(tokens).size).toBe(1);
      expect(await refreshCalls(world)).toBe(before + 1);
    });

    it('is one call and the same new token for 25 callers in each of three processes: three rounds', async () => {
      for (let round = 0; round < 3; round += 1) {
        await consent();
        const old = await getAtOnce(world.strapi, accountId, 1);
        await expire();
        await planFault(world, { endpoint: 'refresh_token', kind: 'delay', ms: 150 });
        const { tokens, calls } = await askFromAll(world, fleet, accountId, 25);
        expect({ tokens: tokens.length, calls }).toEqual({ tokens: 1, calls: 1 });
        expect(tokens).not.toEqual(old);
      }
    });

    it('serves the token that is still valid while somebody else refreshes it', async () => {
      await consent();
      await moveTime(world, (moved += 15 * dayMs - 120_000), fleet.all());
      await planFault(world, { endpoint: 'refresh_token', kind: 'delay', ms: 6000 });
      const [first, second] = fleet.all();
      if (!first || !second) throw new Error('There are three processes');
      const slow = getAtOnce(first, accountId, 1);
      await until('the lease', async () => (await tokenRow(world, accountId)).lease_owner !== null);
      const start = performance.now();
      const served = await getAtOnce(second, accountId, 5);
      expect(performance.now() - start).toBeLessThan(3000);
      expect(new Set(served).size).toBe(1);
      await slow;
    });

    it('lets nobody write who was paused past the lease, when another has refreshed meanwhile', async () => {
      await consent();
      await expire();
      await world.sim('switches', { refreshRotates: true });
      const [, second, third] = fleet.all();
      if (!second || !third) throw new Error('There are three processes');
      await planFault(world, { endpoint: 'refresh_token', kind: 'delay', ms: 6000 });
      const late = getAtOnce(second, accountId, 1);
      await until('the lease', async () => (await tokenRow(world, accountId)).lease_owner !== null);
      process.kill(second.pid, 'SIGSTOP');
      // The lease is over by the clock of the other process, and the paused one has had its answer.
      await moveTime(world, (moved += 10 * 60_000), [third]);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const [token] = await getAtOnce(third, accountId, 1);
      const after = await tokenRow(world, accountId);
      process.kill(second.pid, 'SIGCONT');
      await moveTime(world, moved, fleet.all());
      expect(await late).toEqual([token]);
      expect(await tokenRow(world, accountId)).toMatchObject({
        version: after.version,
        fence: after.fence,
        access_sealed: after.access_sealed,
      });
      await world.sim('switches', { refreshRotates: false });
    });

    it('is one call to the platform for 1,000 forced refreshes within a minute', async () => {
      await consent();
      const before = await refreshCalls(world);
      const force = (process: { run<R>(body: string): Promise<R> }) =>
        process.run<number>(`
          const tokens = strapi.plugin('douyin').service('tokens');
          let done = 0;
          for (let n = 0; n < 10; n += 1) {
            const some = Array.from({ length: 34 }, () => tokens.refreshNow('${accountId}', { kind: 'system' }));
            done += (await Promise.all(some)).filter(Boolean).length;
          }
          return done;
        `);
      const done = await Promise.all(fleet.all().map(force));
      expect(done.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
      expect(await refreshCalls(world)).toBe(before + 1);
    });
  });
}
