import { refusal } from '../support/apps';
import { approveAs, census, createPeople, returnAtOnce, straight, tally } from '../support/crowd';
import { isHere, type DatabaseKind } from '../support/databases';
import { grantActions } from '../support/grants';
import { linkAccount, linkActions, ownAccounts, prepareLink, unlink } from '../support/links';
import { callsTo } from '../support/platform';
import { openSession, type Session } from '../support/session';
import { startStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { approveLogin, createWorld, exchange, location, logIn, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);
const many = 50;
const times = <Result>(work: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: many }, work));

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`what happens at the same moment on ${kind}`, () => {
    let world: World;
    let people: string[];
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      people = await createPeople(world, many);
      await grantActions(world, 'authenticated', linkActions);
    });
    afterAll(() => world?.close());

    // First of all: on a table with few rows MySQL locks in another order than on one with many.
    const pair = [
      { person: 'shancha', nickname: '山茶' },
      { person: 'muyu', nickname: '木鱼石' },
    ] as const;
    let left: (typeof pair)[number] = pair[0];

    /** A user with two accounts, and for each the session it opened: the other's may end with the other. */
    async function openPair() {
      const { jwt, user } = await openSession(world, left);
      const joining = pair.find((one) => one !== left) ?? pair[1];
      await linkAccount(world, jwt, joining);
      const accounts = await ownAccounts(world, jwt);
      const ways = [];
      for (const { person, nickname } of pair) {
        const session = await openSession(world, { person });
        expect(session.user.id).toBe(user.id);
        const { id = '' } = accounts.find((account) => account.nickname === nickname) ?? {};
        ways.push({ id, jwt: session.jwt });
      }
      return { ways, userId: user.id };
    }

    async function unlinkBoth(at: string[]): Promise<void> {
      const { ways, userId } = await openPair();
      const replies = await Promise.all(ways.map(({ jwt, id }, n) => unlink(world, jwt, id, at[n])));
      const kept = await world.tables('douyin_accounts').where({ user_id: userId }).select('nickname');
      left = pair.find(({ nickname }) => nickname === kept[0]?.nickname) ?? left;
      expect(tally(replies)).toEqual({ 200: 1, 409: 1 });
      for (const reply of replies.filter(({ status }) => status === 409))
        expect(refusal(reply).code).toBe('AUTH_LAST_WAY');
      expect(kept).toHaveLength(1);
    }

    it('leaves one way to log in, when the last two are unlinked: twenty rounds', async () => {
      for (let round = 0; round < 20; round += 1) await unlinkBoth([world.front.url, world.front.url]);
    });

    if (kind !== 'sqlite')
      it('leaves one way to log in, when two processes unlink one each: twenty rounds', async () => {
        const other = await startStrapi({ env: world.env });
        try {
          for (let round = 0; round < 20; round += 1) await unlinkBoth([world.front.url, other.url]);
        } finally {
          await other.stop();
        }
      });

    it('is one session, when fifty callbacks come with one state', async () => {
      const { visitor, callbackUrl } = await approveLogin(world);
      const [before, exchangesBefore] = [await census(world), await callsTo(world, 'access_token')];
      const replies = await times(() => visitor.ask(straight(callbackUrl, world.strapi)));
      expect(tally(replies)).toEqual({ 302: 1, 409: many - 1 });
      expect(await callsTo(world, 'access_token')).toBe(exchangesBefore + 1);
      const codes = replies.flatMap(({ headers }) => headers.location ?? []);
      for (const code of codes) {
        const exchangeCode = new URL(code, world.front.url).searchParams.get('exchange_code');
        expect((await exchange(world, { visitor, exchangeCode })).status).toBe(200);
      }
      expect(await census(world)).toEqual({
        users: before.users + 1,
        accounts: before.accounts + 1,
        sessions: before.sessions + 1,
      });
    });

    it('is one session, when one code is exchanged fifty times', async () => {
      const run = await logIn(world);
      const before = await census(world);
      const url = `${world.strapi.url}/api/douyin/login/exchange`;
      const json = { code: run.exchangeCode };
      const replies = await times(() => run.visitor.ask(url, { method: 'POST', json }));
      expect(tally(replies)).toEqual({ 200: 1, 400: many - 1 });
      expect(await census(world)).toEqual({ ...before, sessions: before.sessions + 1 });
    });

    it.each(ofThisRun([1], [1, 2]))(
      'is one user with one account, when a person logs in first fifty times: round %d',
      async (round) => {
        const before = await census(world);
        const logins = await approveAs(world, `everywhere-${round}`, people);
        const replies = await returnAtOnce(logins, world.strapi);
        expect(tally(replies)).toEqual({ 302: many });
        expect(await census(world)).toEqual({
          ...before,
          users: before.users + 1,
          accounts: before.accounts + 1,
        });
        const codes = replies.map((reply) => new URL(location(reply), world.front.url).searchParams);
        const sessions = await Promise.all(
          logins.map(({ visitor }, n) =>
            exchange(world, { visitor, exchangeCode: codes[n]?.get('exchange_code') ?? null }),
          ),
        );
        expect(tally(sessions)).toEqual({ 200: many });
        const ids = sessions.map((reply) => reply.json<{ data: Session }>().data.user.id);
        expect(new Set(ids).size).toBe(1);
        const saved = await world.tables('douyin_tokens').orderBy('id', 'desc').first('version');
        expect(saved).toEqual({ version: many });
      },
    );

    it('gives an account to one user, when two link it: twenty rounds', async () => {
      const [one, two] = [await openSession(world), await openSession(world, { person: 'qingtuan' })];
      for (const person of people.slice(0, 20)) {
        const links = [];
        for (const { jwt } of [one, two]) links.push(await prepareLink(world, jwt, { person }));
        const replies = await Promise.all(links.map(({ finish }) => finish()));
        expect(tally(replies)).toEqual({ 200: 1, 409: 1 });
        for (const reply of replies.filter(({ status }) => status === 409))
          expect(refusal(reply).code).toBe('AUTH_ACCOUNT_TAKEN');
        const winner = replies[0]?.status === 200 ? one : two;
        expect((await openSession(world, { person })).user.id).toBe(winner.user.id);
      }
    });
  });
}
