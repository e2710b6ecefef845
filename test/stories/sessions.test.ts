import { appsOf, off, refusal } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { grantActions } from '../support/grants';
import { ask, createVisitor, type Reply } from '../support/http';
import { linkAccount, linkActions, ownAccounts, unlink } from '../support/links';
import { allowQr, createPair } from '../support/qr';
import { askAs, auditLines, openSession, type Session } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, exchange, logIn, type World } from '../support/world';

/** A session that was opened with a QR code, and the pair that opened it. */
type Crossed = { pair: ReturnType<typeof createPair>; id: string; code: string; session: Session };

type Tokens = { jwt: string; refreshToken: string };

const post = (world: World, path: string, jwt: string, json: object = {}): Promise<Reply> =>
  ask(`${world.front.url}/api/${path}`, {
    method: 'POST',
    json,
    headers: { authorization: `Bearer ${jwt}`, origin: world.front.url },
  });
const startLink = (world: World, jwt: string) =>
  post(world, 'douyin/me/accounts/link', jwt, { redirectUrl: '/linked' });
/** Renews at the process itself, so that many renewals meet. */
const renew = (world: World, refreshToken: string): Promise<Reply> =>
  ask(`${world.strapi.url}/api/auth/refresh`, { method: 'POST', json: { refreshToken } });
const sessionsOf = (world: World, attempt: string) =>
  world.tables('strapi_sessions').where({ device_id: attempt });

async function cross(world: World, person = 'xiaohe'): Promise<Crossed> {
  const pair = createPair(world);
  const { id, qr } = await pair.start();
  const returnCode = await pair.returnCode(qr?.url ?? '', person);
  const entered = await pair.post(id, 'return-code', { returnCode });
  const { exchangeCode: code } = entered.json<{ data: { exchangeCode: string } }>().data;
  const session = (await pair.exchange(code)).json<{ data: Session }>().data;
  return { pair, id, code, session };
}

/** Tokens of an ended session are refused everywhere within a second. */
const untilNobody = (world: World, jwt: string) =>
  until('the end of a token', async () => (await askAs(world, jwt, '/api/users/me')).status === 401, 2000);

async function expectEnded(world: World, { jwt, refreshToken }: Session): Promise<void> {
  expect((await renew(world, refreshToken ?? '')).status).toBe(401);
  await untilNobody(world, jwt);
}

async function local(world: World, username: string): Promise<Session> {
  const json = { username, email: `${username}@story.example`, password: 'Story-Person-1' };
  const url = `${world.front.url}/api/auth/local/register`;
  return (await ask(url, { method: 'POST', json })).json<Session>();
}

describe('a session from another device', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await grantActions(world, 'authenticated', linkActions);
    await allowQr(world);
  });
  afterEach(() => world.strapi.moveClock(0));
  afterAll(() => world?.close());

  const logOut = async ({ session }: Crossed) =>
    expect((await post(world, 'auth/logout', session.jwt)).status).toBe(200);
  const removeRow = async ({ id }: Crossed) => expect(await sessionsOf(world, id).delete()).toBe(1);

  it.each([
    ['was logged out', logOut],
    ['has lost its row', removeRow],
  ])('starts no link with the token it had, when it %s', async (_when, end) => {
    const crossed = await cross(world);
    await end(crossed);
    const { jwt } = crossed.session;
    expect([401, 403]).toContain((await startLink(world, jwt)).status);
    const [account] = await ownAccounts(world, (await openSession(world)).jwt);
    expect([401, 403]).toContain((await unlink(world, jwt, account?.id ?? '')).status);
    const password = {
      currentPassword: 'x',
      password: 'Story-Person-2',
      passwordConfirmation: 'Story-Person-2',
    };
    expect([401, 403]).toContain((await post(world, 'auth/change-password', jwt, password)).status);
  });

  it('is nobody’s with the token it had, when it was logged out', async () => {
    const crossed = await cross(world);
    await logOut(crossed);
    await untilNobody(world, crossed.session.jwt);
  });

  it('ends for good when the phone denies it after the computer has logged out', async () => {
    const crossed = await cross(world, 'muyu');
    await logOut(crossed);
    const { pair, id, code, session } = crossed;
    expect((await pair.deny(id)).status).toBe(200);
    expect(await world.tables('douyin_attempts').where({ document_id: id }).first()).toMatchObject({
      stage: 'denied',
    });
    await expectEnded(world, session);
    expect((await pair.exchange(code)).status).toBe(400);
    expect(await sessionsOf(world, id)).toEqual([]);
  });

  it('is denied wholly or not at all, and as often as the phone likes', async () => {
    const { pair, id, session } = await cross(world, 'qingtuan');
    await world.strapi.run(`
      const sessions = strapi.plugin('douyin').service('sessions');
      const { endOpenedBy } = sessions;
      sessions.endOpenedBy = async () => {
        sessions.endOpenedBy = endOpenedBy;
        throw new Error('A story lets this fail once');
      };
    `);
    expect((await pair.deny(id)).status).toBe(500);
    expect((await world.tables('douyin_attempts').where({ document_id: id }).first()).stage).toBe('done');
    expect(await auditLines(world, `&action=login.denied&target=${id}`)).toEqual([]);
    for (let time = 0; time < 2; time += 1) expect((await pair.deny(id)).status).toBe(200);
    await expectEnded(world, session);
    expect(await auditLines(world, `&action=login.denied&target=${id}`)).toHaveLength(1);
  });

  it('ends in legacy mode too, and changes nothing about accounts afterwards', async () => {
    await world.restart({ JWT_MANAGEMENT: 'legacy-support' });
    const { pair, id, session } = await cross(world, 'yuntun');
    expect((await askAs(world, session.jwt, '/api/users/me')).status).toBe(200);
    expect(refusal(await startLink(world, session.jwt))).toMatchObject({ code: 'AUTH_SESSION_LIMITED' });
    expect((await pair.deny(id)).status).toBe(200);
    await untilNobody(world, session.jwt);
    expect([401, 403]).toContain((await startLink(world, session.jwt)).status);
  });
});

