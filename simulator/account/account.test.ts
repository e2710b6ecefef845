import { DAY } from '../clock';
import {
  advance,
  APP,
  closeAll,
  connectAs,
  patchApp,
  postJson,
  readAs as read,
  type Account,
  type Answer,
} from '../test-rig';

afterEach(closeAll);

const SCOPES =
  'user_info,fans.check,fans.data.bind,data.external.user,data.external.fans_source,data.external.fans_favourite,video.list.bind,video.data.bind';

/** A simulator and an account that granted everything. */
const connected = (person = 'xiaohe', url?: string, scope = SCOPES): Promise<Account> =>
  connectAs(person, scope, url);

const videoData = (account: Account, body: unknown): Promise<Answer> =>
  postJson(
    `${account.url}/api/douyin/v1/video/video_data/?open_id=${encodeURIComponent(account.openId)}`,
    body,
    { 'access-token': account.token },
  );

type Line = Record<string, number | string>;

const PATHS = [
  ['/fans/check/', 'fans.check'],
  ['/api/douyin/v1/user/fans_data/', 'fans.data.bind'],
  ['/fans/data/', 'fans.data.bind'],
  ['/data/external/user/fans/', 'data.external.user'],
  ['/data/external/user/item/', 'data.external.user'],
  ['/data/external/user/like/', 'data.external.user'],
  ['/data/external/user/comment/', 'data.external.user'],
  ['/data/external/user/share/', 'data.external.user'],
  ['/data/external/user/profile/', 'data.external.user'],
  ['/data/extern/fans/source/', 'data.external.fans_source'],
  ['/data/extern/fans/favourite/', 'data.external.fans_favourite'],
  ['/data/extern/fans/comment/', 'data.external.fans_favourite'],
  ['/api/douyin/v1/video/video_list/', 'video.list.bind'],
] as const;

it('refuses every account API with the numbers of its table, in E2', async () => {
  const account = await connected();
  const poor = await connected('shancha', account.url, 'user_info');
  for (const [path, scope] of PATHS) {
    const numberOf = async (who: Account, query?: Record<string, string>): Promise<unknown> => {
      const { status, body, data } = await read(who, path, query);
      const extra = body.extra as { error_code: number };
      expect([status, extra.error_code]).toEqual([200, data.error_code]);
      return data.error_code;
    };
    expect(await numberOf({ ...account, token: 'act.nobody' })).toBe(28001003);
    expect(await numberOf(account, { open_id: poor.openId })).toBe(28001015);
    expect(await numberOf(account, { open_id: '' })).toBe(28001007);
    expect(await numberOf(poor)).toBe(28001012);
    await patchApp(account.url, { scopes: SCOPES.split(',').filter((name) => name !== scope) });
    expect(await numberOf(account)).toBe(28001018);
    await patchApp(account.url, { scopes: SCOPES.split(',') });
  }
  await advance(account.url, 15 * DAY);
  for (const [path] of PATHS) expect((await read(account, path)).data.error_code).toBe(28001008);
});

describe('fans/check', () => {
  it('tells who follows since when', async () => {
    const account = await connected();
    const other = await connected('qingtuan', account.url);
    const check = async () => (await read(account, '/fans/check/', { follower_open_id: other.openId })).data;
    expect(await check()).toEqual({ is_follower: false, error_code: 0, description: '' });
    const before = Math.floor(Date.now() / 1000);
    const steer = (action: string) =>
      postJson(`${account.url}/_sim/people/qingtuan/${action}`, {
        person: 'xiaohe',
        client_key: APP.client_key,
      });
    expect((await steer('follow')).body).toEqual({
      open_id: account.openId,
      follower_open_id: other.openId,
      follow_time: expect.any(Number),
    });
    const { is_follower, follow_time } = await check();
    expect(is_follower).toBe(true);
    expect(Number(follow_time)).toBeGreaterThanOrEqual(before);
    expect((await steer('unfollow')).body.ended).toBe(true);
    expect((await check()).is_follower).toBe(false);
  });

  it('has followers from the seed, and wants an open_id it knows', async () => {
    const account = await connected();
    const { openId } = await connected('shancha', account.url);
    const check = (id: string) => read(account, '/fans/check/', { follower_open_id: id });
    expect((await check(openId)).data).toMatchObject({ is_follower: true, follow_time: 1741406400 });
    expect((await check('_000nobody')).data.error_code).toBe(28001007);
    expect((await check('')).data.error_code).toBe(28001007);
  });

  it('knows people who came later', async () => {
    const account = await connected();
    await read(account, '/fans/check/', { follower_open_id: account.openId });
    await postJson(`${account.url}/_sim/people`, { id: 'late', nickname: '晚来' });
    const { openId } = await connected('late', account.url);
    expect((await read(account, '/fans/check/', { follower_open_id: openId })).data.error_code).toBe(0);
  });
});

