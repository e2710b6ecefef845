import { createVisitor, type Reply } from '../support/http';
import { callsTo } from '../support/platform';
import { openSession } from '../support/session';
import { countRows } from '../support/tables';
import { approveLogin, createWorld, exchange, logIn, type World } from '../support/world';

type App = { id: string; revision: number; switches: Record<string, boolean> } & Record<string, unknown>;

const closed = '本站暂不允许该账号登录，请联系网站管理员。';

describe('who may log in', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const readApp = async () => {
    const [app] = (await world.admin.data<{ apps: App[] }>('GET', '/douyin/apps')).apps;
    if (!app) throw new Error('There is no app');
    return app;
  };
  const change = async (values: Partial<App>) => {
    const app = await readApp();
    await world.admin.data('PUT', `/douyin/apps/${app.id}`, { ...app, ...values });
  };
  const allOn = { login: true, publish: false, leads: false, webhook: false };
  const allOff = { ...allOn, login: false };
  const refusedWith = (reply: Reply, status: number, sentence: string) => {
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(sentence);
  };

  it('is nobody while login is switched off, not even whoever had started before', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    await change({ switches: allOff });
    refusedWith(await createVisitor().ask(`${world.front.url}/douyin/login`), 200, '暂未开放抖音登录');
    refusedWith(await createVisitor().ask(`${world.front.url}/douyin/login/start`), 403, closed);
    const before = await callsTo(world, 'access_token');
    refusedWith(await visitor.ask(callbackUrl), 403, closed);
    expect(await callsTo(world, 'access_token')).toBe(before);
    await change({ switches: allOn });
  });

  it('is nobody for an app that does not exist', async () => {
    const reply = await createVisitor().ask(`${world.front.url}/douyin/login/start?app=nobody`);
    refusedWith(reply, 403, closed);
  });

  it.each(['link', 'closed'])(
    'is nobody new under the rule "%s", and leaves no rows',
    async (newUserRule) => {
      const known = await openSession(world, { person: 'xiaohe' });
      await change({ newUserRule });
      const [accounts, users] = [
        await countRows(world.tables, 'douyin_accounts'),
        await countRows(world.tables, 'up_users'),
      ];
      const { callback } = await logIn(world, { person: 'shancha' });
      refusedWith(callback, 403, closed);
      expect(await countRows(world.tables, 'douyin_accounts')).toBe(accounts);
      expect(await countRows(world.tables, 'up_users')).toBe(users);
      expect((await openSession(world, { person: 'xiaohe' })).user).toEqual(known.user);
      await change({ newUserRule: 'create' });
      expect((await openSession(world, { person: 'shancha' })).user.id).not.toBe(known.user.id);
      await world.tables('douyin_accounts').where({ nickname: '山茶' }).delete();
    },
  );

  it('is given the role of the app when new', async () => {
    await world.tables('up_roles').insert({ document_id: 'readers', name: 'Readers', type: 'readers' });
    await change({ defaultRole: 'readers' });
    const { user } = await openSession(world, { person: 'muyu' });
    const [role] = await world
      .tables('up_users_role_lnk')
      .join('up_roles', 'up_roles.id', 'up_users_role_lnk.role_id')
      .where({ user_id: user.id })
      .select('up_roles.type');
    expect(role).toEqual({ type: 'readers' });
    await change({ defaultRole: 'authenticated' });
  });

  const block = (id: number, blocked: boolean) => world.tables('up_users').where({ id }).update({ blocked });

  it('is not a blocked user, before or after the callback', async () => {
    const { user } = await openSession(world, { person: 'qingtuan' });
    const ready = await logIn(world, { person: 'qingtuan' });
    await block(user.id, true);
    const reply = await exchange(world, ready);
    expect(reply.status).toBe(403);
    expect(reply.json()).toMatchObject({ error: { details: { code: 'AUTH_USER_BLOCKED' } } });
    const { callback } = await logIn(world, { person: 'qingtuan' });
    refusedWith(callback, 403, '该用户已被网站管理员停用。');
    await block(user.id, false);
    expect((await openSession(world, { person: 'qingtuan' })).user).toEqual(user);
  });

  it('is a new user when the former one was deleted', async () => {
    const { user } = await openSession(world, { person: 'yuntun' });
    const ready = await logIn(world, { person: 'yuntun' });
    await world.tables('up_users').where({ id: user.id }).delete();
    const reply = await exchange(world, ready);
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ error: { details: { code: 'AUTH_EXCHANGE_INVALID' } } });
    const again = await openSession(world, { person: 'yuntun' });
    expect(again.user.id).not.toBe(user.id);
    const accounts = await world.tables('douyin_accounts').where({ nickname: '云吞 & <面>' });
    expect(accounts).toMatchObject([{ user_id: again.user.id }]);
  });
});
