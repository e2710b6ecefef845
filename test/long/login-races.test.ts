import { approveAs, census, createPeople, returnAtOnce, tally } from '../support/crowd';
import { isHere, type DatabaseKind } from '../support/databases';
import { createWorld, type World } from '../support/world';

jest.setTimeout(30 * 60_000);

const kinds: DatabaseKind[] = ['sqlite', 'postgres', 'mysql'];
const [rounds, many] = [40, 50];

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`first logins of one person at the same moment on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
    });
    afterAll(() => world?.close());

    it(`make one user with one account: ${rounds} rounds of ${many}`, async () => {
      const people = await createPeople(world, many);
      const taken: number[] = [];
      const wrong: unknown[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const before = await census(world);
        const logins = await approveAs(world, `person-${round}`, people);
        const startedAt = Date.now();
        const replies = await returnAtOnce(logins, world.strapi);
        taken.push(Date.now() - startedAt);
        const answers = tally(replies);
        const after = await census(world);
        const made = { users: after.users - before.users, accounts: after.accounts - before.accounts };
        if (answers[302] !== many || made.users !== 1 || made.accounts !== 1)
          wrong.push({ round, answers, made });
      }
      console.info(
        `${kind}: ${rounds} rounds of ${many} first logins at once; ${rounds - wrong.length} made one user and one account; ` +
          `a round took ${median(taken)} ms (median), ${Math.max(...taken)} ms at most`,
      );
      expect(wrong).toEqual([]);
    });
  });
}
