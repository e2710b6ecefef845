import { grantActions } from '../support/grants';
import { ask } from '../support/http';
import { linkAccount, linkActions, ownAccounts, unlink } from '../support/links';
import { openSession } from '../support/session';
import { createWorld, type World } from '../support/world';

type Started = { authUrl: string; verifier: string };
type Ended = {
  userId: number;
  douyinUserId: string;
  exchangeCode: string;
  redirectUrl: string | null;
};
type Event = { name: string; payload: Record<string, unknown> };

const login = "strapi.plugin('douyin').service('login')";

describe('the site’s own code', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const authUrl = (request: object = {}): Promise<Started> =>
    world.strapi.run(`return ${login}.authUrl(${JSON.stringify(request)})`);

  it('starts a login, completes it with what the callback brought, and gets a session', async () => {
    const request = { redirectUrl: '/welcome', state: 'mine-1', scope: 'user_info' };
    const { authUrl: page, verifier } = await authUrl(request);
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(page).not.toContain(verifier);
    expect(page).not.toContain('mine-1');
    await ask(page);
    const state = new URL(page).searchParams.get('state');
    const { redirectUrl } = await world.sim<{ redirectUrl: string }>('people/xiaohe/approve', { state });
    const code = new URL(redirectUrl).searchParams.get('code');
    const ended = await world.strapi.run<Ended>(
      `return ${login}.callback(${JSON.stringify({ code, state })})`,
    );
    expect(ended).toMatchObject({ redirectUrl: '/welcome?state=mine-1' });
    const exchange = (given: object) =>
      world.strapi.run<{ jwt: string; user: { id: number } }>(
        `return ${login}.exchange(${JSON.stringify(given)})`,
      );
    const stranger = { code: ended.exchangeCode, verifier: 'A'.repeat(43) };
    await expect(exchange(stranger)).rejects.toMatchObject({ code: 'AUTH_EXCHANGE_INVALID' });
    const session = await exchange({ code: ended.exchangeCode, verifier });
    expect(session.user.id).toBe(ended.userId);
    expect(Object.keys(session).sort()).toEqual(['crossDeviceUntil', 'jwt', 'refreshToken', 'user']);
  });

  it.each([
    ['an app', { app: 'nobody' }, 'AUTH_LOGIN_CLOSED', /^app:/],
    ['a target', { redirectUrl: 'https://evil.example/' }, 'AUTH_REQUEST_INVALID', /^redirectUrl:/],
    ['a state with a blank', { state: 'a b', redirectUrl: '/x' }, 'AUTH_REQUEST_INVALID', /^state:/],
    ['a state that is empty', { state: '', redirectUrl: '/x' }, 'AUTH_REQUEST_INVALID', /^state:/],
    [
      'a state of 513 characters',
      { state: 'a'.repeat(513), redirectUrl: '/x' },
      'AUTH_REQUEST_INVALID',
      /^state:/,
    ],
    ['a state without a target', { state: 'a' }, 'AUTH_REQUEST_INVALID', /^state:/],
    [
      'a scope nobody knows',
      { scope: 'user_info,everything' },
      'AUTH_REQUEST_INVALID',
      /^scope:.*everything/,
    ],
    [
      'a scope the app does not have',
      { scope: 'video.create.bind' },
      'AUTH_REQUEST_INVALID',
      /^scope:.*video\.create\.bind/,
    ],
    ['no scope at all', { scope: ' , ' }, 'AUTH_REQUEST_INVALID', /^scope:/],
  ])('is told which part is wrong: %s', async (_what, request, code, message) => {
    await expect(authUrl(request)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('finds an app by its id or its client key', async () => {
    const [app] = (
      await world.admin.data<{ apps: { id: string; clientKey: string }[] }>('GET', '/douyin/apps')
    ).apps;
    for (const name of [app?.id, app?.clientKey])
      expect((await authUrl({ app: name })).authUrl).toContain(`client_key=${app?.clientKey}`);
  });

  it('hears of logins, links, unlinks and refusals, without a secret, and a listener that fails harms nobody', async () => {
    await grantActions(world, 'authenticated', linkActions);
    await world.strapi.run(`
      globalThis.heard = [];
      for (const name of ['login', 'link', 'unlink', 'refused'])
        strapi.eventHub.on('douyin.' + name, (payload) => void globalThis.heard.push({ name, payload }));
      strapi.eventHub.on('douyin.login', () => { throw new Error('a listener that fails') });
    `);
    const { jwt, user } = await openSession(world, { person: 'muyu' });
    const linked = await linkAccount(world, jwt, { person: 'qingtuan' });
    await unlink(world, jwt, linked.id);
    const state = new URL((await authUrl()).authUrl).searchParams.get('state');
    await ask(`${world.front.url}/api/v1/lead/douyin/auth/callback?state=${state}`);
    const heard = await world.strapi.run<Event[]>('return globalThis.heard');
    const [account] = await ownAccounts(world, jwt);
    expect(heard.map(({ name }) => name)).toEqual(['login', 'link', 'unlink', 'refused']);
    expect(heard[0]?.payload).toMatchObject({ user: user.id, account: account?.id });
    expect(heard[1]?.payload).toMatchObject({ user: user.id, account: linked.id });
    expect(heard[2]?.payload).toMatchObject({ user: user.id, account: linked.id });
    expect(heard[3]?.payload).toMatchObject({ purpose: 'login' });
    expect(world.strapi.output()).toContain('a listener of douyin.login failed');
  });
});
