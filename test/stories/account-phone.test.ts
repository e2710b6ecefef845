import { DEMO_CLIENT_KEY } from '../../simulator';
import { appsOf, type App } from '../support/apps';
import { askToken, askUserinfo, createClient, newCode, redemption, type Tokens } from '../support/oauth';
import { planFault } from '../support/platform';
import { auditLines, openSession } from '../support/session';
import { until } from '../support/until';
import { createWorld, storyKeys, type World } from '../support/world';

type Account = { id: string; nickname: string; phoneMasked: string | null };

const phone = '13800000001';

describe('the phone number of an account', () => {
  let world: World;
  let accountId: string;
  const accounts = async (): Promise<Account[]> =>
    (await world.admin.data<{ rows: Account[] }>('GET', '/douyin/accounts')).rows;
  const read = (id = accountId, actor = `{ kind: 'admin', id: '7', name: '林' }`) =>
    world.strapi.run<string>(`return strapi.plugin('douyin').service('accounts').phone('${id}', ${actor})`);
  const row = () => world.tables('douyin_accounts').where({ document_id: accountId }).first();

  beforeAll(async () => {
    world = await createWorld({ env: { STRAPI_LOG_LEVEL: 'silly' } });
    const scopes = ['user_info', 'mobile_alert'];
    await world.sim(`apps/${DEMO_CLIENT_KEY}`, { scopes }, 'PATCH');
    const [app] = await appsOf(world).list();
    await appsOf(world).save(app as App, { scopes });
    await openSession(world, { person: 'xiaohe' });
    accountId = (await accounts())[0]?.id ?? '';
  });
  afterAll(() => world?.close());

  it('is sealed at receipt, and masked wherever accounts are listed', async () => {
    expect(await accounts()).toMatchObject([{ nickname: '小河', phoneMasked: '138****0001' }]);
    expect((await row()).phone_sealed).toMatch(/^s1\.story\./);
    const tables = await world.tables('sqlite_master').where({ type: 'table' }).select('name');
    for (const { name } of tables)
      expect([name, JSON.stringify(await world.tables(name).select('*')).includes(phone)]).toEqual([
        name,
        false,
      ]);
  });

  it('is read in clear by a service, and whoever reads it is written down', async () => {
    expect(await read()).toBe(phone);
    expect(await auditLines(world, `&action=account.phone-read&target=${accountId}`)).toMatchObject([
      { actorKind: 'admin', actorName: '林', targetName: '小河', details: {} },
    ]);
  });

  it('is told to another site that its owner lets read it, and written down each time', async () => {
    const { user } = await openSession(world, { person: 'xiaohe' });
    const site = await createClient(world, { name: 'Shop' });
    const mine = { client_id: site.client.clientId, client_secret: site.secret };
    const tell = async (scope: string) => {
      const code = await newCode(world, user, { client_id: site.client.clientId, scope });
      const { access_token: token } = (await askToken(world, redemption(code, mine))).json<Tokens>();
      return (await askUserinfo(world, token)).json<{ phone_number: string | null }>().phone_number;
    };
    const lines = async () =>
      (await auditLines(world, `&action=account.phone-read&target=${accountId}`)).length;
    const before = await lines();
    expect([await tell('userinfo'), await lines()]).toEqual([null, before]);
    expect([await tell('userinfo phone'), await lines()]).toEqual([phone, before + 1]);
  });

  it('is kept when the platform leaves it out the next time', async () => {
    await planFault(world, { endpoint: 'userinfo', kind: 'set', set: { encrypt_mobile: null } });
    await openSession(world, { person: 'xiaohe' });
    expect(await read()).toBe(phone);
  });

  it('is readable after the client secret changed', async () => {
    const secret = 'sim0other0secret0of0thirty0two0c';
    await world.sim(`apps/${DEMO_CLIENT_KEY}`, { client_secret: secret }, 'PATCH');
    await world.restart({ DOUYIN_CLIENT_SECRET: secret });
    expect(await read()).toBe(phone);
    await openSession(world, { person: 'xiaohe' });
    expect(await read()).toBe(phone);
  });

  it('follows a change of the encryption keys', async () => {
    const newer = `newer:${Buffer.alloc(32, 9).toString('base64')}`;
    const secret = { DOUYIN_CLIENT_SECRET: 'sim0other0secret0of0thirty0two0c' };
    await world.restart({ ...secret, DOUYIN_ENCRYPTION_KEYS: `${newer},${storyKeys}` });
    await until('the new seal', async () => (await row()).phone_sealed.startsWith('s1.newer.'));
    await until('the end of the pass', async () =>
      world.strapi.output().includes('former keys can be removed'),
    );
    await world.restart({ ...secret, DOUYIN_ENCRYPTION_KEYS: newer });
    expect(await read()).toBe(phone);
  });

  it('is nothing where the platform told none', async () => {
    await world.sim('people', { id: 'phoneless', nickname: '无号', mobile: '' });
    await openSession(world, { person: 'phoneless' });
    const account = (await accounts()).find(({ nickname }) => nickname === '无号');
    expect(account?.phoneMasked).toBeNull();
    await expect(read(account?.id ?? '')).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' });
    await expect(read('0a1b')).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' });
  });

  it('is not there, sealed or not, where a setting opens accounts to Strapi’s own screens', async () => {
    await world.restart({
      DOUYIN_CLIENT_SECRET: 'sim0other0secret0of0thirty0two0c',
      DOUYIN_ENCRYPTION_KEYS: `newer:${Buffer.alloc(32, 9).toString('base64')}`,
      DOUYIN_OPEN_TYPES: 'account',
    });
    const list = '/content-manager/collection-types/plugin::douyin.account';
    const replies = [await world.admin.call('GET', list)];
    const { results } = replies[0]?.json<{ results: { documentId: string }[] }>() ?? { results: [] };
    expect(results).toHaveLength(2);
    for (const { documentId } of results)
      replies.push(await world.admin.call('GET', `${list}/${documentId}`));
    for (const { status, text } of replies)
      expect([status, /s1\.newer/.test(text), text.includes(phone)]).toEqual([200, false, false]);
  });

  it('stands in no line of the log, and in no answer but the one its owner agreed to', () => {
    const told = world.front.answers().filter(({ body }) => body.includes(phone));
    expect(told.map(({ path }) => path)).toEqual(['/api/oauth/userinfo']);
    expect(world.strapi.output()).not.toContain(phone);
  });
});