describe('an exchange code that was issued before', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await grantActions(world, 'authenticated', linkActions);
  });
  afterAll(() => world?.close());

  const setLogin = async (login: boolean) => {
    const [app] = await appsOf(world).list();
    if (!app) throw new Error('There is no app');
    await appsOf(world).save(app, { switches: { ...off, login } });
  };
  async function expectNothingFor(run: Awaited<ReturnType<typeof logIn>>): Promise<void> {
    const before = await countRows(world.tables, 'strapi_sessions');
    const refused = refusal(await exchange(world, run));
    const known = { AUTH_EXCHANGE_INVALID: 400, AUTH_LOGIN_CLOSED: 403 } as Record<string, number>;
    expect(refused.status).toBe(known[refused.code ?? 'none']);
    expect(await countRows(world.tables, 'strapi_sessions')).toBe(before);
  }

  it('gives no session once its account was unlinked', async () => {
    const me = await openSession(world);
    const account = await linkAccount(world, me.jwt, { person: 'shancha' });
    const run = await logIn(world, { person: 'shancha' });
    expect((await unlink(world, me.jwt, account.id)).status).toBe(200);
    await expectNothingFor(run);
  });

  it('gives no session once an administrator disconnected its account', async () => {
    const { jwt } = await openSession(world, { person: 'muyu' });
    const [account] = await ownAccounts(world, jwt);
    const run = await logIn(world, { person: 'muyu' });
    await world.admin.data('POST', `/douyin/accounts/${account?.id}/disconnect`);
    await expectNothingFor(run);
    // A new login connects it anew.
    expect((await openSession(world, { person: 'muyu' })).jwt).not.toBe('');
  });

  it('gives no session while login is switched off for its app', async () => {
    const run = await logIn(world, { person: 'qingtuan' });
    await setLogin(false);
    await expectNothingFor(run);
    await setLogin(true);
    expect((await openSession(world, { person: 'qingtuan' })).jwt).not.toBe('');
  });
});

