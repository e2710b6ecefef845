import type { TaskView } from '../../src/plugins/douyin/contracts/sync';
import { apiToken } from '../support/api-token';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { auditLines, openSession, type Session } from '../support/session';
import { connectDouyin } from '../support/tokens';
import { allowSync } from '../support/sync';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const actions = ['start', 'findOne', 'pause', 'resume', 'cancel', 'retry'].map(
  (name) => `lead:douyin:fans:sync.${name}`,
);
type Failed = { error: { status: number; name: string; message: string; details: { code: string } } };

describe('the sync of fans, asked for over HTTP', () => {
  let world: World;
  let session: Session;
  let openId: string;
  beforeAll(async () => {
    world = await createWorld();
    // Before the app may read fans: this account never granted it.
    await connectDouyin(world, 'muyu');
    await allowSync(world, ['fans.list']);
    await world.sim('people/xiaohe/audience', { count: 100 });
    session = await openSession(world, { person: 'xiaohe' });
    openId = await openIdOf('小河');
  });
  afterAll(() => world?.close());

  const openIdOf = async (nickname: string): Promise<string> =>
    (await world.tables('douyin_accounts').where({ nickname }).first('open_id')).open_id as string;

  const send = (where: string, method = 'GET', json?: unknown, key = session.jwt): Promise<Reply> =>
    ask(`${world.front.url}/api/v1/lead/douyin/fans/sync${where}`, {
      method,
      json,
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
  const start = (json: unknown = { douyinUserId: openId, syncStrategy: 'FULL' }, key?: string) =>
    send('', 'POST', json, key);
  const failed = (reply: Reply) => {
    const { error } = reply.json<Failed>();
    return [reply.status, error.name, error.details.code];
  };
  const taskOf = (reply: Reply) => reply.json<{ data: TaskView }>().data;
  const delay = (ms: number) =>
    world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms, times: null });

  it('is refused to nobody’s requests and to a role without the permission', async () => {
    expect((await start({}, '')).status).toBe(401);
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
    expect(failed(over)).toEqual([409, 'DouyinLeadSyncException', 'SYNC_STATE']);
    await world.sim('faults', undefined, 'DELETE');
  });

  it.each([
    ['no account', {}, 400, 'SYNC_INVALID', /douyinUserId/],
    ['nothing at all', undefined, 400, 'SYNC_INVALID', /douyinUserId/],
    ['an account that is no text', { douyinUserId: 7 }, 400, 'SYNC_INVALID', /douyinUserId/],
    [
      'a strategy that is none',
      { douyinUserId: 'x', syncStrategy: 'SOME' },
      400,
      'SYNC_INVALID',
      /syncStrategy/,
    ],
    ['an account that is not known', { douyinUserId: 'nobody' }, 404, 'SYNC_NOT_FOUND', /account/],
  ])('is refused with a sentence: %s', async (_name, json, status, code, sentence) => {
    const reply = await send('', 'POST', json);
    expect(failed(reply)).toEqual([status, 'DouyinLeadSyncException', code]);
    expect(reply.json<Failed>().error.message).toMatch(sentence);
  });

  it('tries rows again that could not become leads', async () => {
    await world.sim('people/xiaohe/audience', { count: 100, badPercent: 10 });
    const { taskId } = taskOf(await start());
    await until('the end', async () => taskOf(await send(`/${taskId}`)).status === 'COMPLETED');
    const { length } = await world.tables('douyin_dead_letters');
    expect(length).toBeGreaterThan(0);
    const reply = await send(`/${taskId}/retry`, 'POST');
    // They are as bad as before.
    const data = { taskId, retried: length, resolved: 0, waiting: length, queued: false };
    expect([reply.status, reply.json()]).toEqual([200, { data }]);
    const [line] = await auditLines(world, '&action=sync.letters-retried');
    expect(line).toMatchObject({ actorKind: 'user', details: { stream: 'fans', rows: length } });
    await world.sim('people/xiaohe/audience', { count: 100, badPercent: 0 });
  });

  it('knows no task that is not there', async () => {
    expect((await send('/0000')).status).toBe(404);
  });

  it('is open to a server with an API token, which reads INCREMENTAL where it names no strategy', async () => {
    const ids = actions.map((action) => `plugin::douyin.${action}`);
    const token = await apiToken(world, 'custom', ids);
    const reply = await start({ douyinUserId: openId }, token);
    expect(reply.status).toBe(202);
    const { taskId } = taskOf(reply);
    await until('the end', async () => {
      return taskOf(await send(`/${taskId}`, 'GET', undefined, token)).status === 'COMPLETED';
    });
    const run = await world.tables('douyin_sync_runs').where({ document_id: taskId }).first('strategy');
    expect(run).toEqual({ strategy: 'INCREMENTAL' });
    const without = await apiToken(world, 'custom', ['plugin::douyin.lead:douyin:leads:view.find']);
    expect((await start(undefined, without)).status).toBe(403);
  });

  it('tells of a list that is retired, and asks for it again in a day', async () => {
    await until('no run', async () => {
      const open = await world.tables('douyin_sync_runs').whereNotNull('active_key');
      return open.length === 0;
    });
    await world.sim('faults', { endpoint: 'fans_list', kind: 'retired' });
    expect(await failedTask()).toMatchObject({
      message: '粉丝数据同步失败：API_RETIRED',
      error: { name: 'DouyinApiException', code: 'API_RETIRED' },
    });
    const stream = await world
      .tables('douyin_sync_streams')
      .where({ kind: 'fans' })
      .first('health', 'failure_code');
    expect(stream).toEqual({ health: 'retired', failure_code: 'API_RETIRED' });
  });

  async function failedTask(): Promise<TaskView> {
    const { taskId } = taskOf(await start());
    await until('the end', async () => taskOf(await send(`/${taskId}`)).status === 'FAILED');
    return taskOf(await send(`/${taskId}`));
  }

  it('tells of a right that the platform does not grant any more', async () => {
    await world.sim('faults', { endpoint: 'fans_list', kind: 'code', code: 28001012 });
    expect((await failedTask()).error).toEqual({ name: 'DouyinAuthException', code: 'AUTH_SCOPE_MISSING' });
  });

  it('refuses an account that never granted its fans, and one that is disconnected', async () => {
    const ungranted = await start({ douyinUserId: await openIdOf('木鱼石') });
    expect(failed(ungranted)).toEqual([403, 'DouyinAuthException', 'AUTH_SCOPE_MISSING']);
    const { document_id: id } = await world.tables('douyin_accounts').where({ nickname: '木鱼石' }).first();
    await world.admin.data('POST', `/douyin/accounts/${id}/disconnect`);
    const disconnected = await start({ douyinUserId: await openIdOf('木鱼石') });
    expect(failed(disconnected)).toEqual([401, 'DouyinAuthException', 'AUTH_GRANT_LOST']);
  });

  it('says so when something breaks on this side, and keeps the cause to itself', async () => {
    await world.tables.schema.renameTable('douyin_sync_runs', 'elsewhere');
    const reply = await start();
    await world.tables.schema.renameTable('elsewhere', 'douyin_sync_runs');
    expect(failed(reply)).toEqual([500, 'DouyinLeadSyncException', 'SYNC_BROKEN']);
    expect(reply.text).not.toContain('table');
    expect(world.strapi.output()).toContain('no such table');
  });
});
