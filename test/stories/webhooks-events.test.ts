import { DEMO_CLIENT_KEY } from '../../simulator';
import { startFleet, type Fleet } from '../support/fleet';
import { connectDouyin, tokenRow } from '../support/tokens';
import { allSent, deliver, drained, openWebhook, pointTo } from '../support/webhooks';
import { events, ignored, names } from '../support/webhook-events';
import { createWorld, type World } from '../support/world';

type Form = 'object' | 'text';

const forms: Form[] = ['object', 'text'];
const phones = { object: '13800000002', text: '13900000003' };

/** What the source of a lead is called that an event makes, for those that make one. */
const items: Record<string, string> = {
  im_receive_msg: '@card',
  im_enter_direct_msg: 'im_enter_direct_msg',
  im_group_receive_msg: 'im_group_receive_msg',
  new_follow_action: 'new_follow_action',
  new_video_digg: 'new_video_digg:@liked',
  item_comment_reply: '@work',
};

/** Events about the account itself. */
const isGrant = (event: string): boolean => /^(contract_)?(un)?authorize$/.test(event);

const shuffled = <Item>(list: Item[]): Item[] =>
  list
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);

describe('each event of the platform, in both forms, three times, shuffled, to two processes', () => {
  let world: World;
  let fleet: Fleet;
  let appId: string;
  let accountId: string;
  let openId: string;
  /** open_ids of who sent what, by event and form. */
  const senders = new Map<string, string>();
  beforeAll(async () => {
    world = await createWorld();
    fleet = await startFleet(world, 2);
    appId = await openWebhook(world);
    accountId = await connectDouyin(world);
    const account = (await world.tables('douyin_accounts').first('open_id')) as { open_id: string };
    openId = account.open_id;
    await sendAll();
  });
  afterAll(async () => {
    await fleet?.close();
    await world?.close();
  });

  /** What an event says; two people do not have one phone number. */
  const contentOf = (event: string, form: Form): object =>
    JSON.parse(JSON.stringify(events[event]).replace('13800000002', phones[form])) as object;

  /** Has the platform deliver one event, from a person of its own or from the account where it is about that. */
  const send = ({ event, form }: { event: string; form: Form }) => {
    const people = { person: isGrant(event) ? 'xiaohe' : `${event}-${form}`, account: 'xiaohe' };
    const what = { event, form, content: contentOf(event, form) };
    return world.sim('webhooks/send', { client_key: DEMO_CLIENT_KEY, ...people, ...what });
  };

  type Delivery = { event: string; body: string; msg_id: string };

  /** Delivers two copies more, to the one process and to the other. */
  async function repeat(deliveries: Delivery[]): Promise<void> {
    const copies = fleet.all().flatMap((process) => deliveries.map((delivery) => ({ process, delivery })));
    for (const { process, delivery } of shuffled(copies)) {
      const headers = { 'msg-id': delivery.msg_id };
      expect((await deliver(process, `/${appId}`, { body: delivery.body, headers })).status).toBe(200);
    }
  }

  async function sendAll(): Promise<void> {
    await pointTo(world, world.strapi, appId);
    await Promise.all(
      shuffled(names.flatMap((event) => forms.map((form) => ({ event, form })))).map((one) => send(one)),
    );
    const sent = await allSent(world);
    expect(sent.filter(({ state }) => state !== 'delivered')).toEqual([]);
    const { deliveries } = await world.sim<{ deliveries: Delivery[] }>('webhooks');
    const told = deliveries.filter(({ event }) => names.includes(event));
    await repeat(told);
    for (const { body } of told) {
      const { event, content, from_user_id: from } = JSON.parse(body) as Record<string, unknown>;
      senders.set(`${String(event)} ${typeof content === 'string' ? 'text' : 'object'}`, String(from));
    }
    await drained(world);
  }

  const leadOf = async (person: string) => {
    const lead = (await world.tables('douyin_leads').where({ open_id: person }).first()) as {
      id: number;
    } & Record<string, unknown>;
    const of = (table: string) => world.tables(table).where({ lead_id: lead.id });
    return {
      lead,
      sources: (await of('douyin_lead_sources').pluck('item')) as string[],
      timeline: (await of('douyin_lead_events').pluck('kind')) as string[],
    };
  };

  const every = names.flatMap((event) => forms.map((form): [string, Form] => [event, form]));

  it.each(every)('%s with content as %s', async (event, form) => {
    const sender = senders.get(`${event} ${form}`) ?? '';
    expect(sender).not.toBe('');
    // Of three copies one is kept, and handled once.
    const kept = (await drained(world)).filter((row) => row.event === event);
    expect(kept.map(({ stage, tries }) => [stage, tries])).toEqual(
      forms.map(() => [ignored.includes(event) ? 'ignored' : 'done', 1]),
    );
    const { grant_state: grant } = await tokenRow(world, accountId);
    const accounts = await world.tables('douyin_accounts').select('open_id', 'disconnected_at');
    expect({ grant, accounts }).toEqual({
      grant: 'healthy',
      accounts: [{ open_id: openId, disconnected_at: null }],
    });
    const item = items[event];
    if (item === undefined) {
      expect(await world.tables('douyin_leads').where({ open_id: sender })).toEqual([]);
      return;
    }
    const { lead, sources, timeline } = await leadOf(sender);
    expect({ sources, timeline }).toEqual({ sources: [item], timeline: ['acquired'] });
    expect(lead.account_id).toBe(accountId);
    if (event === 'im_receive_msg')
      expect(lead).toMatchObject({
        nickname: '王小茶',
        city: '杭州',
        phone_view: phones[form].replace(/^(\d{3})\d{4}/, '$1****'),
      });
  });
});
