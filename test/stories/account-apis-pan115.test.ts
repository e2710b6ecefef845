import { DEMO_PAN115_CLIENT_ID } from '../../simulator';
import { connectPan115, createPan115App } from '../support/pan115';
import { callsTo, clearFaults, planFault } from '../support/platform';
import { moveTime } from '../support/tokens';
import { createWorld, type World } from '../support/world';

describe('the account API of 115', () => {
  let world: World;
  let account: string;
  let minutes = 0;
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_WORKERS: 'false', DOUYIN_RETRY_BASE_MS: '20' } });
    account = await connectPan115(world, await createPan115App(world));
  });
  afterAll(() => world?.close());
  afterEach(() => clearFaults(world));

  const call = <Result = unknown>(name = 'userInfo'): Promise<Result> =>
    world.strapi.run(`return strapi.plugin('douyin').service('api').callPan115('${account}', '${name}', {})`);
  const refusalOf = (name?: string): Promise<string> =>
    call(name).then(
      () => 'none',
      ({ code }: { code?: string }) => code ?? 'unknown',
    );
  const wait = () => moveTime(world, (minutes += 2) * 60_000, [world.strapi]);
  const counts = async () => [
    await callsTo(world, 'pan115_user_info'),
    await callsTo(world, 'pan115_refreshToken'),
  ];

  it.each([false, true])(
    'tells who the account is, its room and its membership (sizes as text: %p)',
    async (text) => {
      await world.sim('switches', { pan115StringSizes: text });
      expect(await call()).toEqual({
        userId: '340010001',
        userName: '小河',
        userFaceS: expect.stringMatching(/^https:/),
        userFaceM: expect.stringMatching(/^https:/),
        userFaceL: expect.stringMatching(/^https:/),
        space: {
          total: { bytes: 1024 ** 4, text: '1.00TB' },
          remain: { bytes: expect.any(Number), text: expect.any(String) },
          use: { bytes: expect.any(Number), text: expect.any(String) },
        },
        vip: { levelName: '原石会员', expire: '2098-12-31T00:00:00.000Z' },
      });
    },
  );

  it.each([40140123, 40140124, 40140125, 40140126, 99])(
    'refreshes once and asks once more when the token is refused (%d)',
    async (code) => {
      await wait();
      const [reads = 0, refreshes = 0] = await counts();
      await planFault(world, { endpoint: 'pan115_user_info', kind: 'code', code });
      expect(await call()).toMatchObject({ userId: '340010001' });
      expect(await counts()).toEqual([reads + 2, refreshes + 1]);
    },
  );

  it('refreshes once for a real HTTP 401 too', async () => {
    await wait();
    const [reads = 0, refreshes = 0] = await counts();
    await planFault(world, { endpoint: 'pan115_user_info', kind: 'http', status: 401 });
    expect(await call()).toMatchObject({ userId: '340010001' });
    expect(await counts()).toEqual([reads + 2, refreshes + 1]);
  });

  it.each([
    [770004, 'API_THROTTLED'],
    [590075, 'API_THROTTLED'],
    [406, 'API_QUOTA'],
    [40110000, 'API_BUSY'],
    [40140109, 'AUTH_APP'],
  ])('tells %d as %s, and does not press', async (code, expected) => {
    const [reads = 0, refreshes = 0] = await counts();
    await planFault(world, { endpoint: 'pan115_user_info', kind: 'code', code, times: null });
    expect(await refusalOf()).toBe(expected);
    expect(await counts()).toEqual([reads + 1, refreshes]);
  });

  it('tries a read three times after trouble on the way', async () => {
    const [reads = 0] = await counts();
    await planFault(world, { endpoint: 'pan115_user_info', kind: 'drop', times: 2 });
    expect(await call()).toMatchObject({ userId: '340010001' });
    expect((await counts())[0]).toBe(reads + 3);
  });

  it('is not one of Douyin, nor the other way round', async () => {
    expect(await refusalOf('fansData')).toBe('CONFIG_INVALID');
    const asDouyin = world.strapi.run(
      `return strapi.plugin('douyin').service('api').call('${account}', 'userInfo', {})`,
    );
    await expect(asDouyin).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    const appId = await world.strapi.run<string>(
      `return (await strapi.plugin('douyin').service('accounts').get('${account}')).appId`,
    );
    const code = world.strapi.run(`return strapi.plugin('douyin').service('api').clientCode('${appId}')`);
    await expect(code).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('is called once a second for one account, and tells when too many wait', async () => {
    await call();
    const before = await callsTo(world, 'pan115_user_info');
    const start = Date.now();
    expect(await Promise.all([refusalOf(), refusalOf(), refusalOf()])).toEqual(['none', 'none', 'none']);
    expect(Date.now() - start).toBeGreaterThan(2000);
    const crowd = await Promise.all(Array.from({ length: 9 }, () => refusalOf()));
    expect(new Set(crowd)).toEqual(new Set(['none', 'API_THROTTLED']));
    const told = crowd.filter((code) => code === 'none').length;
    expect(told).toBeLessThanOrEqual(7);
    expect(await callsTo(world, 'pan115_user_info')).toBe(before + 3 + told);
  });

  it('needs consent again once the person took it away', async () => {
    await wait();
    await world.sim('people/xiaohe/revoke', { client_id: DEMO_PAN115_CLIENT_ID });
    expect([await refusalOf(), await refusalOf()]).toEqual(['AUTH_GRANT_LOST', 'AUTH_GRANT_LOST']);
  });
});
