import { refusal } from '../support/apps';
import { grantActions } from '../support/grants';
import { ask, createVisitor, type Reply } from '../support/http';
import { linkAccount, linkActions, ownAccounts, prepareLink, unlink } from '../support/links';
import { allowQr, createPair } from '../support/qr';
import { askAs, auditLines, openSession } from '../support/session';
import { createWorld, exchange, logIn, type World } from '../support/world';

type Person = { jwt: string; user: { id: number }; refreshToken?: string };

type Account = { id: string; userId: number | null; state: string; nickname: string };

describe('a user with more than one account', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await grantActions(world, 'authenticated', linkActions);
  });
  afterEach(() => world.strapi.moveClock(0));
  afterAll(() => world?.close());

  const local = async (name: string): Promise<Person> => {
    const json = { username: name, email: `${name}@story.example`, password: 'Story-Person-1' };
    const url = `${world.front.url}/api/auth/local/register`;
    return (await ask(url, { method: 'POST', json })).json<Person>();
  };
  /** Asks to start a link from a page of the site. */
  const startLink = (
    jwt: string,
    json: object = { redirectUrl: '/linked' },
    from = createVisitor(),
  ): Promise<Reply> =>
    from.ask(`${world.front.url}/api/douyin/me/accounts/link`, {
      method: 'POST',
      json,
      headers: { authorization: `Bearer ${jwt}`, origin: world.front.url },
    });
  const refreshed = (refreshToken: string | undefined) =>
    ask(`${world.front.url}/api/auth/refresh`, { method: 'POST', json: { refreshToken } });

  it('links another account and logs in with either', async () => {
    const me = await openSession(world, { person: 'xiaohe' });
    expect(await linkAccount(world, me.jwt, { person: 'shancha' })).toMatchObject({ nickname: '山茶' });
    expect((await ownAccounts(world, me.jwt)).map(({ nickname }) => nickname).sort()).toEqual([
      '小河',
      '山茶',
    ]);
    const again = await openSession(world, { person: 'shancha' });
    expect(again.user.id).toBe(me.user.id);
    const [line] = await auditLines(world, '&action=account.linked');
    expect(line).toMatchObject({ actorKind: 'user', targetName: '山茶' });
  });

  it('unlinks one, and the sessions it opened end, but not the others', async () => {
    const viaFirst = await openSession(world, { person: 'xiaohe' });
    const viaSecond = await openSession(world, { person: 'shancha' });
    const second = (await ownAccounts(world, viaFirst.jwt)).find(({ nickname }) => nickname === '山茶');
    expect((await unlink(world, viaFirst.jwt, second?.id ?? '')).status).toBe(200);
    expect((await refreshed(viaSecond.refreshToken)).status).toBe(401);
    expect((await askAs(world, viaSecond.jwt, '/api/users/me')).status).toBe(401);
    expect((await askAs(world, viaFirst.jwt, '/api/users/me')).status).toBe(200);
    expect((await refreshed(viaFirst.refreshToken)).status).toBe(200);
    expect(await auditLines(world, '&action=account.unlinked')).toHaveLength(1);
  });

  it('keeps the last way to log in', async () => {
    const me = await openSession(world, { person: 'xiaohe' });
    const [only] = await ownAccounts(world, me.jwt);
    const reply = await unlink(world, me.jwt, only?.id ?? '');
    expect(refusal(reply)).toMatchObject({ status: 409, code: 'AUTH_LAST_WAY' });
    expect(await ownAccounts(world, me.jwt)).toHaveLength(1);
  });

  it('may unlink the last account when a password logs it in', async () => {
    const me = await local('with-password');
    await linkAccount(world, me.jwt, { person: 'qingtuan' });
    const [only] = await ownAccounts(world, me.jwt);
    expect((await unlink(world, me.jwt, only?.id ?? '')).status).toBe(200);
  });

  it('cannot unlink what is somebody else’s, or nobody’s', async () => {
    const me = await openSession(world, { person: 'xiaohe' });
    const other = await openSession(world, { person: 'muyu' });
    const [theirs] = await ownAccounts(world, other.jwt);
    for (const id of [theirs?.id ?? '', 'nobody']) expect((await unlink(world, me.jwt, id)).status).toBe(404);
    expect(await ownAccounts(world, other.jwt)).toHaveLength(1);
  });

  it('is told clearly that an account belongs to another user, and both stay as they were', async () => {
    const me = await openSession(world, { person: 'xiaohe' });
    const other = await openSession(world, { person: 'muyu' });
    const visitor = createVisitor();
    const started = await startLink(me.jwt, undefined, visitor);
    const { authUrl } = started.json<{ data: { authUrl: string } }>().data;
    await ask(authUrl);
    const state = new URL(authUrl).searchParams.get('state');
    const approved = await world.sim<{ redirectUrl: string }>('people/muyu/approve', { state });
    const reply = await visitor.ask(approved.redirectUrl);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('AUTH_ACCOUNT_TAKEN');
    expect(await ownAccounts(world, me.jwt)).toHaveLength(1);
    expect(await ownAccounts(world, other.jwt)).toHaveLength(1);
  });

  it('cannot finish a link under another session', async () => {
    const me = await openSession(world, { person: 'xiaohe' });
    const other = await openSession(world, { person: 'muyu' });
    const { code, visitor, finish } = await prepareLink(world, me.jwt, { person: 'shancha' });
    // The same browser, where somebody else has logged in meanwhile; and the same user in another browser.
    expect(refusal(await finish(other.jwt))).toMatchObject({ status: 403, code: 'AUTH_SESSION_OTHER' });
    const elsewhere = await finish(me.jwt, createVisitor());
    expect(refusal(elsewhere)).toMatchObject({ status: 400, code: 'AUTH_EXCHANGE_INVALID' });
    expect((await finish('')).status).toBe(403);
    expect((await exchange(world, { visitor, exchangeCode: code })).status).toBe(400);
    expect(await ownAccounts(world, other.jwt)).toHaveLength(1);
    expect((await finish()).status).toBe(200);
  });

  it('links over the phone as well, which is asked to link and not to log in', async () => {
    await allowQr(world);
    const me = await local('by-phone');
    const pair = createPair(world);
    const started = await startLink(me.jwt, { way: 'qr' }, pair.desktop);
    const { id, qr } = started.json<{ data: { id: string; qr: { url: string } } }>().data;
    expect((await pair.phone.ask(qr.url)).text).toContain('绑定');
    const returnCode = await pair.returnCode(qr.url, 'qingtuan');
    const entered = await pair.post(id, 'return-code', { returnCode });
    const { exchangeCode } = entered.json<{ data: { exchangeCode: string } }>().data;
    const finish = await pair.desktop.ask(`${world.front.url}/api/douyin/me/accounts/link/finish`, {
      method: 'POST',
      json: { code: exchangeCode },
      headers: { authorization: `Bearer ${me.jwt}`, origin: world.front.url },
    });
    expect(finish.status).toBe(200);
    expect(await ownAccounts(world, me.jwt)).toHaveLength(1);
    expect((await pair.deny(id)).status).toBe(200);
    expect(await ownAccounts(world, me.jwt)).toHaveLength(0);
  });

  it('changes nothing about accounts and credentials for a day in a session from another device', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const entered = await pair.post(id, 'return-code', { returnCode: await pair.returnCode(qr?.url ?? '') });
    const { exchangeCode } = entered.json<{ data: { exchangeCode: string } }>().data;
    const session = (await pair.exchange(exchangeCode)).json<{ data: Person & { refreshToken: string } }>()
      .data;
    const limited = { status: 403, code: 'AUTH_SESSION_LIMITED' };
    const [account] = await ownAccounts(world, session.jwt);
    const password = {
      currentPassword: 'x',
      password: 'Story-Person-2',
      passwordConfirmation: 'Story-Person-2',
    };
    const changePassword = (jwt: string) =>
      ask(`${world.front.url}/api/auth/change-password`, {
        method: 'POST',
        json: password,
        headers: { authorization: `Bearer ${jwt}` },
      });
    expect(refusal(await startLink(session.jwt))).toMatchObject(limited);
    expect(refusal(await unlink(world, session.jwt, account?.id ?? ''))).toMatchObject(limited);
    expect(refusal(await changePassword(session.jwt))).toMatchObject(limited);
    // Renewing the session does not take the mark off.
    const renewed = (await refreshed(session.refreshToken)).json<{ jwt: string; refreshToken: string }>();
    expect(refusal(await startLink(renewed.jwt))).toMatchObject(limited);
    await world.strapi.moveClock(86_400_000 + 60_000);
    const next = (await refreshed(renewed.refreshToken)).json<{ jwt: string }>();
    expect((await startLink(next.jwt)).status).toBe(200);
  });
});

