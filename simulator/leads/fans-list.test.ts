import { HOUR } from '../clock';
import {
  act,
  advance,
  closeAll,
  connectWith,
  fault,
  patchApp,
  postJson,
  readAll,
  readAs,
  type Account,
  type Page,
} from '../test-rig';

afterEach(closeAll);

const PATH = '/fans/list/';
const connected = (person?: string, url?: string): Promise<Account> =>
  connectWith(['fans.list', 'following.list', 'fans.check'], person, url);

const idsOf = (pages: Page[]): unknown[] => pages.flatMap(({ list }) => list.map((row) => row?.open_id));
const numberOf = async (
  account: Account,
  query: Record<string, string> = {},
  path = PATH,
): Promise<unknown> => (await readAs(account, path, { count: '5', ...query })).data.error_code;

describe('the retired list', () => {
  it.each([
    [PATH, 'fans.list'],
    ['/following/list/', 'following.list'],
  ])('%s answers an app that still holds the scope, and no other', async (path, scope) => {
    const account = await connected();
    expect(await numberOf(account, {}, path)).toBe(0);
    expect(await numberOf({ ...account, token: 'act.nobody' }, {}, path)).toBe(28001003);
    expect(await numberOf({ ...account, openId: '_000nobody' }, {}, path)).toBe(28001015);
    await patchApp(account.url, { scopes: ['user_info'] });
    expect(await numberOf(account, {}, path)).toBe(28001056);
    await postJson(`${account.url}/_sim/switches`, { todayMode: false });
    expect(await numberOf(account, {}, path)).toBe(28001018);
    await patchApp(account.url, { scopes: ['user_info', scope] });
    expect(await numberOf(account, {}, path)).toBe(0);
  });
});

it('shows each fan once, as the platform describes one', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 95 });
  const pages = await readAll(account, PATH);
  expect(pages.map(({ list }) => list.length)).toEqual([20, 20, 20, 20, 17]);
  expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([97]));
  expect(new Set(idsOf(pages)).size).toBe(97);
  expect(pages[0]?.list[5]).toEqual({
    open_id: expect.stringMatching(/^_000/),
    union_id: expect.stringMatching(/^_000/),
    nickname: expect.stringMatching(/./),
    avatar: expect.stringMatching(/^https:.*x-expires=\d+&x-signature=/),
    city: expect.any(String),
    province: expect.any(String),
    country: '中国',
    gender: expect.any(Number),
  });
  expect(pages[0]?.list.slice(0, 2).map((row) => row?.nickname)).toEqual(['木鱼石', '山茶']);
});

it('reaches 5000 fans at most, though it counts them all', async () => {
  const account = await connected();
  const pages = await readAll(account, PATH);
  expect(new Set(idsOf(pages)).size).toBe(5000);
  expect(pages[0]?.total).toBeGreaterThan(12_000);
  await act(account.url, 'xiaohe', 'audience', { cap: 30 });
  expect(idsOf(await readAll(account, PATH))).toHaveLength(30);
});

it('gives people twice and leaves others out while the list is shuffled', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 198, shufflePercent: 20 });
  const [first, second] = [idsOf(await readAll(account, PATH)), idsOf(await readAll(account, PATH))];
  for (const ids of [first, second]) {
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBeLessThan(195);
  }
  expect(first).not.toEqual(second);
  expect(new Set([...first, ...second]).size).toBeGreaterThan(190);
});

it('shifts by one when somebody follows between two pages', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 38 });
  const page = async (cursor: string): Promise<Page> =>
    (await readAs(account, PATH, { count: '20', cursor })).data as Page;
  const first = await page('0');
  await act(account.url, 'qingtuan', 'follow', { person: 'xiaohe' });
  const second = await page(String(first.cursor));
  expect(second.list[0]).toEqual(first.list[19]);
  expect(second).toMatchObject({ total: 41, has_more: true });
});

it('spoils as many rows as asked, always the same ones, and no more', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 400, badPercent: 10 });
  const isGood = (row: Page['list'][number]): boolean =>
    typeof row?.open_id === 'string' && row.open_id !== '' && typeof row.nickname === 'string';
  const badOnes = async (): Promise<unknown[]> =>
    (await readAll(account, PATH)).flatMap(({ list }) => list.filter((row) => !isGood(row)));
  const bad = await badOnes();
  expect(bad.length).toBeGreaterThan(20);
  expect(bad.length).toBeLessThan(65);
  expect(bad).toContain(null);
  expect(await badOnes()).toEqual(bad);
});

