import { startFleet, type Fleet } from '../support/fleet';
import { alertsOf } from '../support/notices';
import { appsOf } from '../support/apps';
import type { RunningStrapi } from '../support/strapi';
import { deliver, drained, openWebhook, written } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

const hourMs = 3_600_000;

describe('an app that hears nothing any more', () => {
  let world: World;
  let fleet: Fleet;
  let appId: string;
  beforeAll(async () => {
    world = await createWorld();
    fleet = await startFleet(world, 2);
    appId = await openWebhook(world);
  });
  afterAll(async () => {
    await fleet?.close();
    await world?.close();
  });

  const processes = (): RunningStrapi[] => fleet.all();
  const at = (hours: number) =>
    Promise.all(processes().map((process) => process.moveClock(Math.round(hours * hourMs))));
  const look = () =>
    Promise.all(
      fleet
        .all()
        .map((process) =>
          process.run(`await strapi.plugin('douyin').service('jobs').runNow('webhooks.silence')`),
        ),
    );
  const post = async (mark: number) => {
    const body = written('new_follow_action', { from_user_id: `o${mark}`, content: { mark } });
    const reply = await deliver(world.strapi, `/${appId}`, { body, headers: { 'msg-id': `m${mark}` } });
    expect(reply.status).toBe(200);
  };
  const incidents = async (): Promise<{ kind: string; seen_count: number; recovered_at: unknown }[]> =>
    world.tables('douyin_incidents').where({ kind: 'webhook-silent' }).orderBy('id').select('*') as never;

  it('is not missed before it is known', async () => {
    await look();
    await post(0);
    await at(100);
    await look();
    expect(await incidents()).toEqual([]);
  });

  it('is missed after a day, once over all processes, and with what to do', async () => {
    for (let round = 1; round <= 12; round += 1) {
      await at(100 + round * 2);
      await post(round);
      await look();
    }
    await at(124 + 44);
    await look();
    expect(await incidents()).toEqual([]);
    await at(124 + 300);
    await look();
    await look();
    const [silent, ...more] = await incidents();
    expect(silent).toMatchObject({ kind: 'webhook-silent', recovered_at: null });
    expect(more).toEqual([]);
    await at(0);
    // The clock's leaps may let a delivery die as well, which is told beside it.
    const told = (await alertsOf(world).list('open')).find(({ kind }) => kind === 'webhook-silent');
    expect(told).toMatchObject({
      subject: { type: 'app', id: appId },
      facts: { hours: 300 },
      remedy: 'fix-config',
    });
  });

  it('is over by itself when the platform delivers again', async () => {
    await at(124 + 310);
    await post(99);
    await look();
    const [silent] = await incidents();
    expect(silent?.recovered_at).not.toBeNull();
    await drained(world);
  });

  it('is over when the webhook is switched off on purpose', async () => {
    await at(124 + 310 + 2000);
    await look();
    expect((await incidents()).filter(({ recovered_at: end }) => end === null)).toHaveLength(1);
    await at(0);
    const [app] = await appsOf(world).list();
    if (!app) throw new Error('There is no app');
    await appsOf(world).save(app, { switches: { ...app.switches, webhook: false } });
    await look();
    expect((await incidents()).filter(({ recovered_at: end }) => end === null)).toEqual([]);
  });
});
