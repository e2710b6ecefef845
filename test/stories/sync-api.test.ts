import type { TaskView } from '../../src/plugins/douyin/contracts/sync';
import { apiToken } from '../support/api-token';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { openSession, type Session } from '../support/session';
import { allowSync } from '../support/sync';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const actions = [
  'lead:douyin:fans:sync.start',
  'lead:douyin:fans:sync.findOne',
  'lead:douyin:fans:sync.pause',
  'lead:douyin:fans:sync.resume',
  'lead:douyin:fans:sync.cancel',
];

describe('the sync of fans, asked for over HTTP', () => {
  let world: World;
  let session: Session;
  let openId: string;
  beforeAll(async () => {
    world = await createWorld();
    await allowSync(world, ['fans.list']);
    await world.sim('people/xiaohe/audience', { count: 100 });
    session = await openSession(world, { person: 'xiaohe' });
    openId = ((await world.tables('douyin_accounts').first('open_id')) as { open_id: string }).open_id;
  });
  afterAll(() => world?.close());

  const send = (where: string, method = 'GET', json?: unknown, key = session.jwt): Promise<Reply> =>
    ask(`${world.front.url}/api/v1/lead/douyin/fans/sync${where}`, {
      method,
      json,
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
  const start = (json: unknown = { douyinUserId: openId, syncStrategy: 'FULL' }, key?: string) =>
    send('', 'POST', json, key);
  const taskOf = (reply: Reply) => reply.json<{ data: TaskView }>().data;
  const delay = (ms: number) =>
    world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms, times: null });

  it('is refused to nobody’s requests and to a role without the permission', async () => {
    expect((await start(undefined, '')).status).toBe(401);
    expect((await start()).status).toBe(403);
    await grantActions(world, 'authenticated', actions);
  });

  it('answers 202 with a new task, 200 with the one under way, and follows it to its end', async () => {
    await delay(200);
    const first = await start();
    expect(first.status).toBe(202);
    const task = taskOf(first);
    expect(task).toMatchObject({
      taskId: expect.any(String),
      message: expect.stringContaining('粉丝数据同步'),
    });
    expect(['PENDING', 'PROCESSING']).toContain(task.status);
    const second = await start();
    expect([second.status, taskOf(second).taskId]).toEqual([200, task.taskId]);
    await until('progress', async () => {
      const { counters, total, etaSeconds } = taskOf(await send(`/${task.taskId}`));
      return counters.fetched > 0 && total === 102 && etaSeconds !== null;
    });
    await until('the end', async () => taskOf(await send(`/${task.taskId}`)).status === 'COMPLETED');
    const done = taskOf(await send(`/${task.taskId}`));
    expect(done).toMatchObject({
      message: '粉丝数据同步完成',
      etaSeconds: null,
      counters: { inserted: 102 },
    });
  });

  it('streams the progress until the end', async () => {
    const { taskId } = taskOf(await start());
    const reply = await fetch(`${world.strapi.url}/api/v1/lead/douyin/fans/sync/${taskId}`, {
      headers: { authorization: `Bearer ${session.jwt}`, accept: 'text/event-stream' },
    });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const events = (await reply.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as TaskView);
    expect(events.length).toBeGreaterThan(1);
    expect(events.at(-1)).toMatchObject({ taskId, status: 'COMPLETED' });
  });

  it('is paused, resumed and cancelled', async () => {
    const { taskId } = taskOf(await start());
    await until('a page', async () => taskOf(await send(`/${taskId}`)).counters.pages > 0);
    const paused = await send(`/${taskId}/pause`, 'POST');
    expect(taskOf(paused)).toMatchObject({ status: 'PENDING', message: '粉丝数据同步已暂停' });
    expect(taskOf(await send(`/${taskId}/resume`, 'POST')).status).toBe('PENDING');
    expect(taskOf(await send(`/${taskId}/cancel`, 'POST'))).toMatchObject({
      status: 'FAILED',
      message: '粉丝数据同步已取消',
    });
    const over = await send(`/${taskId}/pause`, 'POST');
    expect([over.status, over.json()]).toMatchObject([
      409,
      { data: null, error: { name: 'DouyinLeadSyncException', details: { code: 'SYNC_STATE' } } },
    ]);
    await world.sim('faults', undefined, 'DELETE');
  });

  it.each([
    ['no account', {}, 400, 'QUERY_INVALID', /douyinUserId/],
    [
      'a strategy that is none',
      { douyinUserId: 'x', syncStrategy: 'SOME' },
      400,
      'QUERY_INVALID',
      /syncStrategy/,
    ],
    ['an account that is not known', { douyinUserId: 'nobody' }, 404, 'SYNC_NOT_FOUND', /account/],
  ])('is refused with a sentence: %s', async (_name, json, status, code, sentence) => {
    const reply = await start(json);
    const { error } = reply.json<{ error: { message: string; details: { code: string } } }>();
    expect([reply.status, error.details.code]).toEqual([status, code]);
    expect(error.message).toMatch(sentence);
  });

  it('knows no task that is not there', async () => {
    expect((await send('/0000')).status).toBe(404);
  });

  it('is open to a server with an API token', async () => {
    const ids = actions.map((action) => `plugin::douyin.${action}`);
    const token = await apiToken(world, 'custom', ids);
    expect([200, 202]).toContain((await start(undefined, token)).status);
    const without = await apiToken(world, 'custom', ['plugin::douyin.lead:douyin:leads:view.find']);
    expect((await start(undefined, without)).status).toBe(403);
  });

  it('tells of a list that is retired, and asks for it again in a day', async () => {
    await until('no run', async () => {
      const open = await world.tables('douyin_sync_runs').whereNotNull('active_key');
      return open.length === 0;
    });
    await world.sim('faults', { endpoint: 'fans_list', kind: 'retired' });
    const { taskId } = taskOf(await start());
    await until('the end', async () => taskOf(await send(`/${taskId}`)).status === 'FAILED');
    expect(taskOf(await send(`/${taskId}`)).message).toBe('粉丝数据同步失败：API_RETIRED');
    const stream = await world
      .tables('douyin_sync_streams')
      .where({ kind: 'fans' })
      .first('health', 'failure_code');
    expect(stream).toEqual({ health: 'retired', failure_code: 'API_RETIRED' });
  });
});
