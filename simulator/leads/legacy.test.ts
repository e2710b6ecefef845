import {
  act,
  closeAll,
  connectWith,
  patchApp,
  postJson,
  readAll,
  readAs,
  type Account,
  type Row,
} from '../test-rig';

afterEach(closeAll);

const connected = (): Promise<Account> => connectWith(['enterprise.data']);
const LEADS = '/enterprise/leads';

const post = (account: Account, path: string, body: Row) =>
  postJson(`${account.url}${LEADS}/tag/${path}/?open_id=${encodeURIComponent(account.openId)}`, body, {
    'access-token': account.token,
  });

async function leadUsers(account: Account, query: Record<string, string> = {}): Promise<Row[]> {
  const pages = await readAll(account, `${LEADS}/user/list/`, query);
  return pages.flatMap((page) => (page as unknown as { users: Row[] }).users);
}

it.each(['user/list', 'user/detail', 'user/action/list', 'tag/list', 'tag/user/list'])(
  '%s is retired for an app without the scope',
  async (path) => {
    const account = await connected();
    await patchApp(account.url, { scopes: ['user_info'] });
    expect((await readAs(account, `${LEADS}/${path}/`, { count: '5' })).data.error_code).toBe(28001056);
  },
);

it('lists 意向用户 with their open_ids, and each by itself', async () => {
  const account = await connected();
  const pages = await readAll(account, `${LEADS}/user/list/`);
  const users = await leadUsers(account);
  expect(users).toHaveLength(40);
  expect(pages.flatMap(({ list }) => list)).toEqual(users.map(({ open_id }) => open_id));
  const warm = users.find(({ leads_level: level }) => level === 2);
  expect(warm).toMatchObject({
    telephone: expect.stringMatching(/^139\d{8}$/),
    wechat: expect.stringMatching(/^wx_/),
    tag_list: [],
    is_follow: true,
  });
  const detail = await readAs(account, `${LEADS}/user/detail/`, { user_id: String(warm?.open_id) });
  expect(detail.data).toEqual({ ...warm, error_code: 0, description: '' });
  const nobody = await readAs(account, `${LEADS}/user/detail/`, { user_id: '_000nobody' });
  expect(nobody.data.error_code).toBe(28001007);
});

it('filters by level, action and time', async () => {
  const account = await connected();
  await act(account.url, 'xiaohe', 'audience', { leads: 100 });
  const levels = await Promise.all(
    ['-1', '0', '1', '2', '10'].map(
      async (level) => (await leadUsers(account, { leads_level: level })).length,
    ),
  );
  expect(levels.reduce((sum, count) => sum + count, 0)).toBe(100);
  const types = await Promise.all(
    ['1', '2', '3'].map(async (type) => (await leadUsers(account, { action_type: type })).length),
  );
  expect(types.reduce((sum, count) => sum + count, 0)).toBe(100);
  const start = String(Date.UTC(2025, 4, 31) / 1000);
  expect(await leadUsers(account, { start_time: start })).toHaveLength(25);
  expect(await leadUsers(account, { end_time: start })).toHaveLength(76);
});

it('tells what somebody did', async () => {
  const account = await connected();
  const [first] = await leadUsers(account);
  const [page] = await readAll(account, `${LEADS}/user/action/list/`, { user_id: String(first?.open_id) });
  expect(typeof page?.cursor).toBe('string');
  expect(page?.list[0]).toEqual({
    user_id: first?.open_id,
    action_type: expect.any(Number),
    action_flag: expect.any(Number),
    action_source: expect.any(String),
    create_time: expect.any(Number),
  });
});

it('keeps tags, five a user and a hundred in all', async () => {
  const account = await connected();
  const user_id = String((await leadUsers(account))[0]?.open_id);
  const ids: unknown[] = [];
  for (let index = 0; index < 100; index += 1)
    ids.push((await post(account, 'create', { tag_name: `标签${index}` })).data.tag_id);
  expect((await post(account, 'create', { tag_name: '多了' })).data.error_code).toBe(28001007);
  const bind = async (tag_id: unknown, on = true) =>
    (await post(account, 'user/update', { tag_id, user_id, bind: on })).data.error_code;
  expect(await Promise.all(ids.slice(0, 5).map((id) => bind(id)))).toEqual([0, 0, 0, 0, 0]);
  expect(await bind(ids[5])).toBe(28001007);
  expect(await bind(ids[0], false)).toBe(0);
  await post(account, 'update', { tag_id: ids[1], tag_name: '常客' });
  await post(account, 'delete', { tag_id: ids[2] });
  expect((await leadUsers(account))[0]?.tag_list).toEqual([
    { tag_id: ids[1], tag_name: '常客' },
    { tag_id: ids[3], tag_name: '标签3' },
    { tag_id: ids[4], tag_name: '标签4' },
  ]);
  expect((await readAll(account, `${LEADS}/tag/list/`)).flatMap(({ list }) => list)).toHaveLength(99);
  const [bound] = await readAll(account, `${LEADS}/tag/user/list/`, { tag_id: String(ids[1]) });
  expect(bound?.list).toEqual([user_id]);
});