it('forgets a cursor after a day, unless cursors live for ever', async () => {
  const account = await connected();
  const { cursor } = (await readAs(account, PATH, { count: '20' })).data;
  const again = (): Promise<unknown> => numberOf(account, { cursor: String(cursor) });
  await advance(account.url, 23 * HOUR);
  expect(await again()).toBe(0);
  await advance(account.url, 2 * HOUR);
  expect(await again()).toBe(28001007);
  await postJson(`${account.url}/_sim/switches`, { cursorLifeHours: 0 });
  expect(await again()).toBe(0);
  for (const invented of ['20', '-1', 'next', String(Math.floor(Date.now() / 1000 + 9e6) * 1e6)]) {
    await postJson(`${account.url}/_sim/switches`, { cursorLifeHours: 24 });
    expect(await numberOf(account, { cursor: invented })).toBe(28001007);
  }
});

it('takes 1 to 20 rows a page', async () => {
  const account = await connected();
  for (const count of ['', '0', '21', 'x']) expect(await numberOf(account, { count })).toBe(28001007);
  expect(await numberOf(account, { count: '20' })).toBe(0);
});

it('can look empty, or be throttled in the middle', async () => {
  const account = await connected();
  const first = (await readAs(account, PATH, { count: '20' })).data;
  await fault(account.url, { endpoint: 'fans_list', kind: 'throttle' });
  expect(await numberOf(account, { cursor: String(first.cursor) })).toBe(28003018);
  expect(await numberOf(account, { cursor: String(first.cursor) })).toBe(0);
  await act(account.url, 'xiaohe', 'audience', { empty: true });
  expect((await readAs(account, PATH, { count: '20' })).data).toMatchObject({
    list: [],
    total: 0,
    has_more: false,
  });
});

it('loses the last fans when there are fewer, and renames some', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 60 });
  const before = await readAll(account, PATH);
  const { total } = (await act(account.url, 'xiaohe', 'audience', { count: 50, changedPercent: 30 })).body;
  const after = await readAll(account, PATH);
  expect([total, after[0]?.total]).toEqual([52, 52]);
  const known = new Map(before.flatMap(({ list }) => list.map((row) => [row?.open_id, row?.nickname])));
  const rows = after.flatMap(({ list }) => list);
  expect(rows.every((row) => known.has(row?.open_id))).toBe(true);
  const renamed = rows.filter((row) => known.get(row?.open_id) !== row?.nickname);
  expect(renamed.length).toBeGreaterThan(5);
  expect(renamed.length).toBeLessThan(30);
});

it('lets two accounts share their fans', async () => {
  const one = await connected();
  const other = await connected('shancha', one.url);
  for (const person of ['xiaohe', 'shancha'])
    await act(one.url, person, 'audience', { count: 30, pool: 'town' });
  const [first, second] = [idsOf(await readAll(one, PATH)), idsOf(await readAll(other, PATH))];
  expect(first.filter((id) => second.includes(id))).toHaveLength(30);
});

it('knows its invented fans in fans/check', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { count: 60 });
  const pages = await readAll(account, PATH);
  const fans = idsOf(pages).slice(2).map(String);
  const check = async (id: string) => (await readAs(account, '/fans/check/', { follower_open_id: id })).data;
  const [fan = ''] = fans;
  expect(await check(fan)).toMatchObject({ is_follower: true, follow_time: expect.any(Number) });
  await act(account.url, 'xiaohe', 'audience', { count: 0 });
  expect(await check(fan)).toEqual({ is_follower: false, error_code: 0, description: '' });
  expect((await check('_000nobody')).error_code).toBe(28001007);
});

it('lists whom the account follows, without a total', async () => {
  const account = await connected('shancha');
  const pages = await readAll(account, '/following/list/');
  expect(idsOf(pages)).toHaveLength(13);
  expect(pages[0]?.list[0]).toMatchObject({ nickname: '小河' });
  expect(pages[0]).not.toHaveProperty('total');
});

it('is quick with many accounts of 5000 fans', async () => {
  const account = await connected();
  const { grants } = (
    await postJson(`${account.url}/_sim/grants`, { client_key: 'awsim0000demo', count: 20 })
  ).body as { grants: { person: string; open_id: string; access_token: string }[] };
  const before = performance.now();
  for (const { person, open_id, access_token } of grants) {
    await act(account.url, person, 'audience', { count: 5000 });
    await readAs({ url: account.url, openId: open_id, token: access_token }, PATH, { count: '20' });
  }
  expect(performance.now() - before).toBeLessThan(5000);
});

it('refuses settings that cannot be meant', async () => {
  const { url } = await connected();
  for (const body of [{ badPercent: 101 }, { count: -1 }, { fans: 3 }, { empty: 'yes' }])
    expect((await act(url, 'xiaohe', 'audience', body)).status).toBe(400);
});
