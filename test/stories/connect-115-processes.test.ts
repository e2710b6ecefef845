import type { App } from '../support/apps';
import { isHere } from '../support/databases';
import { ask } from '../support/http';
import { addPan115, devicesOf, onPhone, uidOf } from '../support/pan115';
import { callsTo } from '../support/platform';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { countRows } from '../support/tables';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Account = { id: string; nickname: string; provider: string; openId: string; phoneMasked: string | null };

const accountsOf = async (world: World, appId: string): Promise<Account[]> =>
  (await world.admin.data<{ rows: Account[] }>('GET', `/douyin/accounts?app=${appId}`)).rows;
const attemptRow = (world: World, id: string) =>
  world.tables('douyin_attempts').where({ document_id: id }).first();

const when = isHere('postgres') ? describe : describe.skip;
when('a 115 code that two processes follow', () => {
  let world: World;
  let second: RunningStrapi;
  let app: App;
  beforeAll(async () => {
    world = await createWorld({ database: 'postgres' });
    second = await startStrapi({ env: world.env });
    app = await addPan115(world);
  });
  afterAll(async () => {
    await second?.stop();
    await world?.close();
  });

  const headers = () => ({ authorization: `Bearer ${world.admin.token}`, origin: world.front.url });
  const pollAt = (url: string, id: string) => ask(`${url}/douyin/device/${id}`, { headers: headers() });
  const both = () => [world.strapi.url, second.url];
  const stages = async (id: string, times: number) => {
    const urls = both().flatMap((url) => Array.from({ length: times }, () => url));
    const replies = await Promise.all(urls.map((url) => pollAt(url, id)));
    return replies.map((reply) => reply.json<{ data: { stage: string } }>().data.stage);
  };

  it('is asked about once at a time', async () => {
    await world.sim('switches', { pan115PollMs: 1500 });
    const code = await devicesOf(world).start(app.id);
    const before = await callsTo(world, 'pan115_status');
    expect(await stages(code.attemptId, 10)).toEqual(Array(20).fill('waiting'));
    expect(await callsTo(world, 'pan115_status')).toBe(before + 1);
    await world.sim('switches', { pan115PollMs: 100 });
  });

  it('is redeemed once, in each of twenty rounds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const code = await devicesOf(world).start(app.id);
      await onPhone(world, code, 'confirm', 'xiaohe');
      const before = await callsTo(world, 'pan115_deviceCodeToToken');
      await stages(code.attemptId, 5);
      await until('the connection', async () => (await stages(code.attemptId, 1))[0] === 'connected');
      expect([round, await callsTo(world, 'pan115_deviceCodeToToken')]).toEqual([round, before + 1]);
    }
    expect(await accountsOf(world, app.id)).toHaveLength(1);
    expect(await countRows(world.tables, 'douyin_tokens')).toBe(1);
  });

  it('is scanned on one and confirmed on the other', async () => {
    const code = await devicesOf(world).start(app.id);
    await onPhone(world, code, 'scan', 'shancha');
    await until('the scan', async () =>
      (await pollAt(second.url, code.attemptId)).text.includes('"stage":"scanned"'),
    );
    await onPhone(world, code, 'confirm');
    await until('the connection', async () =>
      (await pollAt(world.strapi.url, code.attemptId)).text.includes('"stage":"connected"'),
    );
  });

  it('is taken over when the process that asks is killed', async () => {
    await world.sim('switches', { pan115PollMs: 20_000 });
    const code = await devicesOf(world).start(app.id);
    const lost = pollAt(second.url, code.attemptId).catch(() => null);
    const leased = async () => (await attemptRow(world, code.attemptId)).poll_owner !== null;
    await until('the lease', leased);
    await second.kill();
    await lost;
    await onPhone(world, code, 'confirm', 'muyu');
    await world.sim('switches', { pan115PollMs: 100 });
    expect((await devicesOf(world).poll(code.attemptId)).stage).toBe('waiting');
    await world.strapi.moveClock(16_000);
    expect((await devicesOf(world).told(code.attemptId, 'connected')).account?.nickname).toBe('木鱼石');
    await world.strapi.moveClock(0);
    expect(uidOf(code)).not.toBe('');
  });
});
