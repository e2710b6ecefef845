import { refusal, appsOf, type App } from '../support/apps';
import { ask, createVisitor } from '../support/http';
import { addPan115, devicesOf, onPhone, pan115Secret, planFault115 } from '../support/pan115';
import { clearFaults } from '../support/platform';
import { startRecorder, type Recorder } from '../support/recorder';
import { auditLines } from '../support/session';
import { countRows } from '../support/tables';
import { createWorld, type World } from '../support/world';

type Account = { id: string; nickname: string; provider: string; openId: string; phoneMasked: string | null };

const accountsOf = async (world: World, appId: string): Promise<Account[]> =>
  (await world.admin.data<{ rows: Account[] }>('GET', `/douyin/accounts?app=${appId}`)).rows;
const attemptRow = (world: World, id: string) =>
  world.tables('douyin_attempts').where({ document_id: id }).first();

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
