import { DEMO_CLIENT_KEY } from '../../simulator';
import { isHere, type DatabaseKind } from '../support/databases';
import { startFleet, type Fleet } from '../support/fleet';
import { toldKinds } from '../support/incidents';
import { clearLeads, leadRows } from '../support/leads';
import type { RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, tokenRow } from '../support/tokens';
import { until } from '../support/until';
import {
  allSent,
  bodyOf,
  deliver,
  drained,
  keptEvents,
  openWebhook,
  outcomeOf,
  pointTo,
  relayed,
  written,
} from '../support/webhooks';
import { events, ignored, message, names, stateOf } from '../support/webhook-events';
import { createWorld, type World } from '../support/world';

const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

describe.each(kinds)('handling what the platform delivers, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let fleet: Fleet;
  let appId: string;
  let accountId: string;
  let openId: string;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    world = await createWorld({ database: kind });
    fleet = await startFleet(world, 2);
    appId = await openWebhook(world);
    accountId = await connectDouyin(world);
    const account = (await world.tables('douyin_accounts').first('open_id')) as { open_id: string };
    openId = account.open_id;
  });
  afterAll(async () => {
    await fleet?.close();
    await world?.close();
  });
  beforeEach(async () => {
    if (!isHere(kind)) return;
    await drained(world);
    await world.tables('douyin_webhook_events').delete();
    await world.sim('webhooks', undefined, 'DELETE');
    await clearLeads(world);
  });

  const processes = (): [RunningStrapi, RunningStrapi] => fleet.all() as [RunningStrapi, RunningStrapi];
  const webhooks = <Result>(process: RunningStrapi, code: string): Promise<Result> =>
    process.run<Result>(`const webhooks = strapi.plugin('douyin').service('webhooks'); ${code}`);
  /** Has both processes listen in the same manner. */
  const listen = (code: string) => Promise.all(processes().map((process) => webhooks(process, code)));
  const post = (event: string, more: object = {}, headers: Record<string, string> = {}, to = world.strapi) =>
    deliver(to, `/${appId}`, { body: written(event, more), headers });
  const stagesOf = async (event: string) =>
    (await keptEvents(world)).filter((row) => row.event === event).map(({ stage }) => stage);

  /** One event from the simulator, in copies. */
  const send = (event: string, form: string, copies: number) => {
    const people = {
      person: event.includes('authorize') && event !== 'im_authorize' ? 'xiaohe' : 'qingtuan',
      account: 'xiaohe',
    };
    const sent = { client_key: DEMO_CLIENT_KEY, event, ...people, content: events[event], form, copies };
    return world.sim('webhooks/send', sent);
  };

  when(
    'brings every event, in both forms, shuffled and three times each, to the same end, each handled once',
    async () => {
      const ends: Awaited<ReturnType<typeof stateOf>>[] = [];
      for (const [forms, copies] of [
        [['object'], 1],
        [['text'], 1],
        [['object', 'text'], 3],
      ] as const) {
        await world.tables('douyin_webhook_events').delete();
        await clearLeads(world);
        const orders = shuffled(names.flatMap((name) => forms.map((form) => [name, form] as const)));
        for (const [index, [name, form]] of orders.entries()) {
          if (index % 10 === 0) await pointTo(world, processes()[(index / 10) % 2] as RunningStrapi, appId);
          await send(name, form, copies);
        }
        expect((await allSent(world)).filter(({ state: at }) => at !== 'delivered')).toEqual([]);
        const kept = await drained(world);
        expect(kept).toHaveLength(orders.length);
        for (const row of kept) {
          const isIgnored = ignored.includes(row.event);
          expect([row.event, row.stage, row.tries]).toEqual([row.event, isIgnored ? 'ignored' : 'done', 1]);
        }
        ends.push(await stateOf(world, accountId));
      }
      expect(ends[0]).toMatchObject({
        leads: 1,
        lead: { nickname: '王小茶', city: '杭州', phone: '138****0002', account: accountId },
        acquired: 1,
        added: 5,
        grant: 'healthy',
        accounts: [{ open_id: openId, disconnected_at: null }],
      });
      expect(ends[0]?.sources.map((text) => (JSON.parse(text) as { item: string }).item).sort()).toEqual([
        '@card',
        '@work',
        'im_enter_direct_msg',
        'im_group_receive_msg',
        'new_follow_action',
        'new_video_digg:@liked',
      ]);
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[2]).toEqual(ends[0]);
    },
  );

  when('asks the platform what a grant is worth, whatever events say and in which order', async () => {
    await pointTo(world, processes()[1], appId);
    const grant = async () => (await tokenRow(world, accountId)).grant_state;
    const old = { from_user_id: openId, content: { scopes: ['user_info'] } };
    await post('unauthorize', old, { 'msg-id': 'old-1' });
    await drained(world);
    expect(await grant()).toBe('healthy');
    for (let round = 0; round < 2; round += 1) {
      await world.sim('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY });
      await until('the grant to be given up', async () => (await grant()) === 'dead', 60_000);
      expect(await toldKinds(world)).toContain('grant-lost');
      await allSent(world);
      await connectDouyin(world);
      await post('unauthorize', old, { 'msg-id': `old-again-${round}` });
      await drained(world);
      expect(await grant()).toBe('healthy');
    }
    await world.sim('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY });
    await until('the last revocation', async () => (await grant()) === 'dead', 60_000);
    const accounts = await world.tables('douyin_accounts').select('document_id', 'disconnected_at');
    expect(accounts).toEqual([{ document_id: accountId, disconnected_at: null }]);
    await connectDouyin(world);
  });

  when('holds the same words under another Msg-Id where they tell of one moment', async () => {
    const like = { from_user_id: 'a', to_user_id: openId, content: events.new_video_digg };
    for (const id of ['m-1', 'm-2']) await post('new_video_digg', like, { 'msg-id': id });
    expect((await drained(world)).map(({ stage, reason }) => [stage, reason])).toEqual([
      ['done', null],
      ['held', 'suspected-replay'],
    ]);
    expect(await leadRows(world)).toHaveLength(1);
  });

  when('puts what it can never read aside at once, and nothing behind it waits', async () => {
    await post('new_follow_action', { to_user_id: openId, content: { action_time: 1 } });
    await post('item_comment_reply', {
      from_user_id: 'fan',
      to_user_id: openId,
      content: events.item_comment_reply,
    });
    const kept = await drained(world);
    expect(kept.map(({ event, stage }) => [event, stage])).toEqual([
      ['new_follow_action', 'dead'],
      ['item_comment_reply', 'done'],
    ]);
    expect(await toldKinds(world)).toContain('webhook-dead');
  });

  when('tries a listener again who failed, him alone, and goes on with the others meanwhile', async () => {
    await listen(`globalThis.seen ??= [];
      webhooks.on('video.like', (heard) => { globalThis.seen.push(['good', heard.id]); }, { name: 'good' });
      webhooks.on('video.like', async (heard) => {
        globalThis.seen.push(['bad', heard.id]);
        if (!globalThis.isCured) throw new Error('not today');
      }, { name: 'bad' });`);
    const like = { to_user_id: openId, content: events.new_video_digg };
    await post('new_video_digg', { ...like, from_user_id: 'poison' });
    await post('new_follow_action', {
      from_user_id: 'behind',
      to_user_id: openId,
      content: { action_time: 3 },
    });
    await until('the one behind', async () => (await stagesOf('new_follow_action'))[0] === 'done', 30_000);
    await until('the first failure', async () => (await keptEvents(world))[0]?.working_key === null, 30_000);
    await listen(`globalThis.isCured = true`);
    await Promise.all(processes().map((process) => process.moveClock(60_000)));
    await webhooks(world.strapi, 'await webhooks.drain()');
    expect(await stagesOf('new_video_digg')).toEqual(['done']);
    const seen = (
      await Promise.all(processes().map((process) => process.run<string[][]>('return globalThis.seen')))
    ).flat();
    expect(seen.filter(([who]) => who === 'good')).toHaveLength(1);
    expect(seen.filter(([who]) => who === 'bad').length).toBeGreaterThanOrEqual(2);
    expect(await leadRows(world)).toHaveLength(2);
    await Promise.all(processes().map((process) => process.moveClock(0)));
  });

  when('takes in what other code of the site hands over, by the names of seed 001', async () => {
    await listen(`globalThis.heard = [];
      webhooks.on('video.audit', ({ content }) => { globalThis.heard.push(content); }, { name: 'audit' });
      webhooks.on('video.comment', ({ event }) => { globalThis.heard.push(event); }, { name: 'comment' });`);
    const handed = (code: string) => webhooks<object>(world.strapi, `return webhooks.handleWebhook(${code})`);
    const comment = {
      event: 'video.comment',
      from_user_id: 'fan',
      to_user_id: openId,
      data: events.item_comment_reply,
    };
    expect(await handed(`{ payload: ${JSON.stringify(comment)} }`)).toEqual({
      success: true,
      event_type: 'item_comment_reply',
      error: null,
    });
    expect(await handed(`{ payload: { data: {} } }`)).toMatchObject({ success: false, event_type: null });
    expect(
      await handed(`{ payload: '{"event":"x","client_key":"awsim0000demo"}', signature: 'forged' }`),
    ).toEqual({
      success: false,
      event_type: null,
      error: expect.stringContaining('signature'),
    });
    await webhooks(
      world.strapi,
      `await webhooks.raise('${appId}', 'video.audit', { post_id: 'p', passed: true })`,
    );
    await drained(world);
    const heard = (
      await Promise.all(processes().map((process) => process.run<unknown[]>('return globalThis.heard')))
    ).flat();
    expect(heard).toHaveLength(2);
    expect(heard).toEqual(expect.arrayContaining(['item_comment_reply', { post_id: 'p', passed: true }]));
  });

  when(
    'asks a relay for its own signature where the app has a key for it, and takes each nonce once',
    async () => {
      const keys = (body: object) =>
        world.admin.data<object>('PUT', `/douyin/apps/${appId}/webhook-keys`, body);
      const key = 'the-key-of-the-relay';
      expect(await keys({ relay: key })).toMatchObject({ relay: { lastFour: 'elay' }, signing: null });
      const body = written('create_video', { log_id: 'relayed' });
      const from = async (headers: Record<string, string>, text = body) =>
        outcomeOf(await deliver(world.strapi, `/${appId}`, { body: text, headers }));
      expect(await from({})).toEqual([401, 'relay-missing']);
      expect(await from(relayed('another-key', body, 'nonce-0001'))).toEqual([401, 'relay-signature']);
      expect(await from(relayed(key, body, 'nonce-0001', Date.now() - 400_000))).toEqual([401, 'relay-late']);
      const stamp = relayed(key, body, 'nonce-0001');
      expect(await from({ ...stamp, 'msg-id': 'm-1' })).toEqual([200, 'ok']);
      expect(await from({ ...stamp, 'msg-id': 'm-1' })).toEqual([200, 'ok']);
      expect(await from({ ...stamp, 'msg-id': 'm-2' })).toEqual([409, 'relay-used']);
      expect(await keptEvents(world)).toHaveLength(1);
      expect(JSON.stringify(await world.tables('douyin_webhook_apps').select('*'))).not.toContain(key);
      await keys({ relay: null });
      await until(
        'the relay to be off',
        async () => (await from({}, written('create_video', { log_id: 'plain' })))[0] === 200,
      );
    },
  );

  when('erases a person’s deliveries with the person, and forgets what was handled long ago', async () => {
    for (const who of ['erased', 'other'])
      await post('im_receive_msg', {
        from_user_id: who,
        to_user_id: openId,
        content: { ...message, text: who },
      });
    await drained(world);
    const leads = await leadRows(world);
    const theirs = leads.find(({ open_id: id }) => id === 'erased');
    const reply = await world.admin.call('POST', `/douyin/leads/${theirs?.id}/erase`, { reason: '本人要求' });
    expect(reply.json()).toMatchObject({ data: { removed: { webhookEvents: 1 } } });
    const [left, ...more] = await keptEvents(world);
    expect(more).toEqual([]);
    expect(await bodyOf(world.strapi, left?.document_id ?? '')).toContain('"other"');
    const forget = () =>
      world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('webhooks.retention')`);
    expect(await forget()).toEqual({ removed: 0 });
    await Promise.all(processes().map((process) => process.moveClock(31 * 86_400_000)));
    expect(await forget()).toEqual({ removed: 1 });
    await Promise.all(processes().map((process) => process.moveClock(0)));
  });

  when('loses nothing when a process is killed after its answer, and while it handles', async () => {
    const [keeper, victim] = processes();
    await webhooks(
      victim,
      `webhooks.on('create_video', () => {
      globalThis.isCaught = true;
      return new Promise(() => undefined);
    }, { name: 'video' });`,
    );
    await webhooks(
      keeper,
      `globalThis.videos = new Set();
      webhooks.on('create_video', ({ id }) => { globalThis.videos.add(id); }, { name: 'video' });`,
    );
    let sent = 0;
    await until(
      'the one to be killed to handle something',
      async () => {
        sent += 1;
        const reply = await post(
          'create_video',
          { from_user_id: openId, content: { item_id: `@${sent}` } },
          {},
          victim,
        );
        expect(reply.status).toBe(200);
        return victim.run<boolean>('return globalThis.isCaught ?? false');
      },
      60_000,
    );
    const last = { from_user_id: 'fan', to_user_id: openId, content: { action_time: 5 } };
    expect((await post('new_follow_action', last, {}, victim)).status).toBe(200);
    await victim.kill();
    // Past the lease, and then past the wait of what was lost.
    for (const ms of [240_000, 260_000]) {
      await keeper.moveClock(ms);
      await webhooks(keeper, 'await webhooks.drain()');
    }
    const kept = await drained(world);
    expect(kept.filter(({ stage }) => stage !== 'done')).toEqual([]);
    expect(kept).toHaveLength(sent + 1);
    expect(await keeper.run('return globalThis.videos.size')).toBe(sent);
    expect(kept.filter(({ tries }) => tries > 1).length).toBeGreaterThanOrEqual(1);
    expect(await leadRows(world)).toHaveLength(1);
  });
});