describe('the portrait', () => {
  type Fans = { all_fans_num: number } & Record<string, { value: number }[]>;

  it('divides all fans among the items, at both addresses', async () => {
    const account = await connected();
    const { data } = await read(account, '/api/douyin/v1/user/fans_data/');
    const fans = data.fans_data as Fans;
    expect(fans.all_fans_num).toBeGreaterThan(10_000);
    for (const name of ['gender', 'age', 'geographical', 'active_days', 'device', 'interest']) {
      const parts = fans[`${name}_distributions`] ?? [];
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(fans.all_fans_num);
    }
    expect(fans.flow_contributions).toHaveLength(4);
    expect((await read(account, '/fans/data/')).data).toEqual(data);
  });

  it('is empty for a small account', async () => {
    const account = await connected('yuntun');
    const { fans_data: fans } = (await read(account, '/api/douyin/v1/user/fans_data/')).data;
    expect(fans).toMatchObject({ all_fans_num: 12, gender_distributions: [], flow_contributions: [] });
    expect((await read(account, '/data/extern/fans/favourite/')).data.list).toEqual([]);
    expect((await read(account, '/data/extern/fans/comment/')).data.list).toEqual([]);
  });

  it('lists sources, favourites and comments of a large one', async () => {
    const account = await connected();
    const listOf = async (name: string) =>
      (await read(account, `/data/extern/fans/${name}/`)).data.list as Line[];
    for (const line of await listOf('source'))
      expect(line).toEqual({ source: expect.any(String), percent: expect.stringMatching(/^\d+\.\d\d%$/) });
    const favourites = await listOf('favourite');
    expect(favourites.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    const heat = favourites.map(({ hot_value }) => Number(hot_value));
    expect(heat).toEqual([...heat].sort((one, other) => other - one));
    expect((await listOf('comment'))[0]).toEqual({
      keyword: expect.any(String),
      hot_value: expect.any(Number),
    });
  });
});

describe('the daily series', () => {
  const seriesOf = async (account: Account, name: string, dateType = '7'): Promise<Line[]> =>
    (await read(account, `/data/external/user/${name}/`, { date_type: dateType })).data.result_list as Line[];

  it.each([
    ['fans', ['new_fans', 'total_fans']],
    ['item', ['new_issue', 'new_play', 'total_issue']],
    ['like', ['new_like']],
    ['comment', ['new_comment']],
    ['share', ['new_share']],
    ['profile', ['profile_uv']],
  ])('has one line a day of %s', async (name, fields) => {
    const account = await connected();
    for (const days of ['7', '15', '30']) {
      const lines = await seriesOf(account, name, days);
      expect(lines).toHaveLength(Number(days));
      for (const line of lines) expect(Object.keys(line).sort()).toEqual(['date', ...fields].sort());
    }
    const { data } = await read(account, `/data/external/user/${name}/`, { date_type: '8' });
    expect(data.error_code).toBe(28001007);
  });

  it('ends yesterday in Beijing, and its totals follow from its news', async () => {
    const account = await connected();
    await postJson(`${account.url}/_sim/clock`, { set: '2030-03-01T17:00:00Z' });
    const again = await connected('xiaohe', account.url);
    const lines = await seriesOf(again, 'fans', '30');
    expect([lines[0]?.date, lines.at(-1)?.date]).toEqual(['2030-01-31', '2030-03-01']);
    for (const [index, line] of lines.slice(1).entries())
      expect(line.total_fans).toBe(Number(lines[index]?.total_fans) + Number(line.new_fans));
    for (const { new_fans: fresh } of lines) expect(Number(fresh)).toBeGreaterThanOrEqual(0);
    expect((await seriesOf(again, 'fans')).at(-1)).toEqual(lines.at(-1));
  });

  it('shows a new follower the day after', async () => {
    const account = await connected();
    const before = (await seriesOf(account, 'fans')).at(-1)?.total_fans;
    await postJson(`${account.url}/_sim/people/yuntun/follow`, { person: 'xiaohe' });
    expect((await seriesOf(account, 'fans')).at(-1)?.total_fans).toBe(before);
    const { fans_data: now } = (await read(account, '/api/douyin/v1/user/fans_data/')).data;
    await advance(account.url, DAY);
    expect((await seriesOf(account, 'fans')).at(-1)?.total_fans).toBe((now as Line).all_fans_num);
  });
});

describe('own videos', () => {
  type Page = {
    list: { item_id: string; video_id: string; create_time: number }[];
    cursor: number;
    has_more: boolean;
  };
  const page = async (account: Account, query: Record<string, string>): Promise<Page> =>
    (await read(account, '/api/douyin/v1/video/video_list/', query)).data as Page;

  it('come in pages, the newest first, each once', async () => {
    const account = await connected();
    const seen: string[] = [];
    let cursor = '0';
    for (;;) {
      const { list, cursor: next, has_more } = await page(account, { cursor, count: '10' });
      seen.push(...list.map(({ item_id }) => item_id));
      cursor = String(next);
      if (!has_more) break;
    }
    expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
    for (const id of seen) expect(id).toMatch(/^@9V.*[+/=]/);
    expect(await page(account, { cursor, count: '10' })).toMatchObject({ list: [], has_more: false });
  });

  it('want a count from 1 to 20', async () => {
    const account = await connected();
    for (const query of [{}, { count: '0' }, { count: '21' }, { count: 'x' }, { count: '5', cursor: '-1' }])
      expect(await page(account, query as Record<string, string>)).toMatchObject({ error_code: 28001007 });
  });

  it('are published through steering, and found by item or video id', async () => {
    const account = await connected();
    const publish = (body = {}) => postJson(`${account.url}/_sim/people/xiaohe/publish`, body);
    const first = (await publish({ title: '新片', is_reviewed: false, video_status: 4 })).body;
    const second = (await publish()).body;
    const { list } = await page(account, { count: '2' });
    expect(list).toEqual([second, first]);
    expect(first).toMatchObject({ title: '新片', is_reviewed: false, video_status: 4 });
    const foreign = (await postJson(`${account.url}/_sim/people/shancha/publish`, {})).body;
    const byItem = await videoData(account, { item_ids: [first.item_id, foreign.item_id], video_ids: ['x'] });
    expect(byItem.data.list).toEqual([first]);
    expect((await videoData(account, { video_ids: [second.video_id] })).data.list).toEqual([second]);
    for (const body of [{}, { item_ids: [] }, { item_ids: [1] }])
      expect((await videoData(account, body)).data.error_code).toBe(28001007);
    expect((await publish({ titel: 'x' })).status).toBe(400);
  });
});

it('repeats all data with the seed', async () => {
  const story = async (): Promise<unknown> => {
    const account = await connected();
    await postJson(`${account.url}/_sim/clock`, { set: '2030-03-01T17:00:00Z' });
    const again = await connected('xiaohe', account.url);
    const answers = await Promise.all(
      PATHS.map(([path]) => read(again, path, { date_type: '7', count: '5' })),
    );
    return answers.map(({ data }) => data);
  };
  expect(await story()).toEqual(await story());
});
