import { alertsOf, lostGrant, noticesIn } from '../support/notices';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { countRows } from '../support/tables';
import { dayMs } from '../support/tokens';
import { createWorld, type World } from '../support/world';

describe('alerts that have been over for long', () => {
  let receivers: Receivers;
  let world: World;
  beforeAll(async () => {
    receivers = await startReceivers();
    world = await createWorld({ env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place } });
    await alertsOf(world).add({
      kind: 'feishu',
      url: receivers.url('feishu'),
      secret: receiverSecrets.feishu,
    });
  });
  afterAll(async () => {
    await world?.close();
    await receivers?.close();
  });

  const notices = () => noticesIn(world.strapi);
  const at = (day: number) => world.strapi.moveClock(day * dayMs);
  const sweep = () =>
    world.strapi.run<{ removed: number }>(
      `return strapi.plugin('douyin').service('jobs').runNow('notices.sweep')`,
    );
  const keys = async () => {
    const rows = await world.tables('douyin_incidents').orderBy('id');
    return rows.map(({ incident_key: key }: { incident_key: string }) => key);
  };
  const subject = { type: 'account', id: 'a2', name: '小禾' };
  const warning = { key: 'ends:a2', kind: 'grant-ends', severity: 'warning', subject, facts: { days: 7 } };

  it('are forgotten with their messages; what is open, or over for less, stays', async () => {
    await notices().raise({ ...lostGrant, key: 'old' });
    await notices().raise({ ...lostGrant, key: 'open' });
    await notices().warn(warning);
    await notices().warn({ ...warning, key: 'ends:a3', subject: { ...subject, id: 'a3' } });
    await at(10);
    await notices().recover('old');
    await notices().settle({ kind: 'grant-ends', subjectId: 'a2' });
    await notices().drain();
    await at(20);
    await notices().raise({ ...lostGrant, key: 'young' });
    await notices().recover('young');
    await notices().drain();
    expect(await countRows(world.tables, 'douyin_notice_deliveries')).toBe(7);
    await at(189);
    expect(await sweep()).toEqual({ removed: 0 });
    await at(191);
    expect(await sweep()).toEqual({ removed: 2 });
    expect(await keys()).toEqual(['open', 'ends:a3', 'young']);
    const left = await world.tables('douyin_notice_deliveries').orderBy('id');
    expect(left.map(({ phase }: { phase: string }) => phase)).toEqual([
      'opened',
      'warned',
      'opened',
      'recovered',
    ]);
  });

  it('are told anew when they happen again', async () => {
    await notices().raise({ ...lostGrant, key: 'old' });
    expect(await keys()).toEqual(['open', 'ends:a3', 'young', 'old']);
  });

  it('go a batch at a time, and stay for ever with 0 days', async () => {
    const [row] = await world.tables('douyin_incidents').where({ incident_key: 'young' });
    const { id: _id, ...columns } = row;
    for (let n = 0; n < 1100; n += 100) {
      const copies = Array.from({ length: 100 }, (_, m) => ({ ...columns, document_id: `copy${n + m}` }));
      await world.tables('douyin_incidents').insert(copies);
    }
    await world.restart({ DOUYIN_NOTICE_RETENTION_DAYS: '0' });
    await at(400);
    expect(await sweep()).toEqual({ removed: 0 });
    await world.restart({ DOUYIN_NOTICE_RETENTION_DAYS: '30' });
    await at(400);
    expect(await sweep()).toEqual({ removed: 1101 });
    expect(await keys()).toEqual(['open', 'ends:a3', 'old']);
  });
});
