import type { ChannelKind } from '../../src/plugins/douyin/contracts/notice-channels';
import type { NotifyRuleView } from '../../src/plugins/douyin/contracts/lead-notify';
import { isHere, type DatabaseKind } from '../support/databases';
import { clearLeads, leadRows, upsertIn, type Found } from '../support/leads';
import { alertsOf } from '../support/notices';
import { lookIn, notifyOf, webhooksTo } from '../support/notify';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { createTeam, hire } from '../support/staff';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite']);
const minuteMs = 60_000;

let made = 0;
const people = (count: number, more: Partial<Found> = {}): Found[] =>
  Array.from({ length: count }, () => {
    made += 1;
    return { openId: `open-${made}`, nickname: `访客${made} 138${String(made).padStart(8, '0')}`, ...more };
  });

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`notification rules on ${kind}`, () => {
    let receivers: Receivers;
    let world: World;
    let second: RunningStrapi;
    let notify: ReturnType<typeof notifyOf>;
    const channels = {} as Record<Exclude<ChannelKind, 'email'>, string>;
    beforeAll(async () => {
      receivers = await startReceivers();
      world = await createWorld({ database: kind, env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place } });
      second = await startStrapi({ env: world.env });
      notify = notifyOf(world);
      for (const name of ['webhook', 'feishu', 'dingtalk', 'wecom'] as const) {
        const secret = name === 'wecom' ? undefined : receiverSecrets[name];
        const channel = { name, kind: name, url: receivers.url(name), secret };
        channels[name] = (await alertsOf(world).add(channel)).id;
      }
    });
    beforeEach(async () => {
      for (const rule of await notify.rules()) await notify.remove(rule);
      await clearLeads(world);
      await world.tables('douyin_limits').delete();
      receivers.forget();
    });
    afterAll(async () => {
      await second?.stop();
      await world?.close();
      await receivers?.close();
    });

    const both = () => [world.strapi, second];
    const look = () => Promise.all(both().map(lookIn));
    const at = async <Result>(offsetMs: number, work: () => Promise<Result>): Promise<Result> => {
      for (const process of both()) await process.moveClock(offsetMs);
      try {
        return await work();
      } finally {
        for (const process of both()) await process.moveClock(0);
      }
    };
    const leadIds = async () => (await leadRows(world)).map(({ id }) => id);
    const toldLeads = () =>
      webhooksTo(receivers)
        .flatMap(({ data }) => data.leads)
        .sort((one, other) => one - other);
    const waiting = async ({ id }: NotifyRuleView) =>
      (await notify.rules()).find((rule) => rule.id === id)?.waiting;

    it('row 47, row 48: each new lead is told once by two processes, with a link and without a phone number', async () => {
      const rule = await notify.add({ channels: [channels.webhook, channels.feishu] });
      await Promise.all(both().map((process) => upsertIn(process, people(4))));
      await look();
      await until('all to be told', async () => receivers.taken('/feishu').length === 8, 30_000);
      await look();
      expect(toldLeads()).toEqual(await leadIds());
      expect(receivers.asked()).toHaveLength(16);
      const [first] = receivers.taken('/feishu');
      expect(first?.body).toContain(`/admin/plugins/douyin/leads/`);
      expect(first?.body).toContain('成为了新线索');
      for (const { body } of receivers.asked()) expect(body).not.toMatch(/138\d{8}/);
      const log = await notify.messages(rule);
      expect(log.map(({ state, sort, attempts }) => [state, sort, attempts])).toEqual(
        Array.from({ length: 16 }, () => ['sent', 'single', 1]),
      );
    });

    it('by themselves, soon after they were found', async () => {
      await notify.add({ channels: [channels.webhook] });
      await upsertIn(second, people(2));
      await until('both to be told', async () => toldLeads().length === 2, 60_000);
    });

    it('row 48: tells of a status, an owner and a follow-up, where all that a rule asks for holds', async () => {
      const an = await hire(world, `an-${kind}`, { may: ['read', 'update'] });
      const team = await createTeam(world, `售前组-${kind}`, [{ admin: an.id }]);
      const to = { channels: [channels.webhook] };
      await notify.add({ ...to, name: '成交', event: 'stage', status: 'CONVERTED', source: 'comment' });
      await notify.add({ ...to, name: '给安', event: 'assigned', owner: an.id, team: team.id });
      await notify.add({ ...to, name: '逾期', event: 'overdue', keyword: '报价 加急' });
      await upsertIn(world.strapi, people(2), { kind: 'comment' });
      await upsertIn(world.strapi, people(1), { kind: 'fans' });
      const [one, two, three] = await leadIds();
      const change = (id: number | undefined, version: number, what: object) =>
        world.admin.data('PATCH', `/douyin/leads/${id}`, { version, ...what });
      await change(one, 1, { status: 'CONTACTED' });
      await change(one, 2, { status: 'CONVERTED' });
      await change(three, 1, { status: 'CONTACTED' });
      await change(three, 2, { status: 'CONVERTED' });
      await change(two, 1, { owner: an.id, team: team.id });
      await change(three, 3, { owner: an.id });
      await world.admin.data('POST', `/douyin/leads/${two}/notes`, { text: '加急' });
      await change(two, 2, { notes: '要报价', nextFollowUpAt: new Date(Date.now() + 2000).toISOString() });
      await change(one, 3, { nextFollowUpAt: new Date(Date.now() - 3600_000).toISOString() });
      await new Promise((resolve) => setTimeout(resolve, 2100));
      await look();
      const told = webhooksTo(receivers).map(({ data: { rule, leads } }) => [rule, ...leads]);
      expect(told.sort()).toEqual(
        [
          ['成交', one],
          ['给安', two],
          ['逾期', two],
        ].sort(),
      );
      await change(two, 3, {
        notes: '要报价',
        nextFollowUpAt: new Date(Date.now() - 3600_000).toISOString(),
      });
      await look();
      await look();
      expect(webhooksTo(receivers).filter(({ data }) => data.rule === '逾期')).toHaveLength(2);
    });

    it('row 48: keeps quiet, and tells afterwards in one message', async () => {
      const time = (offsetMs: number) => new Date(Date.now() + offsetMs).toISOString().slice(11, 16);
      const quiet = { from: time(-60 * minuteMs), to: time(60 * minuteMs) };
      const rule = await notify.add({ channels: [channels.wecom], quiet });
      await upsertIn(world.strapi, people(3));
      await look();
      expect(await waiting(rule)).toBe(3);
      expect(receivers.asked()).toHaveLength(0);
      await at(62 * minuteMs, look);
      expect(receivers.taken('/wecom')).toHaveLength(1);
      expect(receivers.taken('/wecom')[0]?.body).toContain('【汇总】3 条新线索');
      expect(await notify.messages(rule)).toMatchObject([{ sort: 'quiet', total: 3, state: 'sent' }]);
    });

    it('row 48: gathers for as long as a rule says, in the language it says', async () => {
      const rule = await notify.add({
        channels: [channels.wecom],
        pace: 'every',
        everyMinutes: 30,
        language: 'en',
      });
      await upsertIn(world.strapi, people(2));
      await look();
      await at(29 * minuteMs, look);
      expect(receivers.asked()).toHaveLength(0);
      await at(32 * minuteMs, look);
      expect(receivers.taken('/wecom')[0]?.body).toContain('New leads: 2');
      expect(await waiting(rule)).toBe(0);
    });

    it('row 47: makes one message of more than a robot takes, and rests afterwards', async () => {
      const rule = await notify.add({ channels: [channels.dingtalk] });
      await upsertIn(world.strapi, people(9));
      await look();
      expect(receivers.taken('/dingtalk')).toHaveLength(1);
      expect(receivers.taken('/dingtalk')[0]?.body).toContain('【汇总】9 条新线索');
      await upsertIn(world.strapi, people(1));
      await look();
      expect(receivers.taken('/dingtalk')).toHaveLength(1);
      expect(await waiting(rule)).toBe(1);
      expect(await notify.messages(rule)).toMatchObject([{ sort: 'burst', total: 9 }]);
    });

    it('sends no robot more than it takes, whoever sends', async () => {
      const rule = await notify.add({ channels: [channels.dingtalk] });
      const results = [];
      for (let turn = 0; turn < 6; turn += 1) results.push(...(await notify.test(rule)));
      // Twenty seconds may be over meanwhile on a slow machine: then it takes more.
      const taken = results.filter(({ ok }) => ok).length;
      expect(taken).toBeGreaterThanOrEqual(5);
      expect(receivers.asked()).toHaveLength(taken);
      for (const { ok, message } of results) if (!ok) expect(message).toContain('at most 5 messages');
    });

    it('tells of a first sync, of files and of former days as one sum, once no more come', async () => {
      const rule = await notify.add({ channels: [channels.wecom] });
      await upsertIn(world.strapi, people(150), { isHistory: true });
      await upsertIn(second, people(40), { kind: 'import' });
      const before = new Date(Date.now() - 3 * 86_400_000).toISOString();
      await upsertIn(second, people(10, { touchedAt: before }), { kind: 'comment' });
      await look();
      expect(await waiting(rule)).toBe(200);
      expect(receivers.asked()).toHaveLength(0);
      await at(11 * minuteMs, look);
      expect(receivers.taken('/wecom')).toHaveLength(1);
      expect(receivers.taken('/wecom')[0]?.body).toContain('200 条来自首次同步');
      expect((await world.tables('douyin_lead_notify_items').select('id')).length).toBe(0);
    });

    it('loses and doubles nothing when a process is killed between', async () => {
      const rule = await notify.add({ channels: [channels.wecom], pace: 'every', everyMinutes: 5 });
      const victim = await startStrapi({ env: world.env });
      await upsertIn(victim, people(180));
      const begun = lookIn(victim).catch((error: unknown) => String(error));
      await until('it to have begun', async () => {
        const [cursor] = (await world.tables('douyin_lead_notify_cursor').select('last_event')) as {
          last_event: number | string;
        }[];
        const [first] = (await world.tables('douyin_lead_events').min({ id: 'id' })) as { id: number }[];
        return Number(cursor?.last_event) >= Number(first?.id);
      });
      await victim.kill();
      void begun;
      await upsertIn(second, people(20));
      await at(2 * minuteMs, look);
      await at(8 * minuteMs, async () => {
        await until(
          'all to be told',
          async () => {
            await look();
            return (await waiting(rule)) === 0;
          },
          60_000,
        );
      });
      const log = await notify.messages(rule);
      expect(log.reduce((sum, { total }) => sum + total, 0)).toBe(200);
      const items = log.every(({ state }) => state === 'sent');
      expect(items).toBe(true);
    });

    it('tells nothing of what happened before a rule was on, and forgets what waits when it is off', async () => {
      await upsertIn(world.strapi, people(3));
      const rule = await notify.add({ channels: [channels.wecom], pace: 'every' });
      await look();
      expect(await waiting(rule)).toBe(0);
      await upsertIn(world.strapi, people(1));
      await look();
      expect(await waiting(rule)).toBe(1);
      expect((await notify.trySave(rule, { isOn: false })).status).toBe(200);
      await look();
      await at(40 * minuteMs, look);
      expect(receivers.asked()).toHaveLength(0);
      expect(await waiting(rule)).toBe(0);
    });

    it('sends a marked example and says how it went, channel by channel', async () => {
      const rule = await notify.add({ channels: [channels.feishu, channels.webhook], isOn: false });
      receivers.failNext(1, 200, { code: 19001, msg: 'param invalid' });
      const results = await notify.test(rule);
      expect(results).toMatchObject([
        { channel: 'feishu', ok: false, code: 'NOTICE_UNDELIVERED' },
        { channel: 'webhook', ok: true, code: null },
      ]);
      expect(results[0]?.message).toContain('19001');
      expect(webhooksTo(receivers)).toMatchObject([{ type: 'douyin.leads.test' }]);
      expect(receivers.taken('/webhook')[0]?.body).toContain('【测试】');
    });

    it('refuses what cannot be, and a save that comes second', async () => {
      const refused = async (values: object) => (await notify.tryAdd(values)).status;
      expect(await refused({ channels: ['nobody'] })).toBe(400);
      expect(await refused({ channels: [] })).toBe(400);
      expect(await refused({ channels: [channels.webhook], owner: 1 })).toBe(400);
      expect(await refused({ channels: [channels.webhook], zone: 'Moon/Base' })).toBe(400);
      const rule = await notify.add({ channels: [channels.webhook] });
      expect((await notify.trySave(rule, { name: '一' })).status).toBe(200);
      const second = await notify.trySave(rule, { name: '二' });
      expect([second.status, second.text.includes('CONFIG_STALE')]).toEqual([409, true]);
    });

    if (kind === 'postgres')
      it('finds a lead whose transaction was committed after later ones', async () => {
        await notify.add({ channels: [channels.webhook] });
        await upsertIn(world.strapi, people(1));
        await look();
        const begin = `globalThis.late = await strapi.db.connection.transaction();
          const [lead] = await globalThis.late('douyin_leads').select('*').limit(1);
          const { id: _id, ...columns } = lead;
          const [made] = await globalThis.late('douyin_leads')
            .insert({ ...columns, tags: null, document_id: 'late', nickname: '晚到' }).returning('id');
          await globalThis.late('douyin_lead_events').insert({
            document_id: 'late', lead_id: made.id, kind: 'acquired', at: new Date(), actor_kind: 'system', facts: '{}',
          });
          return made.id;`;
        const late = await second.run<number>(begin);
        await upsertIn(world.strapi, people(1));
        await look();
        expect(toldLeads()).toHaveLength(2);
        await second.run('await globalThis.late.commit();');
        await look();
        expect(toldLeads()).toContain(late);
        expect(toldLeads()).toHaveLength(3);
      });
  });
}