const rounds = ofThisRun<[DatabaseKind, number]>([['sqlite', 5]], [['postgres', 10]]);
for (const [kind, count] of rounds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`a session that is denied while it is renewed, on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      await allowQr(world);
    });
    afterAll(() => world?.close());

    /** Renews again and again until it is refused or stopped; keeps all it was given. */
    async function renewOn(first: string, given: Tokens[], goesOn: () => boolean): Promise<void> {
      let refreshToken = first;
      while (goesOn()) {
        const reply = await renew(world, refreshToken);
        if (reply.status !== 200) return;
        const tokens = reply.json<Tokens>();
        given.push(tokens);
        refreshToken = tokens.refreshToken;
      }
    }

    it(`leaves nothing: ${count} rounds with four renewals beside the phone’s word`, async () => {
      for (let round = 1; round <= count; round += 1) {
        const { pair, id, session } = await cross(world);
        const given: Tokens[] = [{ jwt: session.jwt, refreshToken: session.refreshToken ?? '' }];
        let isOver = false;
        const loops = [1, 2, 3, 4].map(() =>
          renewOn(session.refreshToken ?? '', given, () => !isOver && given.length < 500),
        );
        await until('some renewals', async () => given.length > 4 + round);
        expect((await pair.deny(id)).status).toBe(200);
        // What is on its way may end; nothing it brings may live.
        await new Promise((resolve) => setTimeout(resolve, 50));
        isOver = true;
        await Promise.all(loops);
        const last = given.slice(-20);
        for (const { refreshToken } of last) expect((await renew(world, refreshToken)).status).toBe(401);
        for (const { jwt } of last) await untilNobody(world, jwt);
        for (const { jwt } of last) expect((await askAs(world, jwt, '/api/users/me')).status).toBe(401);
        expect(await sessionsOf(world, id)).toEqual([]);
      }
    });
  });
}

describe('a link that the phone denies', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await grantActions(world, 'authenticated', linkActions);
    await allowQr(world);
    await world.strapi.run(`
      globalThis.unlinked = [];
      strapi.eventHub.on('douyin.unlink', (payload) => void globalThis.unlinked.push(payload));
    `);
  });
  afterAll(() => world?.close());

  const unlinked = () => world.strapi.run<Record<string, unknown>[]>('return globalThis.unlinked');

  /** A link over the phone, ready to be finished. */
  async function linkByPhone(jwt: string, person: string) {
    const pair = createPair(world);
    const started = await pair.desktop.ask(`${world.front.url}/api/douyin/me/accounts/link`, {
      method: 'POST',
      json: { way: 'qr' },
      headers: { authorization: `Bearer ${jwt}`, origin: world.front.url },
    });
    const { id, qr } = started.json<{ data: { id: string; qr: { url: string } } }>().data;
    const returnCode = await pair.returnCode(qr.url, person);
    const entered = await pair.post(id, 'return-code', { returnCode });
    const { exchangeCode: code } = entered.json<{ data: { exchangeCode: string } }>().data;
    const finish = () =>
      pair.desktop.ask(`${world.front.url}/api/douyin/me/accounts/link/finish`, {
        method: 'POST',
        json: { code },
        headers: { authorization: `Bearer ${jwt}`, origin: world.front.url },
      });
    return { pair, id, finish };
  }

  it('leaves an account where it was that already belonged to the user', async () => {
    const me = await openSession(world, { person: 'shancha' });
    const { pair, id, finish } = await linkByPhone(me.jwt, 'shancha');
    expect((await finish()).status).toBe(200);
    expect((await pair.deny(id)).status).toBe(200);
    expect(await ownAccounts(world, me.jwt)).toMatchObject([{ nickname: '山茶' }]);
    expect((await openSession(world, { person: 'shancha' })).user.id).toBe(me.user.id);
    expect(await auditLines(world, '&action=account.unlinked')).toEqual([]);
    expect(await unlinked()).toEqual([]);
  });

  it('links nothing any more when it is denied before it is finished', async () => {
    const me = await local(world, 'not-finished');
    const { pair, id, finish } = await linkByPhone(me.jwt, 'qingtuan');
    expect((await pair.deny(id)).status).toBe(200);
    expect((await finish()).status).toBe(400);
    expect(await ownAccounts(world, me.jwt)).toEqual([]);
    expect(await unlinked()).toEqual([]);
  });

  it('takes what it linked away again, writes it down and tells the site, once', async () => {
    const me = await local(world, 'linked-by-phone');
    const { pair, id, finish } = await linkByPhone(me.jwt, 'muyu');
    expect((await finish()).status).toBe(200);
    const [account] = await ownAccounts(world, me.jwt);
    const viaAccount = await openSession(world, { person: 'muyu' });
    expect(viaAccount.user.id).toBe(me.user.id);
    for (let time = 0; time < 2; time += 1) expect((await pair.deny(id)).status).toBe(200);
    expect(await ownAccounts(world, me.jwt)).toEqual([]);
    const lines = await auditLines(world, '&action=account.unlinked');
    expect(lines).toMatchObject([{ targetId: account?.id, targetName: '木鱼石' }]);
    expect(await unlinked()).toMatchObject([{ user: me.user.id, account: account?.id }]);
    // Whoever logged in with it does not stay logged in.
    await expectEnded(world, viaAccount);
    expect((await openSession(world, { person: 'muyu', visitor: createVisitor() })).user.id).not.toBe(
      me.user.id,
    );
  });
});
