import { Readable } from 'node:stream';
import { DEMO_CLIENT_KEY } from '../../../../../../../../simulator';
import { refusalOf } from '../../test-rig';
import { douyinApis, type DouyinApis } from './index';
import { startApis, type Account, type ApisRig } from './test-rig';

let rig: ApisRig;
beforeEach(async () => {
  rig = await startApis();
});
afterEach(() => rig.simulator.close());

const connected = (scopes?: string[]) => rig.connected(scopes);
const ask: ApisRig['ask'] = (name, account, params) => rig.ask(name, account, params);

it('userInfo and phone: who the account is', async () => {
  const account = await connected();
  expect(await ask('userInfo', account, {})).toEqual({
    openId: account.openId,
    unionId: expect.stringMatching(/^_000/),
    nickname: '小河',
    avatar: expect.stringMatching(/^https:/),
    clientKey: DEMO_CLIENT_KEY,
    eAccountRole: null,
  });
  expect(await ask('phone', account, {})).toEqual({ phone: '13800000001' });
  const shy = await connected(['user_info']);
  expect(await ask('phone', shy, {})).toEqual({ phone: null });
});

it('alliedId and roleCheck: with the app’s own token', async () => {
  const account = await connected();
  const { alliedId } = await ask('alliedId', account, {});
  const { people } = (await (await fetch(`${rig.simulator.url}/_sim/people`)).json()) as {
    people: { id: string; ids: Record<string, { allied_id: string }> }[];
  };
  const known = people.find(({ id }) => id === 'xiaohe')?.ids[DEMO_CLIENT_KEY];
  expect(alliedId).toBe(known?.allied_id);
  expect(await ask('roleCheck', account, { roleLabels: ['COMPANY_BAND', 'AUTH_COMPANY'] })).toEqual({
    matchResult: true,
    filterRole: {},
  });
  expect(await ask('roleCheck', account, { roleLabels: ['STAFF'] })).toEqual({
    matchResult: false,
    filterRole: { STAFF: false },
  });
  const byShortId = await ask('roleCheck', account, { roleLabels: ['STAFF'], douyinShortId: '70010003' });
  expect(byShortId.matchResult).toBe(true);
});

it('clientCode and accessCode: a new one each time, asked for once', async () => {
  const account = await connected();
  const [one, two] = [await ask('clientCode', account, {}), await ask('clientCode', account, {})];
  expect(one.clientCode).not.toBe(two.clientCode);
  expect((await ask('accessCode', account, {})).accessCode).toMatch(/^\S+$/);
  await rig.fault('get_access_code', 'drop');
  expect((await refusalOf(ask('accessCode', account, {}))).code).toBe('API_UNREACHABLE');
  expect(await rig.calls('get_access_code')).toBe(2);
  const refused = await refusalOf(ask('accessCode', { ...account, accessToken: 'act.nobody' }, {}));
  expect(refused.code).toBe('API_UNREACHABLE');
});

it('fansCheck: who follows since when', async () => {
  const account = await connected();
  const { open_id } = await rig.steer('people/qingtuan/follow', {
    person: 'xiaohe',
    client_key: DEMO_CLIENT_KEY,
  });
  expect(open_id).toBe(account.openId);
  const { follower_open_id: follower } = await rig.steer('people/qingtuan/follow', {
    person: 'xiaohe',
    client_key: DEMO_CLIENT_KEY,
  });
  const checked = await ask('fansCheck', account, { followerOpenId: String(follower) });
  expect(checked).toEqual({ isFollower: true, followTime: expect.any(Date) });
  expect(Math.abs(Date.now() - (checked.followTime?.getTime() ?? 0))).toBeLessThan(60_000);
  const self = await ask('fansCheck', account, { followerOpenId: account.openId });
  expect(self).toEqual({ isFollower: false, followTime: null });
});

