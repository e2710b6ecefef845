import { leadRows, upsertIn } from '../support/leads';
import { outgoingOf, startOtherSystem, type OtherSystem } from '../support/outgoing';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

describe('a delivery to another system while the encryption keys are wrong', () => {
  let world: World;
  let other: OtherSystem;
  beforeAll(async () => {
    other = await startOtherSystem();
    world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: other.place } });
  });
  afterAll(async () => {
    await world?.close();
    await other?.close();
  });

  const drain = () => world.strapi.run<void>("await strapi.plugin('douyin').service('jobs').drain();");
  const stored = () => world.tables('douyin_outgoing_messages').select('state', 'attempts');
  const states = async () => (await stored()).map(({ state }) => state as string).join();

  it('waits, uses up no try, and goes out once they are right', async () => {
    await outgoingOf(world).add({ url: other.url, events: ['douyin.lead.created'] });
    other.answer(503);
    await upsertIn(world.strapi, [{ openId: 'o-outgoing', nickname: '路人甲' }]);
    expect(await leadRows(world)).toHaveLength(1);
    await until('its note', async () => (await states()) === 'waiting');
    other.answer(200);
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `other:${Buffer.alloc(32, 8).toString('base64')}` });
    await world.strapi.moveClock(31_000);
    await drain();
    expect(await stored()).toEqual([{ state: 'waiting', attempts: 1 }]);
    await world.restart();
    await world.strapi.moveClock(10 * 60_000);
    await until('it to be taken', async () => (await states()) === 'sent');
  });
});
