import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scopeTable } from '../../../../../contracts/scopes';
import type { Api, ApiCaller } from '../../api';
import { answer, thrownBy } from '../../test-rig';
import { douyinApis } from './index';
import { sampleParams, sentOnce } from './samples';

const caller: ApiCaller = {
  app: {
    clientKey: 'key',
    clientSecret: '0123456789abcdef0123456789abcdef',
    baseUrl: 'https://open.douyin.com',
  },
  accessToken: 'act.canary',
  openId: '_000@+/=open',
};

const extra = {
  error_code: 0,
  description: '',
  sub_error_code: 0,
  sub_description: '',
  logid: '2020',
  now: 1,
};

/** Answers as the documentation shows them. */
const classic = (data: object) => answer({ data: { error_code: 0, description: '', ...data }, extra });
const modern = (data: object) => answer({ err_no: 0, err_msg: '', log_id: '2024', data });

/** The same answer with every number as text. */
const asText = (data: object) =>
  JSON.parse(JSON.stringify(data), (_name, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  ) as object;

const guides = path.resolve(__dirname, '../../../../../../../../docs/guides');

const table: [string, Api][] = Object.entries(douyinApis);

describe.each(table)('%s', (name, api) => {
  it('is described', () => {
    expect(api.title).toMatch(/\p{Script=Han}/u);
    expect(api.docs).toMatch(/^https:\/\/developer\.open-douyin\.com\/docs\/resource\/zh-CN\/dop\//);
    expect(api.scope === null || api.scope in scopeTable).toBe(true);
  });

  it.each(['account-apis.md', 'account-apis.zh-CN.md'])(
    'stands in %s, with its name and its scope',
    (guide) => {
      const text = readFileSync(path.join(guides, guide), 'utf8');
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
      expect(row).toContain(`| ${api.title} `);
      expect(row?.split('|')[4]?.trim()).toBe(api.scope === null ? '' : `\`${api.scope}\``);
      for (const field of Object.keys(api.fields.shape)) expect(row).toContain(`\`${field}`);
    },
  );

  it('is sent where it says, with the proof it says, and read only if it changes nothing', () => {
    const call = api.request(caller, sampleParams);
    expect([call.method, call.url]).toEqual([api.method, `https://open.douyin.com${api.path}`]);
    expect(JSON.stringify(call).includes('act.canary')).toBe(api.token !== 'secret');
    expect(JSON.stringify(call).includes(caller.app.clientSecret)).toBe(api.token === 'secret');
    expect(call.idempotent ?? false).toBe(!sentOnce.includes(name));
    expect(call.url).not.toContain('canary');
    expect(JSON.stringify(call.query ?? {})).not.toContain('canary');
  });

  it('never takes a failure for success', () => {
    const codes = [28001003, 28001012, 28001056, 28003017, 2190001, 2190003];
    for (const number of codes) {
      const data = { error_code: number, description: '失败' };
      for (const failed of [
        { data, extra: { ...extra, ...data } },
        { err_no: number, err_msg: '失败', data: {} },
      ])
        expect(thrownBy(() => api.read(answer(failed), caller)).details.number).toBe(number);
    }
  });

  it.each([
    ['no JSON', answer('<html>')],
    ['a server error', answer('', 502)],
    ['data as a list', answer({ data: [1], err_no: 0 })],
    ['no data', answer({ err_no: 0, message: 'success' })],
  ])('does not accept %s', (_what, given) => {
    expect(thrownBy(() => api.read(given, caller)).code).toBe('API_UNREADABLE');
  });
});

describe('what is asked', () => {
  it('names the account in the query, ids of any kind encoded by the sender', () => {
    expect(douyinApis.fansCheck.request(caller, { followerOpenId: '@a+/=' })).toMatchObject({
      query: { open_id: '_000@+/=open', follower_open_id: '@a+/=' },
      headers: { 'access-token': 'act.canary' },
    });
    expect(douyinApis.videoList.request(caller, { count: 20 }).query).toEqual({
      open_id: '_000@+/=open',
      count: '20',
      cursor: '0',
    });
    expect(douyinApis.userFans.request(caller, { dateType: '30' }).query).toMatchObject({ date_type: '30' });
  });

  it('asks for works by item before video', () => {
    const ask = (params: { itemIds?: string[]; videoIds?: string[] }) =>
      douyinApis.videoData.request(caller, params).json;
    expect(ask({ itemIds: ['@i'], videoIds: ['v'] })).toEqual({ item_ids: ['@i'] });
    expect(ask({ videoIds: ['v'] })).toEqual({ video_ids: ['v'] });
  });

  it('asks for the roles of the account, or of a 抖音号', () => {
    const ask = (params: { roleLabels: ['STAFF']; douyinShortId?: string }) =>
      douyinApis.roleCheck.request(caller, params).json;
    expect(ask({ roleLabels: ['STAFF'] })).toEqual({ open_id: '_000@+/=open', role_labels: ['STAFF'] });
    expect(ask({ roleLabels: ['STAFF'], douyinShortId: '123' })).toEqual({
      douyin_shortId: '123',
      role_labels: ['STAFF'],
    });
  });

  it.each<[string, keyof typeof douyinApis, object]>([
    ['a day count of its own', 'userFans', { dateType: '8' }],
    ['no follower', 'fansCheck', { followerOpenId: ' ' }],
    ['a role nobody knows', 'roleCheck', { roleLabels: ['BOSS'] }],
    ['no role', 'roleCheck', { roleLabels: [] }],
    ['too large a page', 'videoList', { count: 21 }],
    ['an invented cursor', 'videoList', { count: 5, cursor: 'next' }],
    ['no work', 'videoData', {}],
    ['an empty list of works', 'videoData', { itemIds: [] }],
  ])('refuses %s', (_what, name, params) => {
    expect(douyinApis[name].fields.safeParse(params).success).toBe(false);
  });
});

describe('what comes back', () => {
  it.each([false, true])('of fans/check (numbers as text: %p)', (text) => {
    const data = { is_follower: true, follow_time: 1594015876 };
    expect(douyinApis.fansCheck.read(classic(text ? asText(data) : data), caller)).toEqual({
      isFollower: true,
      followTime: new Date('2020-07-06T06:11:16Z'),
    });
  });

  it('of fans/check may be nothing', () => {
    expect(douyinApis.fansCheck.read(classic({}), caller)).toEqual({ isFollower: null, followTime: null });
    const no = { is_follower: false, follow_time: 0 };
    expect(douyinApis.fansCheck.read(classic(no), caller)).toEqual({ isFollower: false, followTime: null });
  });

  it.each([false, true])('of fans_data (numbers as text: %p)', (text) => {
    const fans_data = {
      all_fans_num: 100,
      gender_distributions: [{ item: '1', value: 30 }],
      age_distributions: [{ item: '1-23', value: 0 }],
      geographical_distributions: [{ item: '浙江', value: 5 }],
      active_days_distributions: [{ item: '5~8', value: 0 }],
      device_distributions: [{ item: 'iPhone', value: 7 }],
      interest_distributions: [{ item: '美食', value: 8 }],
      flow_contributions: [{ flow: 'video', fans_sum: 10, all_sum: 30 }],
    };
    const data = { error_code: '0', fans_data: text ? asText(fans_data) : fans_data };
    expect(douyinApis.fansData.read(classic(data), caller)).toEqual({
      allFansNum: 100,
      genderDistributions: [{ item: '1', value: 30 }],
      ageDistributions: [{ item: '1-23', value: 0 }],
      geographicalDistributions: [{ item: '浙江', value: 5 }],
      activeDaysDistributions: [{ item: '5~8', value: 0 }],
      deviceDistributions: [{ item: 'iPhone', value: 7 }],
      interestDistributions: [{ item: '美食', value: 8 }],
      flowContributions: [{ flow: 'video', fansSum: 10, allSum: 30 }],
    });
  });

  it('of fans_data may be nothing yet', () => {
    for (const fans_data of [undefined, null, {}])
      expect(douyinApis.fansData.read(classic({ fans_data }), caller)).toMatchObject({
        allFansNum: null,
        genderDistributions: [],
        flowContributions: [],
      });
  });

  it.each([false, true])('of the fans’ likes, words and sources (numbers as text: %p)', (text) => {
    const line = { rank: 1, keyword: '关键词测试', hot_value: 10000 };
    const list = [text ? asText(line) : line];
    expect(douyinApis.fansFavourite.read(classic({ list }), caller)).toEqual({
      list: [{ rank: 1, keyword: '关键词测试', hotValue: 10000 }],
    });
    expect(douyinApis.fansComment.read(classic({ list }), caller)).toEqual({
      list: [{ keyword: '关键词测试', hotValue: 10000 }],
    });
    const sources = [{ source: '视频', percent: '12.34%' }];
    expect(douyinApis.fansSource.read(classic({ list: sources }), caller)).toEqual({ list: sources });
  });

  it('is an empty list where the platform gives null', () => {
    expect(douyinApis.fansComment.read(classic({ list: null }), caller)).toEqual({ list: [] });
    expect(douyinApis.userFans.read(classic({ result_list: null }), caller)).toEqual({ resultList: [] });
    expect(douyinApis.videoList.read(classic({ list: null }), caller)).toEqual({
      list: [],
      cursor: '0',
      hasMore: false,
    });
  });

  it.each<
    ['userFans' | 'userItem' | 'userLike' | 'userComment' | 'userShare' | 'userProfile', object, object]
  >([
    ['userFans', { total_fans: 100, new_fans: -3 }, { totalFans: 100, newFans: -3 }],
    ['userItem', { new_issue: 1, new_play: 2, total_issue: 3 }, { newIssue: 1, newPlay: 2, totalIssue: 3 }],
    ['userLike', { new_like: 4 }, { newLike: 4 }],
    ['userComment', { new_comment: 5 }, { newComment: 5 }],
    ['userShare', { new_share: 6 }, { newShare: 6 }],
    ['userProfile', { profile_uv: 7 }, { profileUv: 7 }],
  ])('of the series %s, a line a day, in both forms', (name, written, read) => {
    for (const numbers of [written, asText(written)])
      expect(
        douyinApis[name].read(classic({ result_list: [{ date: '2020-07-01', ...numbers }] }), caller),
      ).toEqual({ resultList: [{ date: '2020-07-01', ...read }] });
    const { resultList } = douyinApis[name].read(classic({ result_list: [{ date: '2020-07-01' }] }), caller);
    expect(Object.values(resultList[0] ?? {}).slice(1)).toEqual(Object.keys(read).map(() => null));
  });

  const work = {
    item_id: '@8hxdhauTCMppanGnM4ltGM780mDqPP+KPpR0qQOmLVAXb/T060zdRmYqig357zEBq6CZRp4NVe6qLIJW/V/x1w==',
    video_id: '7113370212341234567',
    title: '测试视频 #测试话题',
    cover: 'https://p3-dy.byteimg.com/img/x.jpeg',
    share_url: 'https://www.iesdouyin.com/share/video/6843/?region=CN',
    create_time: 1571075129,
    is_top: true,
    is_reviewed: true,
    video_status: 5,
    media_type: 4,
    statistics: {
      play_count: 300,
      digg_count: 200,
      comment_count: 100,
      share_count: 10,
      forward_count: 10,
      download_count: 10,
    },
  };

  it.each([false, true])('of own works (numbers as text: %p)', (text) => {
    const data = { list: [work], cursor: 1571075129000, has_more: true };
    expect(douyinApis.videoList.read(classic(text ? asText(data) : data), caller)).toEqual({
      cursor: '1571075129000',
      hasMore: true,
      list: [
        {
          itemId: work.item_id,
          videoId: '7113370212341234567',
          title: work.title,
          cover: work.cover,
          shareUrl: work.share_url,
          createTime: new Date('2019-10-14T17:45:29Z'),
          isTop: true,
          isReviewed: true,
          videoStatus: 5,
          mediaType: 4,
          statistics: {
            playCount: 300,
            diggCount: 200,
            commentCount: 100,
            shareCount: 10,
            forwardCount: 10,
            downloadCount: 10,
          },
        },
      ],
    });
  });

  it('of own works may lack everything but the id, which is never a rounded number', () => {
    const [bare] = douyinApis.videoData.read(classic({ list: [{ item_id: '@x' }] }), caller).list;
    expect(bare).toMatchObject({ itemId: '@x', videoId: null, title: '', isTop: null, statistics: null });
    const rounded = answer('{"data":{"list":[{"item_id":7113370212341234567}]}}');
    expect(thrownBy(() => douyinApis.videoData.read(rounded, caller)).code).toBe('API_UNREADABLE');
    for (const flag of [0, 1])
      expect(douyinApis.videoList.read(classic({ list: [], has_more: flag }), caller).hasMore).toBe(
        flag === 1,
      );
  });

  it('of who the account is', () => {
    const data = { open_id: 'o', union_id: 'u', nickname: '张伟', avatar: 'https://example.com/x.jpeg' };
    const more = { client_key: 'ck', e_account_role: 'EAccountK', error_code: '0' };
    expect(douyinApis.userInfo.read(answer({ data: { ...data, ...more }, err_no: 0 }), caller)).toEqual({
      openId: 'o',
      unionId: 'u',
      nickname: '张伟',
      avatar: 'https://example.com/x.jpeg',
      clientKey: 'ck',
      eAccountRole: 'EAccountK',
    });
    const phone = { open_id: 'o', encrypt_mobile: 'S3j2eFFOb088IbvvYZQO0A==' };
    expect(douyinApis.phone.read(answer({ data: phone }), caller)).toEqual({ phone: '13800000000' });
    expect(douyinApis.phone.read(answer({ data: { open_id: 'o' } }), caller)).toEqual({ phone: null });
  });

  it('of AlliedID and roles', () => {
    expect(douyinApis.alliedId.read(modern({ allied_id: 'ZsNCZC1dUR' }), caller)).toEqual({
      alliedId: 'ZsNCZC1dUR',
    });
    const roles = { match_result: false, filter_role: { STAFF: false } };
    expect(douyinApis.roleCheck.read(modern(roles), caller)).toEqual({
      matchResult: false,
      filterRole: { STAFF: false },
    });
    expect(douyinApis.roleCheck.read(modern({ match_result: true }), caller)).toEqual({
      matchResult: true,
      filterRole: {},
    });
    expect(douyinApis.roleCheck.read(modern({ filter_role: {} }), caller).matchResult).toBe(false);
  });

  it('of the two codes, whose success may lack a number', () => {
    const trailer = { captcha: '', desc_url: '', description: '' };
    const said = (data: object) => answer({ data: { ...trailer, ...data }, message: 'success' });
    expect(douyinApis.clientCode.read(said({ client_code: '123456789' }), caller)).toEqual({
      clientCode: '123456789',
    });
    expect(douyinApis.accessCode.read(said({ access_code: 'abc' }), caller)).toEqual({ accessCode: 'abc' });
    for (const bad of ['', 'a b', null])
      expect(thrownBy(() => douyinApis.accessCode.read(said({ access_code: bad }), caller)).code).toBe(
        'API_UNREADABLE',
      );
  });
});
