import { leadRows, upsertIn, type Found } from '../support/leads';
import { until } from '../support/until';
import { createWorld, storyKeys, type World } from '../support/world';

const fresh = `fresh:${Buffer.alloc(32, 9).toString('base64')}`;
const rows: Found[] = [{ openId: 'a', unionId: 'u', phone: '13800000000', nickname: '小河' }];

describe('leads and the encryption keys', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await upsertIn(world.strapi, rows);
  });
  afterAll(() => world?.close());

  it('are known again after a change of keys, with the former one gone', async () => {
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${fresh},${storyKeys}` });
    expect(await upsertIn(world.strapi, rows)).toMatchObject({ unchanged: 1 });
    await until('all to be sealed anew', async () => {
      const [lead] = await leadRows(world);
      const keys = (await world.tables('douyin_lead_keys').pluck('key_sealed')) as string[];
      return [lead?.phone_sealed, ...keys].every((sealed) => String(sealed).startsWith('s1.fresh.'));
    });
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: fresh });
    expect(await upsertIn(world.strapi, rows)).toMatchObject({ unchanged: 1 });
    expect(await upsertIn(world.strapi, [{ phone: '138 0000 0000' }], { kind: 'clue' })).toMatchObject({
      inserted: 0,
    });
  });

  it('are not stored while the keys are the wrong ones', async () => {
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: storyKeys });
    await expect(upsertIn(world.strapi, [{ openId: 'b' }])).rejects.toMatchObject({
      code: 'CONFIG_KEYS_LOCKED',
    });
    expect(await leadRows(world)).toHaveLength(1);
  });
});