describe('users without an e-mail', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const post = (path: string, json: object) =>
    ask(`${world.front.url}/api/auth/${path}`, { method: 'POST', json });
  const emailOf = async (id: number): Promise<string> =>
    ((await world.tables('up_users').where({ id }).first('email')) as { email: string }).email;

  it('have an address that no mail code is sent to', async () => {
    const { user } = await openSession(world, { person: 'xiaohe' });
    const email = await emailOf(user.id);
    for (const path of ['forgot-password', 'send-email-confirmation'])
      expect(refusal(await post(path, { email }))).toMatchObject({
        status: 400,
        code: 'AUTH_EMAIL_PLACEHOLDER',
      });
    const row = await world.tables('up_users').where({ id: user.id }).first('reset_password_token');
    expect(row).toEqual({ reset_password_token: null });
  });

  it('have an address that nobody can register with or change to', async () => {
    const { user } = await openSession(world, { person: 'xiaohe' });
    const email = await emailOf(user.id);
    for (const taken of [email, 'me@users.douyin.invalid', 'ME@Users.Douyin.Invalid']) {
      const reply = await post('local/register', {
        username: 'taker',
        email: taken,
        password: 'Story-Taker-1',
      });
      expect([taken, reply.status]).toEqual([taken, 400]);
    }
    const own = { username: 'owner', email: 'owner@story.example', password: 'Story-Owner-1' };
    const { jwt, user: owner } = (await post('local/register', own)).json<Person>();
    const change = await world.admin.call(
      'PUT',
      `/content-manager/collection-types/plugin::users-permissions.user/${await documentIdOf(owner.id)}`,
      { email: 'me@users.douyin.invalid' },
    );
    expect([change.status, jwt.length > 20]).toEqual([400, true]);
    expect(await emailOf(owner.id)).toBe('owner@story.example');
  });

  const documentIdOf = async (id: number): Promise<string> =>
    ((await world.tables('up_users').where({ id }).first('document_id')) as { document_id: string })
      .document_id;

  it('cannot log in with a password that was never set', async () => {
    const { user } = await openSession(world, { person: 'xiaohe' });
    for (const identifier of [user.username, await emailOf(user.id)])
      for (const password of ['', 'null', 'undefined'])
        expect((await post('local', { identifier, password })).status).toBe(400);
  });

  it('lose their refresh sessions when they are blocked, and their accounts are free when they are deleted', async () => {
    const first = await openSession(world, { person: 'shancha' });
    const where = `/content-manager/collection-types/plugin::users-permissions.user/${await documentIdOf(first.user.id)}`;
    expect((await world.admin.call('PUT', where, { blocked: true })).status).toBe(200);
    expect((await post('refresh', { refreshToken: first.refreshToken })).status).toBe(401);
    expect((await logIn(world, { person: 'shancha' })).callback.status).toBe(403);
    expect((await world.admin.call('PUT', where, { blocked: false })).status).toBe(200);
    const second = await openSession(world, { person: 'shancha' });
    expect(second.user.id).toBe(first.user.id);
    expect((await world.admin.call('DELETE', where)).status).toBe(200);
    expect((await post('refresh', { refreshToken: second.refreshToken })).status).toBe(401);
    const { rows } = await world.admin.data<{ rows: Account[] }>('GET', '/douyin/accounts?search=山茶');
    expect(rows).toMatchObject([{ nickname: '山茶', userId: null }]);
    expect((await openSession(world, { person: 'shancha' })).user.id).not.toBe(first.user.id);
    const ended = await auditLines(world, '&action=user.sessions-ended');
    expect(ended.map(({ details }) => details.cause)).toEqual(['deleted', 'blocked']);
  });
});
