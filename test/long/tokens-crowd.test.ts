import { isHere, type DatabaseKind } from '../support/databases';
import { askFromAll, startFleet, type Fleet } from '../support/fleet';
import { connectDouyin, dayMs, moveTime } from '../support/tokens';
import { createWorld, type World } from '../support/world';

jest.setTimeout(30 * 60_000);

const kinds: DatabaseKind[] = ['sqlite', 'postgres', 'mysql'];
const [processes, callers, rounds] = [8, 25, 40];
const stepMs = 15 * dayMs + 60_000;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`${processes} processes on ${kind}`, () => {
    let world: World;
    let fleet: Fleet;
    beforeAll(async () => {
      world = await createWorld({ database: kind, env: { DOUYIN_WORKERS: 'false' } });
      fleet = await startFleet(world, processes);
    });
    afterAll(async () => {
      await fleet?.close();
      await world?.close();
    });

    it(`get one new token by one call, ${callers} callers in each: ${rounds} rounds`, async () => {
      const times: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const accountId = await connectDouyin(world);
        await moveTime(world, round * stepMs, fleet.all());
        const { tokens, calls, ms } = await askFromAll(world, fleet, accountId, callers);
        expect({ round, tokens: tokens.length, calls }).toEqual({ round, tokens: 1, calls: 1 });
        times.push(ms);
      }
      process.stderr.write(`${kind}: ${rounds} rounds, median ${Math.round(median(times))} ms\n`);
    });
  });
}
