import { isHere, type DatabaseKind } from '../support/databases';
import { alertsOf, lostGrant, noticesIn } from '../support/notices';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const times = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

type Event = { type: string; timestamp: string; data: Record<string, unknown> };

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`notices on ${kind}`, () => {
    let receivers: Receivers;
    let world: World;
    let second: RunningStrapi;
    let alerts: ReturnType<typeof alertsOf>;
    const here = () => noticesIn(world.strapi);
    const both = () => [here(), noticesIn(second)] as const;
    const events = () => receivers.taken('/webhook').map(({ body }) => JSON.parse(body) as Event);
    const types = () => events().map(({ type }) => type);
    const drain = () => Promise.all(both().map((notices) => notices.drain()));
    const moveClocks = (seconds: number) =>
      Promise.all([world.strapi, second].map((strapi) => strapi.moveClock(seconds * 1000)));

    beforeAll(async () => {
      receivers = await startReceivers();
      world = await createWorld({
        database: kind,
        env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place },
      });
      second = await startStrapi({ env: world.env });
      alerts = alertsOf(world);
    });
    afterAll(async () => {
      await second?.stop();
      await world?.close();
      await receivers?.close();
    });

    it('lists and logs an incident where there is no channel yet', async () => {
      const raised = await here().raise();
      expect(raised.isNew).toBe(true);
      await here().raise();
      const [incident] = await alerts.list('open');
      expect(incident).toMatchObject({ id: raised.id, seenCount: 2, recoveredAt: null, told: [] });
      expect(incident).toMatchObject({ kind: 'grant-lost', severity: 'critical', remedy: 'reauthorize' });
      const lines = world.strapi.output().match(/Douyin: An account must be authorised again.*/g);
      expect(lines).toEqual([expect.stringContaining('“小禾”')]);
      expect(await here().countOpen()).toBe(1);
      expect(await here().recover()).toBe(true);
      expect(await here().countOpen()).toBe(0);
    });

    it('tells of an incident once, however often and wherever it is raised at the same moment', async () => {
      const url = receivers.url('webhook');
      const channel = await alerts.add({ url, secret: receiverSecrets.webhook });
      const [one, other] = both();
      const raised = await times(20, (index) => (index % 2 ? other : one).raise());
      expect(raised.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
      await until('the message', async () => types().length > 0);
      await drain();
      const [incident, ...more] = await alerts.list('open');
      expect([incident?.seenCount, more]).toEqual([20, []]);
      expect(types()).toEqual(['douyin.notice.opened']);
      expect(events()[0]?.data).toMatchObject({
        id: incident?.id,
        kind: 'grant-lost',
        severity: 'critical',
        remedy: 'reauthorize',
        subject: lostGrant.subject,
        openedAt: expect.stringMatching(/^\d{4}-.+Z$/),
        title: '抖音告警【严重】账号需要重新授权',
      });
      expect(incident?.told).toEqual([
        expect.objectContaining({ channel: '值班群', phase: 'opened', state: 'sent' }),
      ]);
      const [stored] = await alerts.channels();
      expect(stored).toMatchObject({ id: channel.id, lastDelivery: { ok: true, test: false, code: null } });
    });

    it('tells of its end once, and begins anew afterwards', async () => {
      const [one, other] = both();
      const ended = await times(20, (index) => (index % 2 ? other : one).recover());
      expect(ended.filter(Boolean)).toHaveLength(1);
      await until('the second message', async () => types().length > 1);
      await drain();
      expect(types()).toEqual(['douyin.notice.opened', 'douyin.notice.recovered']);
      const ids = receivers.taken().map(({ headers }) => headers['webhook-id']);
      expect(new Set(ids).size).toBe(2);
      expect(await alerts.list('open')).toEqual([]);
      expect((await here().raise()).isNew).toBe(true);
      await until('the third message', async () => types().length > 2);
      expect(await here().recover()).toBe(true);
      await until('the fourth message', async () => types().length > 3);
    });

    it('tells apart incidents of other keys that begin at the same moment', async () => {
      receivers.forget();
      const [one, other] = both();
      const keys = [...'abcdefghij'].flatMap((name) => [name, name]);
      const raised = await Promise.all(
        keys.map((key, index) => (index % 2 ? other : one).raise({ ...lostGrant, key: `parallel:${key}` })),
      );
      expect(raised.filter(({ isNew }) => isNew)).toHaveLength(10);
      await until('ten messages', async () => types().length === 10);
      await Promise.all([...'abcdefghij'].map((key) => one.recover(`parallel:${key}`)));
      await until('ten ends', async () => types().length === 20);
    });

    it('tells nothing of what was rolled back with the transaction it was raised in', async () => {
      receivers.forget();
      const notice = JSON.stringify({ ...lostGrant, key: 'rolled-back' });
      const raised = world.strapi.run(`
        await strapi.db.transaction(async () => {
          const notices = strapi.plugin('douyin').service('notices');
          await notices.raise(${notice});
          await notices.raise(${notice});
          throw new Error('rolled back');
        });`);
      await expect(raised).rejects.toThrow('rolled back');
      const known = await world.strapi.run(`
        return strapi.db.transaction(async () => {
          const notices = strapi.plugin('douyin').service('notices');
          const first = await notices.raise(${notice});
          const second = await notices.raise(${notice});
          return { first, second, ended: await notices.recover('rolled-back') };
        });`);
      expect(known).toMatchObject({ first: { isNew: true }, second: { isNew: false }, ended: true });
      await drain();
      expect(types()).toEqual([]);
    });

    it('gets a message through at the third try, once, to a receiver that failed twice', async () => {
      receivers.forget();
      receivers.failNext(2, 503);
      await here().raise();
      await until('the first try', async () => receivers.asked().length === 1);
      await drain();
      const [incident] = await alerts.list('open');
      expect(incident?.told).toMatchObject([{ state: 'waiting', code: 'NOTICE_UNDELIVERED' }]);
      const [failing] = await alerts.channels();
      expect(failing?.lastDelivery).toMatchObject({ ok: false, code: 'NOTICE_UNDELIVERED' });
      expect(failing?.lastDelivery?.message).toBe(`${receivers.place} did not take the message: HTTP 503`);
      await moveClocks(31);
      await until('the second try', async () => receivers.asked().length === 2);
      await drain();
      expect(types()).toEqual([]);
      await moveClocks(31 + 61);
      await until('the third try', async () => receivers.asked().length === 3);
      await moveClocks(31 + 61 + 121);
      await drain();
      expect(types()).toEqual(['douyin.notice.opened']);
      const ids = receivers.asked().map(({ headers }) => headers['webhook-id']);
      expect(new Set(ids).size).toBe(1);
      expect((await alerts.list('open'))[0]?.told).toMatchObject([{ state: 'sent', code: null }]);
      await here().recover();
      await until('the end', async () => types().length === 2);
      await moveClocks(0);
    });

    it('lets the end wait for the beginning, when the receiver is slow to answer', async () => {
      receivers.forget();
      receivers.slowNext(1500);
      await here().raise();
      await until('the beginning', async () => receivers.asked().length === 1);
      expect(await here().recover()).toBe(true);
      await drain();
      expect(types()).toEqual(['douyin.notice.opened', 'douyin.notice.recovered']);
    });

    it('says nothing of the end where nothing was said of the beginning', async () => {
      receivers.forget();
      receivers.failNext(1, 500);
      const { id } = await here().raise();
      await until('the try', async () => receivers.asked().length === 1);
      await drain();
      expect(await here().recover()).toBe(true);
      await drain();
      await moveClocks(200);
      await drain();
      expect(receivers.asked()).toHaveLength(1);
      const incident = (await alerts.list()).find((row) => row.id === id);
      expect(incident?.told).toMatchObject([
        { phase: 'opened', state: 'dropped' },
        { phase: 'recovered', state: 'dropped' },
      ]);
      await moveClocks(0);
    });

    it('gives up after eight tries and shows it', async () => {
      receivers.forget();
      receivers.failNext(20, 500);
      const { id } = await here().raise({ ...lostGrant, key: 'hopeless' });
      for (let tries = 1; tries <= 8; tries += 1) {
        await until(`try ${tries}`, async () => receivers.asked().length === tries);
        await drain();
        await moveClocks(tries * 2000);
      }
      await drain();
      // The administrator's token would be out of date by then.
      await moveClocks(0);
      expect(receivers.asked()).toHaveLength(8);
      const incident = (await alerts.list()).find((row) => row.id === id);
      expect(incident?.told).toMatchObject([{ state: 'failed', code: 'NOTICE_UNDELIVERED' }]);
      receivers.forget();
      await here().recover('hopeless');
      await drain();
      expect(receivers.asked()).toEqual([]);
    });

    it('warns once for good, takes back older warnings, and ends one that is acknowledged', async () => {
      receivers.forget();
      const warning = (days: number) => ({
        key: `grant-ends:a1:${days}`,
        kind: 'grant-ends',
        severity: 'warning',
        subject: lostGrant.subject,
        facts: { days },
      });
      const [one, other] = both();
      const warned = await times(10, (index) => (index % 2 ? other : one).warn(warning(14)));
      expect(warned.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(await one.recover(warning(14).key)).toBe(false);
      await one.warn(warning(7));
      await until('two warnings', async () => types().length === 2);
      const open = await alerts.list('open');
      expect(open).toMatchObject([{ warning: true, facts: { days: 7 } }]);
      const known = await alerts.acknowledge(open[0]?.id ?? '');
      expect(known).toMatchObject({ acknowledgedBy: 'Story Admin', recoveredAt: expect.any(String) });
      expect((await one.warn(warning(7))).isNew).toBe(false);
      await one.warn({ ...warning(1), severity: 'critical' });
      expect(await one.settle({ kind: 'grant-ends', subjectId: 'a1' })).toBe(true);
      expect(await alerts.list('open')).toEqual([]);
      await drain();
      expect(new Set(types())).toEqual(new Set(['douyin.notice.warned']));
    });
  });
}
