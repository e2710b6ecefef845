import { DEMO_CLIENT_KEY } from '../../simulator';
import { createAdmin } from '../support/admin';
import { isHere } from '../support/databases';
import { openEvents } from '../support/events';
import { ask, createVisitor, sayBySocket } from '../support/http';
import { describeWithNginx, prepareNginx, type StoryNginx } from '../support/nginx';
import { addPan115, devicesOf } from '../support/pan115';
import { addProcesses, processNames, type Processes } from '../support/processes';
import { allowQr, createPair } from '../support/qr';
import { isRedisHere, startRedis, type StoryRedis } from '../support/redis';
import { sendFile } from '../support/send-file';
import { until } from '../support/until';
import { createWorld, location, type World } from '../support/world';

const isWhole = isHere('postgres') && isRedisHere();
const perMinute = 40;

describeWithNginx('behind nginx, three processes on PostgreSQL and Redis', () => {
  const when = isWhole ? it : it.skip;
  let nginx: StoryNginx;
  let redis: StoryRedis;
  let world: World;
  let processes: Processes;
  /** The world as it is seen from outside. */
  let outside: World;
  beforeAll(async () => {
    if (!isWhole) return;
    [nginx, redis] = [await prepareNginx(), await startRedis()];
    const env = {
      PUBLIC_URL: nginx.url,
      REDIS_URL: redis.url,
      DOUYIN_LOGIN_PER_MINUTE: String(perMinute),
    };
    world = await createWorld({ database: 'postgres', env });
    processes = await addProcesses(world);
    await nginx.start(processes.living().map(({ port }) => port));
    const callback = `${nginx.url}/api/v1/lead/douyin/auth/callback`;
    await world.sim(`apps/${DEMO_CLIENT_KEY}`, { redirect_uris: [callback] }, 'PATCH');
    const admin = Object.assign(createAdmin(nginx.url), { token: world.admin.token });
    outside = { ...world, front: { ...world.front, url: nginx.url }, admin };
    await allowQr(outside);
  });
  afterAll(async () => {
    await nginx?.close();
    await processes?.close();
    await world?.close();
    await redis?.close();
  });

  const passedTo = (part: string) => nginx.passed().filter(({ request }) => request.includes(part));

  when(
    'a login by QR code whose start, callback and polls land on different processes ends in a session',
    async () => {
      const pair = createPair(outside);
      const { id, qr } = await pair.start();
      const callback = await pair.consent(qr?.url ?? '');
      // Each request goes to the next process; without this one the callback would come to the first again.
      await pair.stage(id);
      const page = await pair.phone.ask(callback);
      const returnCode = await pair.shownCode(location(page));
      for (const _process of processNames) expect(await pair.stage(id)).toBe('confirmed');
      const entered = await pair.post(id, 'return-code', { returnCode });
      const { exchangeCode } = entered.json<{ data: { exchangeCode: string } }>().data;
      expect((await pair.exchange(exchangeCode)).status).toBe(200);
      const portsOf = (request: string) => passedTo(request).map(({ port }) => port);
      expect(portsOf('/auth/callback')).not.toEqual(portsOf('POST /douyin/login/attempts '));
      expect(new Set(portsOf(`GET /douyin/login/attempts/${id} `)).size).toBe(3);
    },
  );

  when('a stream of events comes through as it is written', async () => {
    const pair = createPair(outside);
    const starts = () => passedTo('POST /douyin/login/attempts ').length;
    const before = starts();
    const { id, qr } = await pair.start();
    // A line is written after the answer is sent.
    await until('the line of the start', async () => starts() > before);
    const address = `/douyin/login/attempts/${id}/events`;
    // All streams of one process are told at once: what comes later through nginx is what nginx adds.
    const ports = processes.living().map(({ port }) => port);
    const next = ports[(ports.indexOf(nginx.passed().at(-1)?.port ?? 0) + 1) % ports.length];
    const through = await openEvents(pair.desktop, `${nginx.url}${address}`);
    const asNginx = { host: new URL(nginx.url).host, 'x-forwarded-proto': 'https' };
    const direct = await openEvents(pair.desktop, `http://127.0.0.1:${next}${address}`, asNginx);
    expect(through.headers['content-type']).toContain('text/event-stream');
    const moments = [through, direct].map(async (events) => {
      await events.told('confirmed');
      return performance.now();
    });
    await pair.returnCode(qr?.url ?? '');
    const [came = 0, cameDirectly = 0] = await Promise.all(moments);
    expect(came - cameDirectly).toBeLessThan(200);
    [through, direct].forEach((events) => events.close());
    await until('the line of the stream', async () => passedTo(address).length > 0);
    expect(passedTo(address)[0]?.port).toBe(next);
  });

  when('an answer that is waited for long comes through, and a WebSocket', async () => {
    const app = await addPan115(outside);
    await world.sim('switches', { pan115PollMs: 1500 });
    const device = await devicesOf(outside).start(app.id);
    const began = performance.now();
    expect((await devicesOf(outside).poll(device.attemptId)).stage).toBe('waiting');
    expect(performance.now() - began).toBeGreaterThan(1400);
    // As Strapi opens one for transfers: whoever says something first, the other hears it.
    const echo = `strapi.server.httpServer.on('upgrade', (request, socket) => {
      if (request.url !== '/story-socket') return;
      socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n');
      socket.pipe(socket);
    });`;
    await Promise.all(processes.living().map((process) => process.run(echo)));
    expect(await sayBySocket(`${nginx.url}/story-socket`, 'hello')).toBe('hello');
  });

  when('plain http and www lead to the bare host by https', async () => {
    const plain = await ask(`${nginx.httpUrl}/welcome?x=1`);
    expect([plain.status, plain.headers.location]).toEqual([301, `${nginx.url}/welcome?x=1`]);
    const host = `www.${new URL(nginx.url).host}`;
    const www = await ask(`${nginx.url}/welcome?x=1`, { headers: { host } });
    expect([www.status, www.headers.location]).toEqual([301, `${nginx.url}/welcome?x=1`]);
  });

  const headers = {
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '0',
  };
  when.each([
    ['/douyin/login', 'no-referrer'],
    ['/.env', 'strict-origin-when-cross-origin'],
  ])('%s is answered with one referrer policy: %s', async (address, value) => {
    expect((await ask(`${nginx.url}${address}`)).headers['referrer-policy']).toBe(value);
  });

  describe.each(['/douyin/login', '/admin', '/api/users/me', '/.env'])('%s', (address) => {
    when.each(Object.entries(headers))('is answered with one %s: %s', async (name, value) => {
      const { headers: got } = await ask(`${nginx.url}${address}`);
      expect(got[name]).toBe(value);
      expect(got['x-powered-by']).toBeUndefined();
      expect(got.server).toBe('nginx');
    });
  });

  when.each([
    '/.env',
    '/.git/config',
    '/uploads/.htaccess',
    '/package.json',
    '/package-lock.json',
    '/README.md',
    '/composer.json',
    '/data.db',
    '/uploads/site.key',
  ])('%s is there for nobody, and no process hears of it', async (address) => {
    expect((await ask(`${nginx.url}${address}`)).status).toBe(404);
    expect(passedTo(`GET ${address} `)).toEqual([]);
  });

  when('pages are packed, and files of the panel kept by browsers', async () => {
    const accepting = { 'accept-encoding': 'gzip' };
    const page = await ask(`${nginx.url}/admin/`, { headers: accepting });
    expect(page.headers['content-encoding']).toBe('gzip');
    const { text } = await ask(`${nginx.url}/admin/`);
    const [script = ''] = /\/admin\/[\w.-]+-[\w-]{8}\.js/.exec(text) ?? [];
    const file = await ask(`${nginx.url}${script}`, { headers: accepting });
    expect(file.headers).toMatchObject({ 'cache-control': 'max-age=315360000', 'content-encoding': 'gzip' });
  });

  const send = (bytes: number) =>
    sendFile(`${nginx.url}/upload`, outside.admin.token, { name: 'large.bin', content: Buffer.alloc(bytes) });

  when('a file of 100 MB comes in, and one that is larger is refused', async () => {
    const taken = await send(100_000_000);
    expect(taken.status).toBe(201);
    expect(taken.json<{ size: number }[]>()[0]?.size).toBeCloseTo(100_000, -2);
    expect((await send(106_000_000)).status).toBe(413);
  });

  when('logins are counted by the address nginx sees, whatever visitors say of theirs', async () => {
    const start = (n: number) =>
      createVisitor().ask(`${nginx.url}/douyin/login/start`, {
        headers: { 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}` },
      });
    const statuses: number[] = [];
    for (let n = 0; n <= perMinute; n += 1) statuses.push((await start(n)).status);
    expect(statuses).toContain(429);
  });

  when('without a proxy in the settings nobody is believed who names other addresses', async () => {
    await processes.kill('B');
    await processes.revive({ TRUST_PROXY: 'false', DOUYIN_LOGIN_PER_MINUTE: '3' });
    const { url } = processes.at('B');
    const start = (n: number) =>
      createVisitor().ask(`${url}/douyin/login/start`, {
        headers: { 'x-forwarded-for': `198.51.100.${n}`, 'x-forwarded-proto': 'https' },
      });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await start(n)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
