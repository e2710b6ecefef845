import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { deliver, drained, keptEvents, openWebhook, written } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

describe('what the inbox keeps, and for how long somebody has it', () => {
  let world: World;
  let appId: string;
  let openId: string;
  beforeAll(async () => {
    world = await createWorld();
    appId = await openWebhook(world);
    await connectDouyin(world);
    openId = ((await world.tables('douyin_accounts').first('open_id')) as { open_id: string }).open_id;
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await drained(world);
    await world.tables('douyin_webhook_events').delete();
  });
  afterEach(() => world.strapi.moveClock(0));

  const webhooks = <Result>(code: string): Promise<Result> =>
    world.strapi.run<Result>(`const webhooks = strapi.plugin('douyin').service('webhooks'); ${code}`);
  const stages = async () => (await drained(world)).map(({ stage }) => stage);
  const forget = () =>
    world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('webhooks.retention')`);

  it('hears of each event that is handed over without a Msg-Id, and once of one that has an id', async () => {
    const handed = (body: object, msgId?: string) =>
      webhooks(`return webhooks.handleWebhook(${JSON.stringify({ payload: body, appId, msgId })})`);
    const unauthorize = { event: 'unauthorize', from_user_id: openId, content: { scopes: ['user_info'] } };
    const success = { success: true, event_type: 'unauthorize', error: null };
    for (let round = 0; round < 2; round += 1) expect(await handed(unauthorize)).toEqual(success);
    expect(await keptEvents(world)).toHaveLength(2);
    for (let round = 0; round < 2; round += 1) expect(await handed(unauthorize, 'm-1')).toEqual(success);
    const follow = { event: 'new_follow_action', content: { action_time: 9 } };
    for (let round = 0; round < 2; round += 1) await handed(follow);
    expect((await drained(world)).map(({ event, msg_id: id }) => [event, id])).toEqual([
      ['unauthorize', null],
      ['unauthorize', null],
      ['unauthorize', 'm-1'],
      ['new_follow_action', null],
    ]);
  });

  it('raises what has a Msg-Id of its own once', async () => {
    const raise = (options: string) =>
      webhooks<void>(
        `await webhooks.raise('${appId}', 'video.audit', { post_id: 'p', passed: true }${options})`,
      );
    for (const options of [`, { msgId: 'p:1:published' }`, `, { msgId: 'p:1:published' }`, '', ''])
      await raise(options);
    expect(await drained(world)).toHaveLength(3);
  });

  it('holds the same words a few times at most, and forgets them after half a year', async () => {
    const body = written('new_follow_action', {
      from_user_id: 'fan',
      to_user_id: openId,
      content: { action_time: 12 },
    });
    for (let copy = 0; copy < 9; copy += 1)
      expect(
        (await deliver(world.strapi, `/${appId}`, { body, headers: { 'msg-id': `m-${copy}` } })).status,
      ).toBe(200);
    expect(await stages()).toEqual(['done', 'held', 'held', 'held', 'held', 'held']);
    await world.strapi.moveClock(31 * 86_400_000);
    expect(await forget()).toEqual({ removed: 1 });
    await world.strapi.moveClock(181 * 86_400_000);
    expect(await forget()).toEqual({ removed: 5 });
  });

  it('stays with who handles it as long as listeners come to their end', async () => {
    await webhooks(`
      globalThis.calls = [];
      for (const name of ['first', 'second'])
        webhooks.on('create_video', () => {
          globalThis.calls.push(name);
          return new Promise((resolve) => { globalThis.go = resolve; });
        }, { name });`);
    const calls = () => world.strapi.run<string[]>('return globalThis.calls');
    const body = written('create_video', { from_user_id: openId, content: { item_id: '@slow' } });
    await deliver(world.strapi, `/${appId}`, { body });
    await until('the first', async () => (await calls()).length === 1);
    await world.strapi.moveClock(150_000);
    await world.strapi.run('globalThis.go()');
    await until('the second', async () => (await calls()).length === 2);
    // Past the lease with which it began, and not past the one since the first was through.
    await world.strapi.moveClock(200_000);
    await world.strapi.run(`await strapi.plugin('douyin').service('jobs').runNow('webhooks.sweep')`);
    expect((await keptEvents(world)).map(({ stage, tries }) => [stage, tries])).toEqual([['working', 1]]);
    await world.strapi.run('globalThis.go()');
    expect((await drained(world)).map(({ stage, tries }) => [stage, tries])).toEqual([['done', 1]]);
    expect(await calls()).toEqual(['first', 'second']);
  });
});
