import { census } from '../support/crowd';
import { isHere, type DatabaseKind } from '../support/databases';
import { grantActions } from '../support/grants';
import { linkAccount, linkActions, ownAccounts, unlink } from '../support/links';
import { ask } from '../support/http';
import { ofThisRun } from '../support/this-run';
import { createTwoApps, type TwoApps } from '../support/two-apps';
import { approveLogin, createWorld, logIn, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`people and two apps on ${kind}`, () => {
    let world: World;
    let two: TwoApps;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      two = await createTwoApps(world);
    });
    afterEach(() => two.setDevelopers('河畔文化', '河畔文化'));
    afterAll(() => world?.close());

    it('are one user with two accounts, whichever app they use first', async () => {
      for (const order of [two.ids, [...two.ids].reverse()]) {
        const before = await census(world);
        const person = await two.person();
        const ids = [];
        for (const app of [...order, ...order]) ids.push((await two.logIn(app, person)).user.id);
        expect(new Set(ids).size).toBe(1);
        expect(await census(world)).toMatchObject({ users: before.users + 1, accounts: before.accounts + 2 });
      }
    });

    it('are one user, when both first logins end at the same moment: eight rounds', async () => {
      const before = await census(world);
      for (let round = 1; round <= 8; round += 1) {
        const person = await two.person();
        const logins = [];
        for (const app of two.ids) logins.push(await approveLogin(world, { person, query: `?app=${app}` }));
        const replies = await Promise.all(logins.map(({ visitor, callbackUrl }) => visitor.ask(callbackUrl)));
        expect(replies.map(({ status }) => status)).toEqual([302, 302]);
        expect(await census(world)).toMatchObject({
          users: before.users + round,
          accounts: before.accounts + 2 * round,
        });
      }
    });

    it.each<[string, string | null, string | null]>([
      ['no app names its developer', null, null],
      ['one app names no developer', '河畔文化', null],
      ['the developers differ', '河畔文化', '城南文化'],
      ['the developers differ in case', 'Hepan', 'hepan'],
      ['the developers differ in an accent', 'Hepan', 'Hépan'],
    ])('are two users, when %s', async (_why, ...developers) => {
      await two.setDevelopers(...developers);
      const person = await two.person();
      const users = new Set<number>();
      for (const app of [...two.ids, ...two.ids]) users.add((await two.logIn(app, person)).user.id);
      expect(await two.developers()).toEqual(developers);
      expect(users.size).toBe(2);
    });

    it.each([
      ['in case', '_000resume', '_000RESUME'],
      ['in an accent', '_000resume', '_000résumé'],
      ['in how an accent is written', '_000résumé', '_000re\u0301sume\u0301'],
      ['in a trailing blank', '_000resume', '_000resume '],
      ['in a leading blank', '_000resume', ' _000resume'],
      ['in width', '_000resume', '_000ｒｅｓｕｍｅ'],
    ])('are two users, when their union_ids differ only %s', async (what, first, second) => {
      const [one, other] = [await two.person(), await two.person()];
      const told = (id: string) => ({ union_id: `${what.replace(/\W/g, '')}${id}` });
      const here = await two.logIn(two.ids[0], one, told(first));
      const there = await two.logIn(two.ids[1], other, told(second));
      expect(there.user.id).not.toBe(here.user.id);
      const third = await two.person();
      expect((await two.logIn(two.ids[1], third, told(first))).user.id).toBe(here.user.id);
    });
  });
}

