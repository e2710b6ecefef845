import { approveAs, census, createPeople, returnAtOnce, straight, tally } from '../support/crowd';
import { isHere, type DatabaseKind } from '../support/databases';
import { approveLogin, createWorld, exchange, type World } from '../support/world';

jest.setTimeout(30 * 60_000);

const kinds: DatabaseKind[] = ['sqlite', 'postgres', 'mysql'];
const [rounds, many] = [40, 50];

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`what comes at the same moment on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
    });
    afterAll(() => world?.close());

    it(`is one session, when many callbacks come with one state: ${rounds} rounds of ${many}`, async () => {
      const wrong: unknown[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const { visitor, callbackUrl } = await approveLogin(world);
        const before = await census(world);
        const url = straight(callbackUrl, world.strapi);
        const replies = await Promise.all(Array.from({ length: many }, () => visitor.ask(url)));
        const answers = tally(replies);
        const [target] = replies.flatMap(({ headers }) => headers.location ?? []);
        const exchangeCode = new URL(target ?? '/', world.front.url).searchParams.get('exchange_code');
        const { status } = await exchange(world, { visitor, exchangeCode });
        const sessions = (await census(world)).sessions - before.sessions;
        if (answers[302] !== 1 || answers[409] !== many - 1 || status !== 200 || sessions !== 1)
          wrong.push({ round, answers, status, sessions });
      }
      console.info(
        `${kind}: ${rounds} rounds of ${many} callbacks at once; ${rounds - wrong.length} gave one session`,
      );
      expect(wrong).toEqual([]);
    });

    it(`is one user with one account, when a person logs in first: ${rounds} rounds of ${many}`, async () => {
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
