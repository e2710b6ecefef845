import type { AuditView } from '../../src/plugins/douyin/contracts/audit';
import type {
  DeliveryDetail,
  DeliveryView,
  RefusalView,
  ReplayView,
} from '../../src/plugins/douyin/contracts/webhook-inbox';
import type {
  SubscriptionView,
  WebhookAppView,
} from '../../src/plugins/douyin/contracts/webhook-subscriptions';
import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { leadRows } from '../support/leads';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { events } from '../support/webhook-events';
import { deliver, drained, openWebhook, pointTo, written } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

type Page<Row> = { rows: Row[]; total: number; counts: Record<string, number> };

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite']);

for (const database of kinds) {
  const when = isHere(database) ? describe : describe.skip;
  when(`what people do with the inbox, on ${database}`, () => {
    let world: World;
    let appId: string;
    let openId: string;
    beforeAll(async () => {
      world = await createWorld({ database, env: { DOUYIN_LEAD_REVEALS_PER_DAY: '2' } });
      appId = await openWebhook(world);
      await connectDouyin(world);
      openId = ((await world.tables('douyin_accounts').first('open_id')) as { open_id: string }).open_id;
    });
    afterAll(() => world?.close());

    const get = <Data>(where: string) => world.admin.data<Data>('GET', `/douyin${where}`);
    const post = <Data>(where: string, body: object) =>
      world.admin.data<Data>('POST', `/douyin${where}`, body);
    const list = (query = '') => get<Page<DeliveryView>>(`/webhook-events${query}`);
    const receive = (event: string, more: object = {}, msgId = '') =>
      deliver(world.strapi, `/${appId}`, {
        body: written(event, { to_user_id: openId, ...more }),
        headers: msgId === '' ? {} : { 'msg-id': msgId },
      });
    const replay = (select: object, dryRun = false) =>
      post<ReplayView>('/webhook-replays', { select, dryRun });
    const audited = async (action: string) =>
      (await get<Page<AuditView>>(`/audit?action=${action}`)).rows[0]?.details;
    const refusalOf = async (where: string, body: object) => {
      const reply = await world.admin.call('POST', `/douyin${where}`, body);
      return (JSON.parse(reply.text) as { error: { details: { code: string } } }).error.details.code;
    };
    const inStage = async (stage: string) => (await list(`?stage=${stage}`)).rows;
    const leadsOn = async (isOn: boolean) => {
      const [app] = await appsOf(world).list();
      if (app) await appsOf(world).save(app, { switches: { ...app.switches, leads: isOn } });
    };

    it('lists what came, the newest first, by event, stage, reason, app, Msg-Id and time, with counts', async () => {
      await leadsOn(true);
      await receive(
        'im_receive_msg',
        { from_user_id: 'fan-card-0001', content: events.im_receive_msg },
        'm_1%',
      );
      await receive('new_video_digg', { from_user_id: 'fan-1', content: events.new_video_digg }, 'like-1');
      await receive('new_video_digg', { from_user_id: 'fan-1', content: events.new_video_digg }, 'like-2');
      await receive('new_follow_action', { content: { action_time: 1 } }, 'nobody');
      await receive('im_recall_msg', { from_user_id: 'fan-1', content: {} }, 'recall');
      await drained(world);
      const { rows, total, counts } = await list();
      expect(rows.map(({ event, stage, reason, code }) => [event, stage, reason ?? code])).toEqual([
        ['im_recall_msg', 'ignored', 'nothing-to-do'],
        ['new_follow_action', 'dead', 'WEBHOOK_CONTENT'],
        ['new_video_digg', 'held', 'suspected-replay'],
        ['new_video_digg', 'done', null],
        ['im_receive_msg', 'done', null],
      ]);
      expect([total, counts]).toEqual([5, { waiting: 0, working: 0, done: 2, ignored: 1, held: 1, dead: 1 }]);
      expect(rows[0]?.app.id).toBe(appId);
      const found = async (query: string) => {
        const page = await list(`?${query}`);
        expect(page.total).toBe(page.rows.length);
        return page.rows.map(({ msgId }) => msgId);
      };
      expect(await found('event=new_video_digg')).toEqual(['like-2', 'like-1']);
      expect(await found('reason=suspected-replay')).toEqual(['like-2']);
      expect(await found('stage=dead')).toEqual(['nobody']);
      expect(await found('msgId=LIKE-1')).toEqual(['like-1']);
      expect(await found(`msgId=${encodeURIComponent('1%')}`)).toEqual(['m_1%']);
      expect(await found('msgId=l_ke')).toEqual([]);
      expect(await found('app=nobody')).toEqual([]);
      const middle = rows[2]?.receivedAt ?? '';
      expect(await found(`to=${middle}&app=${appId}`)).toEqual(['like-1', 'm_1%']);
      expect(await found(`from=${middle}`)).toEqual(['recall', 'nobody', 'like-2']);
      const second = await list('?pageSize=2&page=2');
      expect([second.rows.map(({ msgId }) => msgId), second.total]).toEqual([['like-2', 'like-1'], 5]);
    });

    it('shows one with its tries and who is through, but nothing of the person in it', async () => {
      const [row] = (await list('?event=im_receive_msg')).rows;
      const detail = await get<DeliveryDetail>(`/webhook-events/${row?.id}`);
      expect(detail).toMatchObject({
        done: ['own'],
        listening: [],
        history: [{ outcome: 'done' }],
        tries: 1,
      });
      const masked = JSON.parse(detail.masked ?? '') as { event: string; content: { card_data: object[] } };
      expect(masked.event).toBe('im_receive_msg');
      expect(masked.content.card_data).toContainEqual({ label: '手机号', value: '****' });
      for (const secret of ['王小茶', '13800000002', '杭州', 'fan-card', openId])
        expect(detail.masked).not.toContain(secret);
      const nowhere = await world.admin.call('GET', '/douyin/webhook-events/nowhere');
      expect(nowhere.status).toBe(404);
    });

    it('shows all of it to who may see it and says why, which is written down', async () => {
      const [row] = (await list('?event=im_receive_msg')).rows;
      const where = `/webhook-events/${row?.id}/body`;
      expect(await refusalOf(where, { reason: ' ' })).toBe('CONFIG_INVALID');
      expect(await audited('webhook.body-read')).toBeUndefined();
      const { body } = await post<{ body: string }>(where, { reason: '客户来电核对' });
      expect(body).toContain('13800000002');
      expect(await audited('webhook.body-read')).toEqual({ reason: '客户来电核对' });
      const [lead] = await leadRows(world);
      await post(`/leads/${lead?.id}/phone`, {});
      // Whoever saw enough numbers of leads today sees none here.
      expect(await refusalOf(where, { reason: '再看一次' })).toBe('LEAD_TOO_OFTEN');
      const reader = await world.admin.colleague('reader', ['plugin::douyin.webhook.read']);
      expect((await reader.call('GET', `/douyin/webhook-events/${row?.id}`)).status).toBe(200);
      expect((await reader.call('POST', `/douyin${where}`, { reason: 'x' })).status).toBe(403);
    });

    it('tells beforehand what a replay would do, and changes nothing by that', async () => {
      const before = await world.tables('douyin_webhook_events').orderBy('id').select('*');
      const plan = await replay({ filter: {} }, true);
      expect(plan).toMatchObject({
        handled: 3,
        left: [
          { reason: 'unreadable', count: 1 },
          { reason: 'nothing-to-do', count: 1 },
        ],
        examples: [{ event: 'new_follow_action' }, { event: 'im_recall_msg' }],
        more: false,
        queued: false,
      });
      await leadsOn(false);
      expect(await replay({ filter: { event: 'new_video_digg' } }, true)).toMatchObject({
        handled: 0,
        left: [{ reason: 'leads-off', count: 2 }],
      });
      await leadsOn(true);
      expect(await world.tables('douyin_webhook_events').orderBy('id').select('*')).toEqual(before);
      expect(await audited('webhook.replayed')).toBeUndefined();
    });

    it('replays over and over without doubling anything, and lets go what was held', async () => {
      const state = async () => [
        (await leadRows(world)).map(({ nickname, open_id }) => [nickname, open_id]),
        await world.tables('douyin_lead_sources').count({ n: '*' }).first(),
        await world.tables('douyin_lead_events').count({ n: '*' }).first(),
      ];
      const before = await state();
      const ids = (await list()).rows.map(({ id }) => id);
      const [one, two] = await Promise.all([replay({ ids }), replay({ ids })]);
      expect([one.handled + two.handled >= 3, one.left.length > 0]).toEqual([true, true]);
      expect(await audited('webhook.replayed')).toMatchObject({ count: 5, ids });
      await drained(world);
      expect((await replay({ ids })).handled).toBe(3);
      await drained(world);
      expect(await state()).toEqual(before);
      expect((await list()).counts).toEqual({
        waiting: 0,
        working: 0,
        done: 3,
        ignored: 1,
        held: 0,
        dead: 1,
      });
      const [like] = (await list('?msgId=like-2')).rows;
      const { history } = await get<DeliveryDetail>(`/webhook-events/${like?.id}`);
      expect(history.map(({ outcome, act }) => act ?? outcome).slice(0, 2)).toEqual(['held', 'replayed']);
      expect(history.at(-1)?.outcome).toBe('done');
    });

    it('makes up for what was left out once it is set right: the app’s leads were off', async () => {
      await leadsOn(false);
      await receive('new_follow_action', { from_user_id: 'late', content: { action_time: 77 } }, 'late');
      await drained(world);
      expect((await inStage('ignored'))[0]).toMatchObject({ reason: 'leads-off' });
      const { length } = await leadRows(world);
      await leadsOn(true);
      expect(await replay({ filter: { reason: 'leads-off' } })).toMatchObject({ handled: 1, left: [] });
      await drained(world);
      expect(await leadRows(world)).toHaveLength(length + 1);
    });

    it('leaves alone what somebody has in hand, and tries at once what waits for its next try', async () => {
      await world.strapi.run(`
      const webhooks = strapi.plugin('douyin').service('webhooks');
      webhooks.on('create_video', () => new Promise((resolve, reject) => {
        globalThis.settle = { resolve, reject };
      }), { name: 'slow' });`);
      await receive('create_video', { from_user_id: openId, content: { item_id: '@slow' } }, 'slow');
      await until('somebody to have it', async () => (await inStage('working')).length === 1, 30_000);
      const [busy] = await inStage('working');
      const ids = [busy?.id];
      expect(await get<DeliveryDetail>(`/webhook-events/${busy?.id}`)).toMatchObject({ listening: ['slow'] });
      expect(await replay({ ids })).toMatchObject({ handled: 0, left: [{ reason: 'busy', count: 1 }] });
      await world.strapi.run(`globalThis.settle.reject(new Error('not now')); globalThis.settle = null`);
      await until('the wait', async () => (await inStage('waiting')).length === 1, 30_000);
      expect(await replay({ ids })).toMatchObject({ handled: 1 });
      const isTried = `return Boolean(globalThis.settle)`;
      await until('the next try', async () => world.strapi.run<boolean>(isTried), 4_000);
      await world.strapi.run(`globalThis.settle.resolve()`);
      await drained(world);
      expect((await list('?msgId=slow')).rows[0]).toMatchObject({ stage: 'done' });
    });

    it('gives held and dead ones up, for a reason, and no others', async () => {
      const ids = (await list()).rows.map(({ id }) => id);
      expect(await refusalOf('/webhook-dismissals', { ids, reason: '' })).toBe('CONFIG_INVALID');
      expect(await post('/webhook-dismissals', { ids, reason: '测试数据' })).toEqual({ dismissed: 1 });
      expect((await list('?reason=dismissed')).rows).toMatchObject([{ msgId: 'nobody', stage: 'ignored' }]);
      expect(await audited('webhook.dismissed')).toMatchObject({ count: 1, reason: '测试数据' });
      expect(await post('/webhook-dismissals', { ids, reason: '测试数据' })).toEqual({ dismissed: 0 });
    });

    it('takes many in the background, the oldest first', async () => {
      const many = Array.from({ length: 138 }, (_, place) => place);
      for (let at = 0; at < many.length; at += 46)
        await Promise.all(
          many
            .slice(at, at + 46)
            .map((place) =>
              receive('im_enter_direct_msg', { from_user_id: `many-${place % 5}`, content: { note: place } }),
            ),
        );
      await drained(world, 120_000);
      const replayed = await replay({ filter: { event: 'im_enter_direct_msg' } });
      expect(replayed).toMatchObject({ handled: 138, queued: true, more: false });
      await until(
        'all to be handed over and handled',
        async () => {
          const kept = await world
            .tables('douyin_webhook_events')
            .where({ event: 'im_enter_direct_msg', stage: 'done' })
            .whereNotNull('released_at');
          return kept.length === 138;
        },
        120_000,
      );
      expect(
        (await leadRows(world)).filter(({ open_id: id }) => String(id).startsWith('many-')),
      ).toHaveLength(5);
    }, 300_000);

    it('lists refused calls with the reason, and nothing of what they said', async () => {
      const secret = '13900001111';
      await deliver(world.strapi, `/${appId}`, { body: written('authorize', { secret }), secret: 'wrong' });
      await deliver(world.strapi, '/nobody', { body: written('authorize', { secret }) });
      let rows: RefusalView[] = [];
      await until('both lines', async () => {
        ({ rows } = await get<Page<RefusalView>>('/webhook-refusals'));
        return rows.length === 2;
      });
      expect(rows).toMatchObject([
        { reason: 'unknown-app', app: { id: 'nobody', name: null }, signed: true },
        {
          reason: 'signature',
          app: { id: appId, name: expect.any(String) },
          event: 'authorize',
          signed: true,
        },
      ]);
      expect(rows[0]?.names).toEqual(['event', 'client_key', 'secret']);
      expect(JSON.stringify(rows)).not.toContain(secret);
    });

    it('shows how apps stand, switches events on and off at the platform, and sends a made-up one', async () => {
      await pointTo(world, world.strapi, appId);
      await until('the platform’s question', async () => {
        const { apps } = await get<{ apps: WebhookAppView[] }>('/webhook-apps');
        return apps[0]?.verifiedAt !== null;
      });
      const { apps } = await get<{ apps: WebhookAppView[] }>('/webhook-apps');
      expect(apps).toMatchObject([
        { id: appId, on: true, lastAt: expect.any(String), keys: { relay: null } },
      ]);
      expect(apps[0]?.url).toBe(`${world.front.url}/api/douyin/webhook/${appId}`);
      const stands = (found: { events: SubscriptionView[] }) =>
        found.events.find(({ event }) => event === 'authorize')?.on;
      const where = `/apps/${appId}/webhook-subscriptions`;
      expect(stands(await get(where))).toBe(true);
      const change = (on: boolean) =>
        world.admin.data<{ events: SubscriptionView[] }>('PUT', `/douyin${where}`, {
          event: 'authorize',
          on,
        });
      expect(stands(await change(false))).toBe(false);
      expect(await audited('webhook.event-off')).toEqual({ event: 'authorize' });
      expect(stands(await change(true))).toBe(true);
      const { at } = await post<{ at: string }>(`/apps/${appId}/webhook-test`, {
        event: 'new_follow_action',
      });
      const arrived = async () => (await list(`?app=${appId}&event=new_follow_action&from=${at}`)).rows;
      await until('the made-up event', async () => (await arrived())[0]?.stage === 'ignored', 30_000);
      expect(await arrived()).toMatchObject([{ reason: 'unknown-account' }]);
      expect(await audited('webhook.test-sent')).toEqual({ event: 'new_follow_action' });
    });
  });
}
