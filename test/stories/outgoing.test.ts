import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_CLIENT_KEY } from '../../simulator';
import type { OutgoingEvent, OutgoingHook } from '../../src/plugins/douyin/contracts/outgoing';
import { holdPort, startExample } from '../support/examples';
import { clearLeads, leadRows, upsertIn } from '../support/leads';
import {
  isVerified,
  outgoingOf,
  startOtherSystem,
  type Delivery,
  type OtherSystem,
} from '../support/outgoing';
import { auditLines, openSession } from '../support/session';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Stored = { id: number; version: number };
type StoredMessage = { document_id: string; state: string; attempts: number };

const someone = { openId: 'o-outgoing', nickname: '路人甲', phone: '13812345678' };

/** Webhooks that other plugins of the site may emit: what the later feature only has to tell. */
const published = { post: 'p1', account: 'a1', app: 'app1', item: '@9VxS1iqCWcgt', title: '不该出去的标题' };

describe('webhooks to other systems', () => {
  let world: World;
  let other: OtherSystem;
  let outgoing: ReturnType<typeof outgoingOf>;
  let hook: OutgoingHook;
  let secret: string;
  beforeAll(async () => {
    other = await startOtherSystem();
    world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: other.place } });
    outgoing = outgoingOf(world);
  });
  afterAll(async () => {
    await world?.close();
    await other?.close();
  });

  const add = async (events: OutgoingEvent[]) => {
    ({ hook, secret } = await outgoing.add({ url: other.url, events }));
  };
  beforeEach(async () => {
    other.forget();
    other.answer(200);
    await clearLeads(world);
  });
  afterEach(async () => {
    await world.strapi.moveClock(0);
    for (const { id } of await outgoing.list()) await outgoing.strapi.remove(id);
  });

  const lead = async (): Promise<Stored> => {
    await upsertIn(world.strapi, [someone]);
    const [row] = await leadRows(world);
    return row as Stored;
  };
  const change = ({ id, version }: Stored, change: object) =>
    world.admin.data('PATCH', `/douyin/leads/${id}`, { version, ...change });
  const drain = () => world.strapi.run<void>("await strapi.plugin('douyin').service('jobs').drain();");
  const emit = (name: OutgoingEvent, payload: object) =>
    world.strapi.run<void>(`await strapi.eventHub.emit('${name}', ${JSON.stringify(payload)})`);
  /** Past the admin API: an administrator's session does not outlive a moved clock. */
  const stored = (): Promise<StoredMessage[]> =>
    world.tables('douyin_outgoing_messages').where({ hook_id: hook.id }).orderBy('id').select('*') as never;
  const states = async () => (await stored()).map(({ state }) => state);

  it('tells of a new lead and of its new status, signed, with ids and nobody’s name or number', async () => {
    await add(['douyin.lead.created', 'douyin.lead.status-changed']);
    const row = await lead();
    const created = await other.waitFor('douyin.lead.created', secret);
    expect(created).toEqual({
      type: 'douyin.lead.created',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: { leadId: row.id },
    });
    await change(row, { status: 'CONTACTED' });
    const changed = await other.waitFor('douyin.lead.status-changed', secret);
    expect(changed.data).toEqual({ leadId: row.id, from: 'NEW', to: 'CONTACTED' });
    expect(other.all()).toHaveLength(2);
    for (const { body } of other.all()) expect(body).not.toMatch(/路人甲|13812345678|5678/);
    await until('both to be written down', async () => (await states()).join() === 'sent,sent');
  });

  it('tells of many leads once each', async () => {
    await add(['douyin.lead.created']);
    const people = Array.from({ length: 120 }, (_, place) => ({
      openId: `o-${place}`,
      nickname: `第${place}位`,
    }));
    await upsertIn(world.strapi, people);
    await until('all', async () => other.all().length >= 120, 60_000);
    await drain();
    const told = other.verified(secret).map(({ data }) => data.leadId);
    expect(new Set(told).size).toBe(120);
    expect(told).toHaveLength(120);
  });

  it('tells that an account needs consent', async () => {
    await add(['douyin.account.needs-consent']);
    const account = await connectDouyin(world);
    await world.sim('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY });
    await world.strapi
      .run(`return strapi.plugin('douyin').service('tokens').refreshNow('${account}', { kind: 'system' })`)
      .catch(() => undefined);
    const told = await other.waitFor('douyin.account.needs-consent', secret);
    expect(told.data).toMatchObject({ account, provider: 'douyin', reason: 'lost' });
  });

  it('tells of logins', async () => {
    await add(['douyin.login']);
    const { user } = await openSession(world, { person: 'muyu' });
    expect((await other.waitFor('douyin.login', secret)).data).toMatchObject({ user: user.id });
  });

  it('tells of a published post what is agreed on and nothing else', async () => {
    await add(['douyin.post.published']);
    await emit('douyin.post.published', published);
    const { title: _title, ...agreed } = published;
    expect((await other.waitFor('douyin.post.published', secret)).data).toEqual(agreed);
    expect(other.all()[0]?.body).not.toContain('标题');
  });

  it('is taken by the receiver of the guide, once however often it comes', async () => {
    const held = await holdPort();
    await add(['douyin.post.published']);
    const receiver = await startExample('webhook-receiver/receiver.mjs', held, { WEBHOOK_SECRET: secret });
    try {
      await emit('douyin.post.published', published);
      await other.waitFor('douyin.post.published', secret);
      const [{ headers, body }] = other.all() as [Delivery];
      const hand = (changed = body) => fetch(held.origin, { method: 'POST', headers, body: changed });
      const replies = [await hand(), await hand(), await hand(body.replace('p1', 'p2'))];
      const texts = await Promise.all(replies.map((reply) => reply.text()));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 401]);
      expect(texts.slice(0, 2)).toEqual(['douyin.post.published', 'known']);
    } finally {
      receiver.kill();
    }
  });

  it('is refused by whoever has another secret, and with one byte changed', async () => {
    await add(['douyin.post.published']);
    await emit('douyin.post.published', published);
    await other.waitFor('douyin.post.published', secret);
    const [delivery] = other.all();
    if (!delivery) throw new Error('Nothing came');
    expect(isVerified(`whsec_${Buffer.alloc(32, 3).toString('base64')}`, delivery)).toBe(false);
    expect(isVerified(secret, { ...delivery, body: delivery.body.replace('p1', 'p2') })).toBe(false);
    expect(isVerified(secret, delivery)).toBe(true);
  });

  it('signs with the secret before as well for a day, then with the new one alone', async () => {
    await add(['douyin.post.published']);
    const renewed = await outgoing.renew(hook);
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.hook.secret?.bothUntil).not.toBeNull();
    await emit('douyin.post.published', published);
    await other.waitFor('douyin.post.published', secret);
    expect(isVerified(renewed.secret, other.all()[0] as never)).toBe(true);
    other.forget();
    await world.strapi.moveClock(24 * 3_600_000 + 1000);
    await emit('douyin.post.published', published);
    await until('one more', async () => other.all().length === 1);
    // The library judges the time as well: only the number of signatures tells here.
    expect(other.all()[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    await world.strapi.moveClock(0);
    const audited = (await auditLines(world)).filter(({ action }) => action === 'outgoing-hook.secret-made');
    expect(audited.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(audited)).not.toContain(secret.slice(6, 20));
  });

  it('keeps the secret to itself: it lies sealed, and no answer but that of its making has it', async () => {
    await add([]);
    const rows = JSON.stringify(await world.tables('douyin_outgoing_keys').select('*'));
    const shown = JSON.stringify(await outgoing.list());
    for (const text of [rows, shown, world.strapi.output()]) expect(text).not.toContain(secret.slice(6, 40));
    expect(shown).toContain(secret.slice(-4));
  });

  it('tries again until it is taken, under the same id', async () => {
    await add(['douyin.lead.created']);
    other.answer(503);
    await lead();
    await until('the first try', async () => other.all().length === 1);
    await until('its note', async () => (await states()).join() === 'waiting');
    const [waiting] = await outgoing.messages(hook);
    expect(waiting).toMatchObject({ attempts: 1, failure: { code: 'NOTICE_UNDELIVERED' } });
    expect(waiting?.failure?.message).toContain('HTTP 503');
    other.answer(200);
    await world.strapi.moveClock(31_000);
    await until('the second try', async () => (await states()).join() === 'sent');
    const ids = other.all().map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([waiting?.id, waiting?.id]);
    expect(other.verified(secret)).toHaveLength(2);
  });

  it('keeps what was never taken, to be sent once more by hand', async () => {
    await add(['douyin.lead.created']);
    other.answer(500);
    await lead();
    await until('the first try', async () => other.all().length === 1);
    for (let hours = 3; (await states()).join() !== 'failed'; hours += 3) {
      expect(hours).toBeLessThan(40);
      await world.strapi.moveClock(hours * 3_600_000);
      await drain();
    }
    expect(other.all()).toHaveLength(10);
    await world.strapi.moveClock(0);
    const [failed] = await outgoing.messages(hook);
    if (!failed) throw new Error('Nothing is kept');
    other.answer(200);
    expect((await outgoing.resend(failed)).status).toBe(200);
    await until('it to be taken', async () => (await states()).join() === 'sent');
    expect((await outgoing.resend(failed)).status).toBe(409);
    expect(other.all().at(-1)?.headers['webhook-id']).toBe(failed.id);
  });

  it('gives up what its webhook does not want any more', async () => {
    await add(['douyin.lead.created']);
    other.answer(503);
    await lead();
    await until('its note', async () => (await states()).join() === 'waiting');
    await outgoing.save(hook, { enabled: false });
    await world.strapi.moveClock(31_000);
    await until('the end', async () => (await states()).join() === 'dropped');
    expect(other.all()).toHaveLength(1);
  });

  it('is sent once more as often as it is asked for, also where it was given up in between', async () => {
    await add(['douyin.lead.created']);
    other.answer(503);
    await lead();
    await until('its note', async () => (await states()).join() === 'waiting');
    await outgoing.save(hook, { enabled: false });
    await world.strapi.moveClock(31_000);
    await until('the end', async () => (await states()).join() === 'dropped');
    await world.strapi.moveClock(0);
    other.answer(200);
    const [dropped] = await outgoing.messages(hook);
    if (!dropped) throw new Error('Nothing is kept');
    expect((await outgoing.resend(dropped)).status).toBe(200);
    await drain();
    expect(await states()).toEqual(['dropped']);
    await outgoing.save(hook, { enabled: true });
    expect((await outgoing.resend(dropped)).status).toBe(200);
    await until('it to be taken', async () => (await states()).join() === 'sent');
  });

  it('is sent once more where it got stuck as its process was lost, and not while somebody may work on it', async () => {
    await add(['douyin.lead.created']);
    await lead();
    await until('it to be taken', async () => (await states()).join() === 'sent');
    const [sent] = await outgoing.messages(hook);
    if (!sent) throw new Error('Nothing is kept');
    const stand = (hours: number) =>
      world
        .tables('douyin_outgoing_messages')
        .where({ document_id: sent.id })
        .update({ state: 'sending', state_at: new Date(Date.now() - hours * 3_600_000) });
    await stand(2);
    expect((await outgoing.resend(sent)).status).toBe(409);
    await stand(4);
    expect((await outgoing.resend(sent)).status).toBe(200);
    await until('it to be taken again', async () => (await states()).join() === 'sent');
    expect(other.all()).toHaveLength(2);
  });

  it('loses no event while the database cannot store it for a moment', async () => {
    await add(['douyin.post.published']);
    // Each is a builder of its own: one keeps all it was ever asked for.
    await world.tables.schema.renameTable('douyin_outgoing_messages', 'story_away');
    try {
      await emit('douyin.post.published', published);
      await pause(300);
    } finally {
      await world.tables.schema.renameTable('story_away', 'douyin_outgoing_messages');
    }
    await other.waitFor('douyin.post.published', secret);
    await until('its note', async () => (await states()).join() === 'sent');
  });

  it('goes nowhere inside the own network that nobody allowed', async () => {
    const reply = await outgoing.tryAdd({ url: 'http://127.0.0.1:9/inside' });
    expect(reply.json()).toMatchObject({ error: { details: { code: 'NOTICE_ADDRESS' } } });
    const own = { name: 'inside', url: 'http://127.0.0.1:90/', headers: {}, events: ['douyin.lead.created'] };
    const { id } = await outgoing.strapi.add(own);
    expect((await outgoing.test({ id } as OutgoingHook)).failure).toMatchObject({ code: 'NOTICE_ADDRESS' });
  });

  describe('together with Strapi’s own page', () => {
    const events = ['entry.create', 'douyin.lead.created'];

    it('sends ours once and signed, and leaves the rest to Strapi', async () => {
      const headers = { 'X-Team': 'crm', 'Webhook-Signature': 'v1,forged' };
      const { id } = await outgoing.strapi.add({ name: 'both', url: other.url, headers, events });
      await lead();
      await until('a delivery', async () => other.all().length > 0);
      await drain();
      expect(other.all()).toHaveLength(1);
      const [listed] = await outgoing.list();
      expect(listed).toMatchObject({ id, name: 'both', events: ['douyin.lead.created'] });
      // Nobody saw the secret it got by itself: a new one is made to be read.
      expect(listed?.secret).not.toBeNull();
      expect(other.all()[0]?.headers).toMatchObject({ 'x-team': 'crm' });
      expect(other.all()[0]?.headers['webhook-signature']).not.toContain('forged');
      const { secret: fresh, hook: renewed } = await outgoing.renew(listed as OutgoingHook);
      await outgoing.save(renewed, { name: 'ours' });
      expect(await outgoing.strapi.find(id)).toMatchObject({ name: 'ours', headers, events });
      other.forget();
      await outgoing.strapi.trigger(id);
      expect(other.verified(fresh)).toMatchObject([{ type: 'douyin.test', data: {} }]);
      other.answer(418);
      expect(await outgoing.strapi.trigger(id)).toMatchObject({ statusCode: 418 });
    });

    it('leaves a webhook without our events as it was', async () => {
      const { id } = await outgoing.strapi.add({
        name: 'entries',
        url: other.url,
        headers: {},
        events: ['entry.create'],
      });
      await outgoing.strapi.trigger(id);
      expect(other.all()[0]?.headers['x-strapi-event']).toBe('trigger-test');
      expect(other.all()[0]?.headers['webhook-signature']).toBeUndefined();
    });
  });
});