describe('people and two apps in detail', () => {
  let world: World;
  let two: TwoApps;
  beforeAll(async () => {
    world = await createWorld();
    two = await createTwoApps(world);
    await grantActions(world, 'authenticated', linkActions);
  });
  afterEach(() => two.setDevelopers('河畔文化', '河畔文化'));
  afterAll(() => world?.close());

  const userOf = async (app: string, person: string, told?: Record<string, string | null>) =>
    (await two.logIn(app, person, told)).user.id;
  const removeUser = async (id: number) => {
    const { document_id: document } = await world.tables('up_users').where({ id }).first('document_id');
    const uid = 'plugin::users-permissions.user';
    const reply = await world.admin.call('DELETE', `/content-manager/collection-types/${uid}/${document}`);
    expect(reply.status).toBe(200);
  };
  const ownersOf = async (nickname: string) =>
    (await world.tables('douyin_accounts').where({ nickname }).orderBy('id').select('user_id')).map(
      ({ user_id: userId }) => userId as number | null,
    );

  it('show both accounts to their user, each with its app', async () => {
    const person = await two.person('两处都来');
    await two.logIn(two.ids[0], person);
    const { jwt } = await two.logIn(two.ids[1], person);
    const accounts = await ownAccounts(world, jwt);
    expect(accounts.map(({ appName }) => appName).sort()).toEqual(['抖音 Douyin', '河畔咖啡']);
    expect(accounts.map(({ nickname }) => nickname)).toEqual(['两处都来', '两处都来']);
  });

  it.each<[string, string | null]>([
    ['no union_id', null],
    ['an empty union_id', ''],
  ])('are two users, when the platform tells %s', async (_what, unionId) => {
    const person = await two.person();
    const told = { union_id: unionId };
    const here = await userOf(two.ids[0], person, told);
    expect(await userOf(two.ids[1], person, told)).not.toBe(here);
    expect(await userOf(two.ids[1], await two.person(), told)).not.toBe(here);
  });

  it('are two users, when they only have the same name', async () => {
    const here = await userOf(two.ids[0], await two.person('小河同名'));
    expect(await userOf(two.ids[1], await two.person('小河同名'))).not.toBe(here);
  });

  it('are not a user who registered by e-mail, whatever name and e-mail the platform tells', async () => {
    const json = { username: 'ayan', email: 'ayan@story.invalid', password: 'Story-Visitor-1' };
    const reply = await ask(`${world.front.url}/api/auth/local/register`, { method: 'POST', json });
    const registered = reply.json<{ user: { id: number } }>().user.id;
    const told = { nickname: json.username, email: json.email, username: json.username };
    expect(await userOf(two.ids[0], await two.person('ayan'), told)).not.toBe(registered);
    const rows = await world.tables('up_users').where({ email: json.email }).select('id');
    expect(rows).toEqual([{ id: registered }]);
  });

  it('stay two users, when the developer is named after both have come', async () => {
    await two.setDevelopers(null, null);
    const person = await two.person();
    const ids = [await userOf(two.ids[0], person), await userOf(two.ids[1], person)];
    await two.setDevelopers('河畔文化', '河畔文化');
    expect([await userOf(two.ids[0], person), await userOf(two.ids[1], person)]).toEqual(ids);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('come in under the rule "link", when the other app knows them, and only then', async () => {
    const known = await two.person();
    const here = await userOf(two.ids[0], known);
    await two.change(two.ids[1], { newUserRule: 'link' });
    const before = await census(world);
    const unknown = await logIn(world, { person: await two.person(), query: `?app=${two.ids[1]}` });
    expect(unknown.callback.status).toBe(403);
    expect(await census(world)).toEqual(before);
    expect(await userOf(two.ids[1], known)).toBe(here);
    await two.change(two.ids[1], { newUserRule: 'create' });
  });

  it('are not let in through the other app, when their user was blocked', async () => {
    const person = await two.person();
    const id = await userOf(two.ids[0], person);
    await world.tables('up_users').where({ id }).update({ blocked: true });
    const { callback } = await logIn(world, { person, query: `?app=${two.ids[1]}` });
    expect(callback.status).toBe(403);
    expect(callback.text).toContain('AUTH_USER_BLOCKED');
  });

  it('are a new user with both accounts, when the former user was deleted', async () => {
    const person = await two.person('去而复返');
    const former = await userOf(two.ids[0], person);
    expect(await userOf(two.ids[1], person)).toBe(former);
    await removeUser(former);
    expect(await ownersOf('去而复返')).toEqual([null, null]);
    const again = await userOf(two.ids[1], person);
    expect(again).not.toBe(former);
    expect(await ownersOf('去而复返')).toEqual([null, again]);
    expect(await userOf(two.ids[0], person)).toBe(again);
    expect(await ownersOf('去而复返')).toEqual([again, again]);
  });

  it('are the same user again after unlinking one account, for the other still tells who they are', async () => {
    const person = await two.person('解绑一个');
    const { jwt, user } = await two.logIn(two.ids[0], person);
    await two.logIn(two.ids[1], person);
    const account = (await ownAccounts(world, jwt)).find(({ appName }) => appName === '河畔咖啡');
    expect((await unlink(world, jwt, account?.id ?? '')).status).toBe(200);
    expect(await ownersOf('解绑一个')).toEqual([user.id, null]);
    expect(await userOf(two.ids[1], person)).toBe(user.id);
  });

  it('are a user of their own again, when all their accounts were unlinked from somebody else', async () => {
    const [host, guest] = [await two.person(), await two.person('客人')];
    const { jwt, user } = await two.logIn(two.ids[0], host);
    await linkAccount(world, jwt, { person: guest, app: two.ids[0] });
    expect(await userOf(two.ids[1], guest)).toBe(user.id);
    const guests = (await ownAccounts(world, jwt)).filter(({ nickname }) => nickname === '客人');
    for (const { id } of guests) expect((await unlink(world, jwt, id)).status).toBe(200);
    expect(await ownersOf('客人')).toEqual([null, null]);
    const own = await userOf(two.ids[1], guest);
    expect(own).not.toBe(user.id);
    expect(await userOf(two.ids[0], guest)).toBe(own);
    expect(await userOf(two.ids[0], host)).toBe(user.id);
  });

  it('have names of their own, also when an account comes back after it was unlinked', async () => {
    const [person, friend] = [await two.person(), await two.person()];
    const { jwt, user } = await two.logIn(two.ids[0], person);
    await linkAccount(world, jwt, { person: friend, app: two.ids[0] });
    const accounts = await ownAccounts(world, jwt);
    const own = accounts.find(({ nickname }) => nickname === person);
    expect((await unlink(world, jwt, own?.id ?? '')).status).toBe(200);
    const again = await two.logIn(two.ids[0], person);
    expect(again.user.id).not.toBe(user.id);
    expect(again.user.username).not.toBe(user.username);
  });
});
