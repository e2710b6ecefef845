import { ask, createVisitor } from '../support/http';
import { speakAs } from '../support/platform';
import { askAs, openSession, type Session } from '../support/session';
import { countRows } from '../support/tables';
import { approveLogin, createWorld, exchange, location, logIn, type World } from '../support/world';

describe('a visitor logs in with Douyin', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const rowsOf = async () => ({
    accounts: await countRows(world.tables, 'douyin_accounts'),
    users: await countRows(world.tables, 'up_users'),
  });
  const accountOf = (openId: string) =>
    world.tables('douyin_accounts').where({ open_id: openId }).select('user_id', 'nickname');

  it('starts from a page with a button, in the language of the browser', async () => {
    const chinese = await createVisitor('zh-CN').ask(`${world.front.url}/douyin/login`);
    expect(chinese.status).toBe(200);
    expect(chinese.text).toContain('使用抖音登录');
    expect(chinese.text).toMatch(/href="\/douyin\/login\/start\?app=[0-9a-f]{24}"/);
    const english = await createVisitor('en-GB').ask(`${world.front.url}/douyin/login`);
    expect(english.text).toContain('Press the button and confirm with your phone');
  });

  it('holds a users-permissions session in the end', async () => {
    const run = await logIn(world);
    expect(run.callback.status).toBe(302);
    const reply = await exchange(world, run);
    expect(reply.status).toBe(200);
    const { jwt, refreshToken, user } = reply.json<{ data: Session }>().data;
    expect(refreshToken).toBeDefined();
    const answer = await askAs(world, jwt, '/api/users/me');
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      id: user.id,
      username: user.username,
      email: expect.stringMatching(/^[0-9a-f]{32}@users\.douyin\.invalid$/) as string,
      provider: 'douyin',
    });
  });

  it('renews the session with its refresh token', async () => {
    const { refreshToken, user } = await openSession(world, { person: 'muyu' });
    const url = `${world.front.url}/api/auth/refresh`;
    const reply = await ask(url, { method: 'POST', json: { refreshToken } });
    expect(reply.status).toBe(200);
    const { jwt } = reply.json<{ jwt: string }>();
    expect((await askAs(world, jwt, '/api/users/me')).json()).toMatchObject({ id: user.id });
  });

  it('is the same user with one account the next time, with fresh tokens', async () => {
    const first = await openSession(world, { person: 'shancha' });
    const before = await rowsOf();
    const second = await openSession(world, { person: 'shancha' });
    expect(second.user).toEqual(first.user);
    expect(await rowsOf()).toEqual(before);
    const tokens = await world.tables('douyin_tokens').orderBy('id', 'desc').first('version');
    expect(tokens).toEqual({ version: 2 });
  });

  it('becomes one user with one account when two first logins end at the same moment', async () => {
    const before = await rowsOf();
    await speakAs(world, 'one-open-id', { times: 2 });
    const [a, b] = [
      await approveLogin(world, { person: 'qingtuan' }),
      await approveLogin(world, { person: 'yuntun' }),
    ];
    const returned = await Promise.all([a.visitor.ask(a.callbackUrl), b.visitor.ask(b.callbackUrl)]);
    expect(returned.map(({ status }) => status)).toEqual([302, 302]);
    expect(await rowsOf()).toEqual({ accounts: before.accounts + 1, users: before.users + 1 });
    expect(await accountOf('one-open-id')).toHaveLength(1);
  });

  it('is another user when the open_id differs only in case', async () => {
    const before = await rowsOf();
    await speakAs(world, '_000AbCdEf');
    const upper = await openSession(world);
    await speakAs(world, '_000abcdef');
    const lower = await openSession(world);
    expect(lower.user.id).not.toBe(upper.user.id);
    expect(await rowsOf()).toEqual({ accounts: before.accounts + 2, users: before.users + 2 });
  });

  it('keeps what the platform told before and leaves out now', async () => {
    await speakAs(world, 'with-a-name', { nickname: '有名' });
    await openSession(world);
    await speakAs(world, 'with-a-name', { nickname: '' });
    await openSession(world);
    expect(await accountOf('with-a-name')).toMatchObject([{ nickname: '有名' }]);
  });

  it('uses two tabs of one browser side by side', async () => {
    const visitor = createVisitor();
    const first = await approveLogin(world, { person: 'xiaohe', visitor });
    const second = await approveLogin(world, { person: 'muyu', visitor });
    const codes = [];
    for (const { callbackUrl } of [first, second])
      codes.push(new URL(location(await visitor.ask(callbackUrl)), world.front.url).searchParams);
    for (const code of codes)
      expect((await exchange(world, { visitor, exchangeCode: code.get('exchange_code') })).status).toBe(200);
  });

  it('gets a long-lived token where the site still uses them', async () => {
    await world.restart({ JWT_MANAGEMENT: 'legacy-support' });
    const { jwt, refreshToken, user } = await openSession(world);
    expect(refreshToken).toBeUndefined();
    expect((await askAs(world, jwt, '/api/users/me')).json()).toMatchObject({ id: user.id });
  });
});