it('fansData, sources, likes and words', async () => {
  const account = await connected();
  const data = await ask('fansData', account, {});
  expect(data.allFansNum).toBeGreaterThan(10_000);
  for (const list of [data.genderDistributions, data.ageDistributions, data.interestDistributions])
    expect(list.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(data.allFansNum);
  expect(data.flowContributions[0]).toEqual({
    flow: 'video',
    fansSum: expect.any(Number),
    allSum: expect.any(Number),
  });
  expect((await ask('fansSource', account, {})).list[0]).toEqual({
    source: '视频',
    percent: expect.stringMatching(/^\d+\.\d\d%$/),
  });
  const [favourite] = (await ask('fansFavourite', account, {})).list;
  expect(favourite).toEqual({ rank: 1, keyword: expect.any(String), hotValue: expect.any(Number) });
  const [comment] = (await ask('fansComment', account, {})).list;
  expect(comment).toEqual({ keyword: expect.any(String), hotValue: expect.any(Number) });
});

it.each([
  ['userFans', ['totalFans', 'newFans']],
  ['userItem', ['newIssue', 'newPlay', 'totalIssue']],
  ['userLike', ['newLike']],
  ['userComment', ['newComment']],
  ['userShare', ['newShare']],
  ['userProfile', ['profileUv']],
] as const)('%s: a line a day', async (name, numbers) => {
  const account = await connected();
  for (const dateType of ['7', '15', '30'] as const) {
    const { resultList } = await ask(name, account, { dateType });
    expect(resultList).toHaveLength(Number(dateType));
    for (const day of resultList) {
      expect(Object.keys(day)).toEqual(['date', ...numbers]);
      for (const value of Object.values(day).slice(1)) expect(value).toEqual(expect.any(Number));
    }
  }
});

it('videoList and videoData: all own works by pages, and some of them', async () => {
  const account = await connected();
  const seen: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await ask('videoList', account, { count: 10, ...(cursor ? { cursor } : {}) });
    seen.push(...page.list.map(({ itemId }) => itemId));
    cursor = page.cursor;
    if (!page.hasMore) break;
  }
  expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
  const { list } = await ask('videoData', account, { itemIds: seen.slice(0, 2) });
  expect(list.map(({ itemId }) => itemId)).toEqual(seen.slice(0, 2));
  const { list: same } = await ask('videoData', account, { videoIds: [list[1]?.videoId ?? ''] });
  expect(same).toEqual([list[1]]);
});

describe('every API of an account', () => {
  const params = {
    followerOpenId: '_000x',
    dateType: '7',
    count: 5,
    itemIds: ['@i'],
    itemId: '@i',
    commentId: '@c',
    userId: '_000x',
    tagId: '1',
    startTime: new Date(0),
    endTime: new Date(),
    uploadId: 'u',
    partNumber: 1,
    file: { name: 'a.mp4', contentType: 'video/mp4', bytes: 1, open: () => Readable.from(['x']) },
    videoId: '@v',
    imageIds: ['@i'],
  } as never;
  const names = (Object.keys(douyinApis) as (keyof DouyinApis)[]).filter(
    (name) => douyinApis[name].token === 'account' && !['accessCode', 'phone'].includes(name),
  );

  it.each(names)('%s tells what is wrong with token, owner, scope and app', async (name) => {
    const account = await connected();
    const refusal = async (who: Account) => {
      const { code, details } = await refusalOf(ask(name, who, params));
      return [code, details.number];
    };
    expect(await refusal({ ...account, accessToken: 'act.nobody' })).toEqual([
      'AUTH_TOKEN_INVALID',
      28001003,
    ]);
    expect(await refusal({ ...account, openId: '_000somebody' })).toEqual(['API_PARAMETER', 28001015]);
    const poor = await connected(['aweme.forward']);
    expect(await refusal(poor)).toEqual(['AUTH_SCOPE_MISSING', 28001012]);
    await rig.fault('*', 'retired');
    expect((await refusal(account))[0]).toBe('API_RETIRED');
  });
});
