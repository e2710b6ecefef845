import type { Answer } from '../../src/plugins/douyin/contracts/contract';
import type { healthContracts } from '../../src/plugins/douyin/contracts/health';
import { openEvents } from '../support/events';
import { ask } from '../support/http';
import { addPan115, devicesOf } from '../support/pan115';
import { allowQr, createPair } from '../support/qr';
import { countRows } from '../support/tables';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Readiness = Answer<typeof healthContracts.ready>;

const [noticeSeconds, limitSeconds] = [2, 3];

describe('a process tells how it is', () => {
  let world: World;
  let pan115: string;
  const at = (what: string) => ask(`${world.strapi.url}/api/douyin/health/${what}`);
  const readiness = async () => {
    const reply = await at('ready');
    const { ready, reasons } = reply.json<{ data: Readiness }>().data;
    return { status: reply.status, ready, reasons: reasons.map(({ code }) => code) };
  };
  const well = { status: 200, ready: true, reasons: [] };
  beforeAll(async () => {
    const env = {
      DOUYIN_ENDING_NOTICE_SECONDS: String(noticeSeconds),
      DOUYIN_ENDING_LIMIT_SECONDS: String(limitSeconds),
    };
    world = await createWorld({ env });
    await allowQr(world);
    pan115 = (await addPan115(world)).id;
  });
  afterAll(() => world?.close());

  it('to everybody, and says nothing that is secret', async () => {
    const live = await at('live');
    expect([live.status, live.json()]).toEqual([200, { data: { live: true } }]);
    const ready = await at('ready');
    expect(ready.json()).toEqual({ data: { ready: true, reasons: [], warnings: [] } });
    expect(ready.headers['cache-control']).toBe('no-store');
  });

  it('as often as it is asked, without a line in the audit and with one question to the database a second', async () => {
    const lines = () => countRows(world.tables, 'douyin_audit_entries');
    const before = await lines();
    await world.strapi.run(`
      globalThis.asked = 0;
      strapi.db.connection.on('query', ({ sql }) => { if (sql === 'SELECT 1') globalThis.asked += 1; });`);
    const began = performance.now();
    for (let n = 0; n < 200; n += 1) expect((await at('ready')).status).toBe(200);
    const seconds = (performance.now() - began) / 1000;
    const asked = await world.strapi.run<number>('return globalThis.asked');
    expect(asked).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    expect(await lines()).toBe(before);
  });

  it('not ready, when its keys are not the ones that sealed what is stored', async () => {
    await world.strapi.kill();
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `other:${Buffer.alloc(32, 9).toString('base64')}` });
    expect(await readiness()).toEqual({ status: 503, ready: false, reasons: ['keys-locked'] });
    expect((await at('live')).status).toBe(200);
    await world.strapi.kill();
    await world.restart();
    expect(await readiness()).toEqual(well);
  });

  it('when it ends: first that it does, then it closes its door; who is in is answered, but not waited for without end', async () => {
    const pair = createPair(world);
    const { id } = await pair.start();
    const events = await openEvents(pair.desktop, `${world.front.url}/douyin/login/attempts/${id}/events`);
    await events.told('started');
    await world.strapi.run(`
      strapi.server.app.middleware.unshift(async (ctx, next) => {
        if (ctx.path === '/never') return new Promise(() => undefined);
        if (ctx.path !== '/slow') return next();
        await new Promise((resolve) => setTimeout(resolve, ${noticeSeconds * 1000 + 1000}));
        ctx.body = 'whole';
      });`);
    const [slow, never] = ['slow', 'never'].map((what) =>
      ask(`${world.strapi.url}/${what}`).catch((error: unknown) => error),
    );
    const device = await devicesOf(world).start(pan115);
    await world.sim('switches', { pan115PollMs: 60_000 });
    const longPoll = devicesOf(world).poll(device.attemptId);
    const attempt = () => world.tables('douyin_attempts').where({ document_id: device.attemptId }).first();
    await until('the long poll', async () => (await attempt()).poll_owner !== null);
    const began = performance.now();
    process.kill(world.strapi.pid, 'SIGTERM');
    await until('what is told of the end', async () => (await readiness()).status === 503);
    expect(await readiness()).toEqual({ status: 503, ready: false, reasons: ['draining'] });
    // It still serves.
    expect((await pair.poll(id)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(noticeSeconds * 1000);
    await events.ended();
    expect(performance.now() - began).toBeGreaterThanOrEqual(noticeSeconds * 1000);
    expect(events.text.trimEnd()).toMatch(/retry: 500\nevent: reconnect\ndata: {}$/);
    // Over a connection that was kept one more answer comes, which says that it is the last.
    expect((await at('live')).headers.connection).toBe('close');
    await expect(at('live')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await longPoll).toMatchObject({ stage: 'waiting' });
    expect((await attempt()).poll_owner).toBeNull();
    expect(await slow).toMatchObject({ status: 200, text: 'whole', headers: { connection: 'close' } });
    expect(await never).toMatchObject({ code: 'ECONNRESET' });
    await world.strapi.ended();
    const tookMs = performance.now() - began;
    expect(tookMs).toBeGreaterThanOrEqual((noticeSeconds + limitSeconds) * 1000);
    expect(tookMs).toBeLessThan((noticeSeconds + limitSeconds + 4) * 1000);
    expect(world.strapi.output()).toContain(`within ${limitSeconds} seconds (DOUYIN_ENDING_LIMIT_SECONDS)`);
  });
});
