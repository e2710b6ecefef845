import { refusal, appsOf, off, type App } from '../support/apps';
import { isHere } from '../support/databases';
import { ask, createVisitor } from '../support/http';
import { addPan115, devicesOf, onPhone, pan115Secret, planFault115, uidOf } from '../support/pan115';
import { callsTo, clearFaults } from '../support/platform';
import { startRecorder, type Recorder } from '../support/recorder';
import { auditLines } from '../support/session';
import { startRefused, startStrapi, type RunningStrapi } from '../support/strapi';
import { countRows } from '../support/tables';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Account = { id: string; nickname: string; provider: string; openId: string; phoneMasked: string | null };

const accountsOf = async (world: World, appId: string): Promise<Account[]> =>
  (await world.admin.data<{ rows: Account[] }>('GET', `/douyin/accounts?app=${appId}`)).rows;
const attemptRow = (world: World, id: string) =>
  world.tables('douyin_attempts').where({ document_id: id }).first();

describe('a 115 app', () => {
  let world: World;
  let app: App;
  beforeAll(async () => {
    world = await createWorld();
    app = await addPan115(world);
  });
  afterAll(() => world?.close());

  it('needs no secret, and has no scopes, switches and webhook', async () => {
    expect(app).toMatchObject({ provider: 'pan115', secret: null, scopes: [], switches: off });
    const apps = appsOf(world);
    const notOffered: [string, Partial<App>][] = [
      ['scopes', { scopes: ['user_info'] }],
      ['switches.login', { switches: { ...off, login: true } }],
      ['switches.publish', { switches: { ...off, publish: true } }],
      ['embeddedQr', { embeddedQr: true }],
    ];
    for (const [field, values] of notOffered) {
      const reply = refusal(await apps.trySave(await apps.read(app.id), values));
      expect(reply).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
      expect(reply.message).toContain(`${field}: apps of the platform "pan115"`);
    }
  });

  it('stays with its platform, and so does one of Douyin', async () => {
    const apps = appsOf(world);
    const [douyin] = await apps.list();
    for (const [one, provider] of [
      [await apps.read(app.id), 'douyin'],
      [douyin, 'pan115'],
    ] as const) {
      const reply = refusal(await apps.trySave(one as App, { provider, scopes: [], switches: off }));
      expect(reply).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
      expect(reply.message).toContain('provider: this app belongs to');
    }
    const { provider: _same, ...unsaid } = await apps.read(app.id);
    expect((await world.admin.call('PUT', `/douyin/apps/${app.id}`, unsaid)).status).toBe(200);
    expect(await apps.read(app.id)).toMatchObject({ provider: 'pan115' });
  });

  it('is nothing to log in with, not even when a row says so', async () => {
    await world.tables('douyin_apps').where({ document_id: app.id }).update({ login_on: true });
    const visitor = createVisitor();
    expect((await visitor.ask(`${world.front.url}/douyin/login`)).text).not.toContain(app.id);
    const started = await visitor.ask(`${world.front.url}/douyin/login/start?app=${app.id}`, {
      headers: { accept: 'application/json' },
    });
    expect(refusal(started)).toMatchObject({ status: 403, code: 'AUTH_LOGIN_CLOSED' });
    await world.tables('douyin_apps').where({ document_id: app.id }).update({ login_on: false });
    expect(refusal(await appsOf(world).makeDefault(app.id))).toMatchObject({
      status: 409,
      code: 'CONFIG_CONFLICT',
    });
  });

  it('is tested by the three checks that say something about it', async () => {
    const check = (name: string) => world.admin.call('POST', `/douyin/apps/${app.id}/checks/${name}`);
    for (const [name, outcome] of [
      ['credentials', 'pass'],
      ['clock', 'pass'],
      ['callback', 'pass'],
    ] as const) {
      const { data } = (await check(name)).json<{ data: { outcome: string; reason: string } }>();
      expect([name, data.outcome]).toEqual([name, outcome]);
    }
    for (const name of ['webhook', 'scopes', 'accessToken', 'refreshToken'])
      expect(refusal(await check(name))).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
    expect((await appsOf(world).read(app.id)).checks.map(({ name }) => name)).toEqual([
      'credentials',
      'clock',
      'callback',
    ]);
    await world.sim(`pan115/apps/${app.clientKey}`, { stage: 'disabled' }, 'PATCH');
    expect((await check('credentials')).json()).toMatchObject({
      data: { outcome: 'fail', reason: 'app-refused' },
    });
    await world.sim(`pan115/apps/${app.clientKey}`, { stage: 'online' }, 'PATCH');
  });

  it('keeps production from starting while it points at a stand-in', async () => {
    await world.tables('douyin_apps').where({ slot: 'environment' }).update({ login_on: false });
    await world.strapi.stop();
    const env = { ...world.env, NODE_ENV: 'production', DOUYIN_BASE_URL: '', DOUYIN_CLIENT_KEY: '' };
    const output = await startRefused({ env });
    expect(output).toContain(`app "115 素材库" talks to ${world.simulator.url}, which is not the platform`);
    expect(output).toContain('set its base URL or delete it');
    const row = () => world.tables('douyin_apps').where({ document_id: app.id });
    await row().update({ base_url: 'https://passportapi.115.com' });
    const production = await startStrapi({ env });
    world.front.forwardTo(production.port);
    const stored = await appsOf(world).read(app.id);
    const moved = await appsOf(world).trySave(stored, { baseUrl: 'http://127.0.0.1:4010' });
    expect(refusal(moved)).toMatchObject({ status: 400, code: 'CONFIG_UNSAFE' });
    await production.stop();
  });
});

