import { act, closeAll, connectAs, readAs, type Account, type Row } from '../test-rig';

afterEach(closeAll);

const PATH = '/api/douyin/v1/interactive/intention/log/list/';
const connected = (scope = 'user.intention,im.message_card') => connectAs('xiaohe', `user_info,${scope}`);

type Log = { intention_log_infos: Row[]; query_session: string; has_more: boolean };
const seconds = (iso: string): string => String(Date.parse(iso) / 1000);
const ALL = { start_time: '0', end_time: '9999999999', count: '50' };

const page = async (account: Account, query: Record<string, string> = {}): Promise<Log> =>
  (await readAs(account, PATH, { ...ALL, ...query })).data as Log;

async function all(account: Account, query: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let session = '';
  for (;;) {
    const {
      intention_log_infos: list,
      query_session,
      has_more,
    } = await page(account, {
      ...query,
      query_session: session,
    });
    rows.push(...list);
    session = query_session;
    if (!has_more) return rows;
  }
}

const numberOf = async (account: Account, query: Record<string, string>): Promise<unknown> =>
  (await readAs(account, PATH, { ...ALL, ...query })).body.err_no;

it('notes who followed, with the whole webhook body as text', async () => {
  const account = await connected();
  expect(await page(account)).toMatchObject({ intention_log_infos: [], has_more: false });
  await act(account.url, 'qingtuan', 'follow', { person: 'xiaohe' });
  await act(account.url, 'qingtuan', 'follow', { person: 'xiaohe' });
  const [entry, ...none] = (await page(account)).intention_log_infos;
  expect(none).toEqual([]);
  expect(entry).toEqual({
    open_id: expect.stringMatching(/^_000/),
    event: 'new_follow_action',
    event_time: expect.stringMatching(/^\d{13}$/),
    content: expect.any(String),
  });
  const body = JSON.parse(String(entry?.content)) as Row;
  expect(body).toMatchObject({ from_user_id: entry?.open_id, to_user_id: account.openId });
  expect(JSON.parse(String(body.content))).toEqual({ action_type: 1, action_time: expect.any(Number) });
});

it('notes likes, messages and cards', async () => {
  const account = await connected();
  const steer = (action: string, body: Row) =>
    act(account.url, 'muyu', action, { person: 'xiaohe', ...body });
  expect((await steer('leave_card', { fields: { 手机号: '13800000003' } })).status).toBe(409);
  await steer('digg', { item_id: '@x' });
  await steer('enter', {});
  await steer('message', { text: '周末开门吗' });
  await steer('leave_card', { card_id: '@card', fields: { 姓名: '木鱼', 手机号: '13800000003' } });
  const entries = (await page(account)).intention_log_infos;
  const contents = entries.map(({ event, content }) => {
    const { content: own } = JSON.parse(String(content)) as { content: unknown };
    return [event, typeof own === 'string' ? (JSON.parse(own) as unknown) : own];
  });
  expect(contents).toMatchObject([
    [
      'im_receive_msg',
      {
        message_type: 'retain_consult_card',
        card_id: '@card',
        card_data: [
          { label: '姓名', value: '木鱼' },
          { label: '手机号', value: '13800000003' },
        ],
        user_infos: [{ nick_name: '木鱼石' }],
      },
    ],
    ['im_receive_msg', { message_type: 'text', text: '周末开门吗' }],
    ['im_enter_direct_msg', { scene_type: 4 }],
    ['new_video_digg', { action_type: 1, item_id: '@x' }],
  ]);
  expect((await page(account, { event: 'new_video_digg' })).intention_log_infos).toHaveLength(1);
});

describe('with many entries', () => {
  const bulk = { count: 1000, from: '2025-05-01T00:00:00Z', to: '2025-05-11T00:00:00Z' };

  it('shows each once by query_session, the newest first', async () => {
    const account = await connected();
    await act(account.url, 'xiaohe', 'intentions', bulk);
    const rows = await all(account);
    expect(rows).toHaveLength(1000);
    const times = rows.map(({ event_time }) => Number(event_time));
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(new Set(times).size).toBe(1000);
    expect(new Set(rows.map(({ open_id }) => open_id)).size).toBeGreaterThan(900);
  });

  it('shows each fan in turn where that is asked for', async () => {
    const account = await connected();
    await act(account.url, 'xiaohe', 'audience', { count: 500 });
    await act(account.url, 'xiaohe', 'intentions', { ...bulk, each: true });
    const ids = (await all(account)).map(({ open_id }) => String(open_id));
    expect(new Set(ids).size).toBe(500);
    expect(ids.slice(0, 500)).toEqual(ids.slice(500));
  });

  it('takes a window of time, and one event', async () => {
    const account = await connected();
    const events = ['new_follow_action', 'new_video_digg', 'im_enter_direct_msg'];
    await act(account.url, 'xiaohe', 'intentions', { ...bulk, events });
    const day = { start_time: seconds('2025-05-03T00:00:00Z'), end_time: seconds('2025-05-03T23:59:59Z') };
    expect(await all(account, day)).toHaveLength(100);
    const counts = await Promise.all(events.map(async (event) => (await all(account, { event })).length));
    expect(counts).toEqual([334, 333, 333]);
    expect(await all(account, { event: 'im_send_msg' })).toEqual([]);
    const inDay = await Promise.all(
      events.map(async (event) => (await all(account, { ...day, event })).length),
    );
    expect(inDay.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it('is quick with 100 000 of them', async () => {
    const account = await connected();
    await act(account.url, 'xiaohe', 'intentions', { ...bulk, count: 100_000 });
    const before = performance.now();
    for (let index = 0; index < 20; index += 1)
      expect((await page(account)).intention_log_infos).toHaveLength(50);
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it('spoils some', async () => {
    const account = await connected();
    await act(account.url, 'xiaohe', 'intentions', { ...bulk, badPercent: 10 });
    const bad = (await all(account)).filter(
      (row) => typeof row?.open_id !== 'string' || typeof row.event !== 'string',
    );
    expect(bad.length).toBeGreaterThan(50);
    expect(bad.length).toBeLessThan(150);
  });
});

it('answers what is wrong in E3', async () => {
  const account = await connected();
  const wrongs: Record<string, string>[] = [
    { start_time: '' },
    { end_time: 'x' },
    { start_time: '9', end_time: '8' },
    { count: '51' },
  ];
  for (const wrong of wrongs) expect(await numberOf(account, wrong)).toBe(28001007);
  expect(await numberOf(account, { query_session: 'mine' })).toBe(28001007);
  const poor = await connectAs('shancha', 'user_info', account.url);
  expect(await numberOf(poor, {})).toBe(28001012);
  expect((await act(account.url, 'xiaohe', 'intentions', { count: 1, from: 'soon' })).status).toBe(400);
  expect((await act(account.url, 'xiaohe', 'intentions', { count: 1, events: [] })).status).toBe(400);
});
