import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { apiScopes, callApi, connectWith } from '../support/account-apis';
import { callsTo, clearFaults, planFault } from '../support/platform';
import { moveTime } from '../support/tokens';
import { createWorld, type World } from '../support/world';

type Page = { list: { itemId: string; videoId: string }[]; cursor: string; hasMore: boolean };

describe('the account APIs', () => {
  let world: World;
  let account: string;
  let minutes = 0;
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_WORKERS: 'false', DOUYIN_RETRY_BASE_MS: '20' } });
    account = await connectWith(world, 'xiaohe', apiScopes);
  });
  afterAll(() => world?.close());
  afterEach(() => clearFaults(world));

  const call = <Result = unknown>(name: string, params: object = {}) =>
    callApi<Result>(world, account, name, params);
  const refusalOf = (name: string, params: object = {}, of = account): Promise<string> =>
    callApi(world, of, name, params).then(
      () => 'none',
      ({ code }: { code?: string }) => code ?? 'unknown',
    );
  /** Refreshes rest a minute; two more have gone by. */
  const wait = () => moveTime(world, (minutes += 2) * 60_000, [world.strapi]);
  const openIdOf = async (person: string): Promise<string> => {
    const { people } = await world.sim<{
      people: { id: string; ids: Record<string, { open_id: string }> }[];
    }>('people');
    return people.find(({ id }) => id === person)?.ids[DEMO_CLIENT_KEY]?.open_id ?? '';
  };

  describe('in their documented form', () => {
    it('tell who the account is, and its phone number', async () => {
      expect(await call('userInfo')).toEqual({
        openId: await openIdOf('xiaohe'),
        unionId: expect.stringMatching(/^_000/),
        nickname: '小河',
        avatar: expect.stringMatching(/^https:/),
        clientKey: DEMO_CLIENT_KEY,
        eAccountRole: null,
      });
      expect(await call('phone')).toEqual({ phone: '13800000001' });
    });

    it('tell the id within the company, and business roles, with the app’s own token', async () => {
      expect(await call('alliedId')).toEqual({ alliedId: expect.any(String) });
      expect(await call('roleCheck', { roleLabels: ['COMPANY_BAND', 'STAFF'] })).toEqual({
        matchResult: false,
        filterRole: { STAFF: false },
      });
      const other = { roleLabels: ['STAFF'], douyinShortId: '70010003' };
      expect(await call('roleCheck', other)).toMatchObject({ matchResult: true });
      expect(await callsTo(world, 'stable_client_token')).toBe(1);
      expect(await callsTo(world, 'client_token')).toBe(0);
    });

    it('give client_code and access_code, new each time', async () => {
      const [one, two] = [await call('accessCode'), await call('accessCode')];
      expect(one).toEqual({ accessCode: expect.stringMatching(/^\S{8,}$/) });
      expect(two).not.toEqual(one);
      expect(await call('clientCode')).toEqual({ clientCode: expect.stringMatching(/^\S{8,}$/) });
      const ofApp = await world.strapi.run(`
        const { appId } = await strapi.plugin('douyin').service('accounts').get('${account}');
        return strapi.plugin('douyin').service('api').clientCode(appId);
      `);
      expect(ofApp).toEqual({ clientCode: expect.stringMatching(/^\S{8,}$/) });
    });

    it('tell who follows, and since when', async () => {
      await world.sim('people/qingtuan/follow', { person: 'xiaohe', client_key: DEMO_CLIENT_KEY });
      const followerOpenId = await openIdOf('qingtuan');
      expect(await call('fansCheck', { followerOpenId })).toEqual({
        isFollower: true,
        followTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      await world.sim('people/qingtuan/unfollow', { person: 'xiaohe' });
      expect(await call('fansCheck', { followerOpenId })).toEqual({ isFollower: false, followTime: null });
    });

    it('tell what the fans are like', async () => {
      const fans = await call<{ allFansNum: number; genderDistributions: { value: number }[] }>('fansData');
      const sum = fans.genderDistributions.reduce((all, { value }) => all + value, 0);
      expect([fans.allFansNum > 10_000, sum]).toEqual([true, fans.allFansNum]);
      for (const name of ['fansSource', 'fansFavourite', 'fansComment'])
        expect((await call<{ list: object[] }>(name)).list.length).toBe(5);
    });

    it.each(['userFans', 'userItem', 'userLike', 'userComment', 'userShare', 'userProfile'])(
      'give the series %s, a line a day',
      async (name) => {
        const { resultList } = await call<{ resultList: { date: string }[] }>(name, { dateType: '15' });
        expect(resultList).toHaveLength(15);
        for (const { date } of resultList) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      },
    );

    it('give all own works by pages, and some of them by their ids', async () => {
      const first = await call<Page>('videoList', { count: 20 });
      const rest = await call<Page>('videoList', { count: 20, cursor: first.cursor });
      expect([first.list.length, first.hasMore, rest.list.length, rest.hasMore]).toEqual([
        20,
        true,
        3,
        false,
      ]);
      const [one] = rest.list;
      expect((await call<Page>('videoData', { itemIds: [one?.itemId] })).list).toEqual([one]);
      expect((await call<Page>('videoData', { videoIds: [one?.videoId] })).list).toEqual([one]);
    });
  });

  describe('when something is wrong', () => {
    const reads: [string, string, object][] = [
      ['userInfo', 'userinfo', {}],
      ['fansCheck', 'fans_check', { followerOpenId: '_000x' }],
      ['fansData', 'fans_data', {}],
      ['fansSource', 'fans_source', {}],
      ['fansFavourite', 'fans_favourite', {}],
      ['fansComment', 'fans_comment', {}],
      ['userFans', 'user_fans', { dateType: '7' }],
      ['userItem', 'user_item', { dateType: '7' }],
      ['userLike', 'user_like', { dateType: '7' }],
      ['userComment', 'user_comment', { dateType: '7' }],
      ['userShare', 'user_share', { dateType: '7' }],
      ['userProfile', 'user_profile', { dateType: '7' }],
      ['videoList', 'video_list', { count: 5 }],
      ['videoData', 'video_data', { itemIds: ['@x'] }],
    ];

    it('say which scope is missing', async () => {
      const poor = await connectWith(world, 'shancha', ['user_info']);
      for (const [name, , params] of reads.slice(1))
        expect([name, await refusalOf(name, params, poor)]).toEqual([name, 'AUTH_SCOPE_MISSING']);
    });

    it('say that a token belongs to somebody else', async () => {
      const ours = world.tables('douyin_accounts').where({ document_id: account });
      const { open_id: openId } = await ours.clone().first();
      await ours.clone().update({ open_id: await openIdOf('shancha') });
      for (const [name, , params] of reads)
        expect([name, await refusalOf(name, params)]).toEqual([name, 'API_PARAMETER']);
      await ours.clone().update({ open_id: openId });
    });

    it('say that the platform has retired them', async () => {
      await planFault(world, { endpoint: '*', kind: 'retired', times: null });
      for (const [name, , params] of reads)
        expect([name, await refusalOf(name, params)]).toEqual([name, 'API_RETIRED']);
    });

    it('say what they do not take, and send nothing', async () => {
      const before = await callsTo(world, 'user_fans');
      for (const dateType of ['8', 7, '', null])
        expect(await refusalOf('userFans', { dateType })).toBe('CONFIG_INVALID');
      for (const name of ['fansList', 'constructor', '__proto__', 'toString'])
        expect(await refusalOf(name)).toBe('CONFIG_INVALID');
      expect(await refusalOf('userFans', { dateType: '7' }, 'nobody')).toBe('CONFIG_NOT_FOUND');
      expect(await callsTo(world, 'user_fans')).toBe(before);
    });

    it.each([429, 500, 502, 503, 504])(
      'try reads three times after HTTP %d, and writes once',
      async (status) => {
        const before = [await callsTo(world, 'fans_data'), await callsTo(world, 'get_access_code')];
        const fault = { kind: 'http', status };
        for (const endpoint of ['fans_data', 'get_access_code'])
          await planFault(world, { endpoint, ...fault, times: null });
        const expected = status === 429 ? 'API_THROTTLED' : 'API_UNREADABLE';
        expect(await refusalOf('fansData')).toBe(expected);
        expect(await refusalOf('accessCode')).toBe(expected);
        const after = [await callsTo(world, 'fans_data'), await callsTo(world, 'get_access_code')];
        expect(after).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 1]);
      },
    );

    it('get over a passing failure of a read', async () => {
      await planFault(world, { endpoint: 'video_data', kind: 'http', status: 503, times: 1 });
      await planFault(world, { endpoint: 'video_data', kind: 'drop', times: 1 });
      expect(await call('videoData', { itemIds: ['@x'] })).toEqual({ list: [] });
    });

    it.each([
      ['throttle', 'API_THROTTLED'],
      ['quota', 'API_QUOTA'],
      ['outage', 'API_BUSY'],
    ])('do not press a platform that answers with %s', async (kind, code) => {
      await planFault(world, { endpoint: 'user_fans', kind, times: null });
      const before = await callsTo(world, 'user_fans');
      expect(await refusalOf('userFans', { dateType: '7' })).toBe(code);
      expect(await callsTo(world, 'user_fans')).toBe(before + 1);
    });
  });

  describe('when the platform refuses a token', () => {
    const counts = async (...endpoints: string[]) =>
      Promise.all(endpoints.map((endpoint) => callsTo(world, endpoint)));
    const more = (before: number[], ...by: number[]) =>
      before.map((count, index) => count + (by[index] ?? 0));

    it.each([28001003, 28001008, 2190002, 2190008, 10008])(
      'it is refreshed once and the call made once more (%d)',
      async (code) => {
        await wait();
        const before = await counts('fans_check', 'refresh_token');
        await planFault(world, { endpoint: 'fans_check', kind: 'code', code });
        const followerOpenId = await openIdOf('shancha');
        expect(await call('fansCheck', { followerOpenId })).toMatchObject({ isFollower: true });
        expect(await counts('fans_check', 'refresh_token')).toEqual(more(before, 2, 1));
      },
    );

    it('and again after that, the refusal is told', async () => {
      await wait();
      const before = await counts('user_fans', 'refresh_token');
      await planFault(world, { endpoint: 'user_fans', kind: 'code', code: 28001008, times: null });
      expect(await refusalOf('userFans', { dateType: '7' })).toBe('AUTH_TOKEN_INVALID');
      expect(await counts('user_fans', 'refresh_token')).toEqual(more(before, 2, 1));
    });

    it('of the app, another is fetched once and the call made once more', async () => {
      await call('alliedId');
      const before = await counts('get_related_id', 'refresh_token');
      await planFault(world, { endpoint: 'get_related_id', kind: 'code', code: 28001003 });
      expect(await call('alliedId')).toEqual({ alliedId: expect.any(String) });
      expect(await counts('get_related_id', 'refresh_token')).toEqual(more(before, 2, 0));
    });

    it('access_code is asked for once more with a refreshed one', async () => {
      await wait();
      const before = await counts('get_access_code', 'refresh_token');
      await planFault(world, { endpoint: 'get_access_code', kind: 'code', code: 10002 });
      expect(await call('accessCode')).toEqual({ accessCode: expect.any(String) });
      expect(await counts('get_access_code', 'refresh_token')).toEqual(more(before, 2, 1));
    });

    it('because the person took the consent away, the account needs consent again', async () => {
      const poor = await connectWith(world, 'muyu', apiScopes);
      await wait();
      await world.sim('people/muyu/revoke', { client_key: DEMO_CLIENT_KEY });
      const refusals = [await refusalOf('fansData', {}, poor), await refusalOf('fansData', {}, poor)];
      expect(refusals).toEqual(['AUTH_GRANT_LOST', 'AUTH_GRANT_LOST']);
    });
  });

  it('leave nothing secret in the log', () => {
    const output = world.strapi.output();
    expect(output).not.toContain(DEMO_CLIENT_SECRET);
    expect(output).not.toMatch(/\b(act|rft|clt)\.[\w.-]{8,}|138000000\d\d/);
  });
});