describe('an account of 115', () => {
  let world: World;
  let app: App;
  let recorder: Recorder;
  beforeAll(async () => {
    world = await createWorld({ env: { STRAPI_LOG_LEVEL: 'silly' } });
    recorder = await startRecorder();
    recorder.forwardTo(world.simulator.url);
    app = await addPan115(world, { baseUrl: recorder.url });
  });
  afterEach(() => clearFaults(world));
  afterAll(async () => {
    await world?.close();
    await recorder?.close();
  });
  const devices = () => devicesOf(world);

  it('is connected by a scan and a confirmation, with its tokens and without a user', async () => {
    const code = await devices().start(app.id);
    expect(code.qrSvg).toMatch(/^<svg[\s>]/);
    expect(code.secondsLeft).toBe(300);
    expect((await devices().poll(code.attemptId)).stage).toBe('waiting');
    await onPhone(world, code, 'scan', 'shancha');
    await devices().told(code.attemptId, 'scanned');
    await onPhone(world, code, 'confirm');
    const { account } = await devices().told(code.attemptId, 'connected');
    expect(account).toMatchObject({ nickname: '山茶', provider: 'pan115', userId: null, state: 'connected' });
    expect(await accountsOf(world, app.id)).toMatchObject([{ id: account?.id, openId: '340010002' }]);
    expect(await world.tables('douyin_tokens').where({ account_id: account?.id ?? '' })).toHaveLength(1);
    expect(await countRows(world.tables, 'up_users')).toBe(0);
    const lines = await auditLines(world);
    const told = lines.filter(({ targetId }) => [code.attemptId, account?.id].includes(targetId));
    expect(told.map(({ action, actorKind }) => [action, actorKind]).reverse()).toEqual([
      ['login.started', 'admin'],
      ['login.scanned', 'visitor'],
      ['token.minted', 'admin'],
      ['account.connected', 'admin'],
    ]);
    expect(told[3]?.details).toMatchObject({ purpose: 'connect', way: 'device' });
  });

  it('stays one account when its person scans again, and has what the platform told last', async () => {
    const [before] = await accountsOf(world, app.id);
    const { account } = await devices().connect(app.id, 'shancha');
    expect(account?.id).toBe(before?.id);
    expect(await accountsOf(world, app.id)).toHaveLength(1);
    const [row] = await world.tables('douyin_tokens').where({ account_id: before?.id ?? '' });
    expect(Number(row?.version)).toBeGreaterThan(1);
    expect(await auditLines(world, `&action=account.reconnected&target=${before?.id}`)).toHaveLength(1);
  });

  it('is not connected once an administrator cancelled, whatever the phone does then', async () => {
    const code = await devices().start(app.id);
    await onPhone(world, code, 'scan', 'muyu');
    await devices().told(code.attemptId, 'scanned');
    const cancelled = (await devices().cancel(code.attemptId)).json<{ data: { stage: string } }>();
    expect(cancelled.data.stage).toBe('cancelled');
    await onPhone(world, code, 'confirm');
    expect(await devices().poll(code.attemptId)).toMatchObject({ stage: 'cancelled', account: null });
    expect(refusal(await devices().cancel(code.attemptId))).toMatchObject({ status: 409 });
    expect((await attemptRow(world, code.attemptId)).device_sealed).toBeNull();
    expect(await accountsOf(world, app.id)).toHaveLength(1);
  });

  it.each([
    ['refused on the phone', 'cancel', 'refused', 'login.refused'],
    ['run out at the platform', 'expire', 'expired', 'login.expired'],
  ] as const)('is not connected by a code that was %s', async (_what, action, stage, line) => {
    const code = await devices().start(app.id);
    await onPhone(world, code, action);
    expect(await devices().told(code.attemptId, stage)).toMatchObject({ account: null });
    expect(await auditLines(world, `&action=${line}&target=${code.attemptId}`)).toHaveLength(1);
    expect((await attemptRow(world, code.attemptId)).device_sealed).toBeNull();
  });

  it('is not connected by a code that nobody finished in five minutes', async () => {
    const code = await devices().start(app.id);
    await world.strapi.moveClock(301_000);
    expect((await devices().poll(code.attemptId)).stage).toBe('expired');
    await world.strapi.run(`await strapi.plugin('douyin').service('login').sweep()`);
    expect(await attemptRow(world, code.attemptId)).toMatchObject({ stage: 'expired', device_sealed: null });
    await world.strapi.moveClock(0);
  });

  it('is followed by the administrator who started it, and by those who may', async () => {
    const code = await devices().start(app.id);
    const actions = (...names: string[]) => names.map((name) => `plugin::douyin.${name}`);
    const other = await world.admin.colleague('other', actions('account.connect'));
    const reader = await world.admin.colleague('reader', actions('account.read', 'app.read'));
    for (const call of [devicesOf(world, other).tryPoll, devicesOf(world, other).cancel])
      expect(refusal(await call(code.attemptId))).toMatchObject({
        status: 404,
        code: 'AUTH_ATTEMPT_UNKNOWN',
      });
    expect((await devicesOf(world, reader).tryPoll(code.attemptId)).status).toBe(403);
    expect((await devicesOf(world, reader).tryStart(app.id)).status).toBe(403);
    expect((await ask(`${world.front.url}/douyin/device/${code.attemptId}`)).status).toBe(401);
    expect((await devices().poll(code.attemptId)).stage).toBe('waiting');
  });

  it('is not asked for where the platform has no codes of its own', async () => {
    const [douyin] = await appsOf(world).list();
    expect(refusal(await devices().tryStart(douyin?.id ?? ''))).toMatchObject({
      status: 400,
      code: 'CONFIG_INVALID',
    });
    expect(refusal(await devices().tryStart('0a1b'))).toMatchObject({ code: 'CONFIG_NOT_FOUND' });
  });

  it('waits through trouble that passes, and tells it', async () => {
    const code = await devices().start(app.id);
    await planFault115(world, 'status', { kind: 'http', status: 502, times: 1 });
    expect((await devices().tryPoll(code.attemptId)).status).toBeGreaterThanOrEqual(500);
    expect((await devices().poll(code.attemptId)).stage).toBe('waiting');
    await onPhone(world, code, 'confirm', 'muyu');
    expect((await devices().told(code.attemptId, 'connected')).account?.nickname).toBe('木鱼石');
  });

  it('ends with the reason where the platform refuses the exchange, and stores nothing', async () => {
    const before = await accountsOf(world, app.id);
    const code = await devices().start(app.id);
    await planFault115(world, 'deviceCodeToToken', { kind: 'code', code: 40140113 });
    await onPhone(world, code, 'confirm', 'qingtuan');
    const failed = await devices().told(code.attemptId, 'failed');
    expect(failed.errorCode).toMatch(/^(API|AUTH)_/);
    expect(await accountsOf(world, app.id)).toHaveLength(before.length);
    expect(await auditLines(world, `&action=login.failed&target=${code.attemptId}`)).toMatchObject([
      { details: { code: failed.errorCode, number: 40140113 } },
    ]);
  });

  it('tells an administrator why no code could be had', async () => {
    await planFault115(world, 'authDeviceCode', { kind: 'code', code: 40140109 });
    expect(refusal(await devices().tryStart(app.id))).toMatchObject({ status: 502, code: 'AUTH_APP' });
  });

  it('never shows what the server keeps: no verifier and no signature in an answer, the log or the database', async () => {
    const said = recorder.said();
    const verifiers = said.flatMap((text) => /(?:^|&)code_verifier=([^&]+)/.exec(text)?.[1] ?? []);
    const signs = said.flatMap((text) => /[?&]sign=([^&]+)/.exec(text)?.[1] ?? []);
    const kept = [...new Set([...verifiers, ...signs].map(decodeURIComponent))];
    expect(new Set(verifiers).size).toBeGreaterThanOrEqual(4);
    expect(new Set(signs).size).toBeGreaterThanOrEqual(6);
    const found = (text: string) => kept.filter((value) => text.includes(value));
    const answers = world.front.answers();
    expect(answers.filter(({ path }) => path.includes('/device')).length).toBeGreaterThan(20);
    for (const { path, headers, body } of answers) expect([path, found(headers + body)]).toEqual([path, []]);
    for (const line of world.front.seen()) expect([line, found(line)]).toEqual([line, []]);
    expect(found(world.strapi.output())).toEqual([]);
    const tables = await world.tables('sqlite_master').where({ type: 'table' }).select('name');
    for (const { name } of tables)
      expect([name, found(JSON.stringify(await world.tables(name).select('*')))]).toEqual([name, []]);
  });

  describe('by the platform’s own page', () => {
    const start = (appId: string, visitor = createVisitor()) =>
      visitor.ask(`${world.front.url}/douyin/connect`, {
        method: 'POST',
        json: { app: appId, way: 'popup' },
        headers: { authorization: `Bearer ${world.admin.token}`, origin: world.front.url },
      });

    it('needs the app’s secret', async () => {
      expect(refusal(await start(app.id))).toMatchObject({ status: 409, code: 'CONFIG_SECRET_MISSING' });
    });

    it('comes back with a code, which is exchanged with the secret and the same address', async () => {
      const apps = appsOf(world);
      await apps.save(await apps.read(app.id), { clientSecret: pan115Secret });
      const visitor = createVisitor();
      const { data } = (await start(app.id, visitor)).json<{ data: { id: string; authUrl: string } }>();
      expect(data.authUrl).toContain('/open/authorize?client_id=');
      expect(data.authUrl).not.toContain('scope');
      await ask(data.authUrl);
      const state = new URL(data.authUrl).searchParams.get('state');
      const approved = await world.sim<{ redirectUrl: string }>(`pan115/consents/${state}/approve`, {
        person: 'yuntun',
      });
      expect((await createVisitor().ask(approved.redirectUrl)).status).toBe(403);
      expect((await visitor.ask(approved.redirectUrl)).status).toBe(200);
      const rows = await accountsOf(world, app.id);
      expect(rows.find(({ openId }) => openId === '340010005')).toMatchObject({ nickname: '云吞 & <面>' });
      const poll = await world.admin.data<{ stage: string }>('GET', `/douyin/connect/${data.id}`);
      expect(poll.stage).toBe('done');
    });
  });
});

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
