import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_CLIENT_SECRET } from '../../simulator';
import { appsOf } from '../support/apps';
import { createVisitor } from '../support/http';
import { clearFaults, planFault } from '../support/platform';
import { startRecorder, type Recorder } from '../support/recorder';
import { askAs, openSession, type Session } from '../support/session';
import { root } from '../support/strapi';
import {
  approveLogin,
  createWorld,
  exchange,
  location,
  logIn,
  storyKeys,
  type World,
} from '../support/world';

const canary = (name: string) => `canary${name}${'q7'.repeat(20)}`;

/** What a chatty platform might echo in the words of an error. */
const chatter = [
  `act.${canary('access')}`,
  `rft.${canary('refresh')}`,
  `clt.${canary('client')}`,
  `code=${canary('code')}`,
  `"refresh_token":"${canary('json')}"`,
  `Bearer ${canary('bearer')}`,
  `client_secret ${DEMO_CLIENT_SECRET} is wrong`,
  '13912345678',
];

const entered = {
  first: canary('FirstSecret').slice(0, 40),
  second: canary('SecondSecret').slice(0, 40),
  tooLong: canary('TooLong').repeat(6),
  broken: `${canary('Broken')}\nline`,
};

const matches = (texts: string[], pattern: RegExp): string[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, value]) => decodeURIComponent(value ?? '')));

describe('secrets, tokens, codes and states', () => {
  let world: World;
  let recorder: Recorder;
  let session: Session;
  const known: Record<string, Set<string>> = {};
  const learn = (kind: string, ...values: (string | undefined)[]) => {
    const set = (known[kind] ??= new Set());
    for (const value of values) if (value) set.add(value);
  };

  /** A login as a browser does it, to the last page, and everything that must not be kept from it. */
  const wholeLogin = async (person: string) => {
    const visitor = createVisitor();
    const { callbackUrl, connect } = await approveLogin(world, { person, visitor });
    learn('state', new URL(connect).searchParams.get('state') ?? '');
    const target = new URL(location(await visitor.ask(callbackUrl)), world.front.url);
    const exchangeCode = target.searchParams.get('exchange_code');
    learn('exchange', exchangeCode ?? '');
    await visitor.ask(target.toString());
    const reply = await exchange(world, { visitor, exchangeCode });
    const { data } = reply.json<{ data: Session }>();
    learn('jwt', data.jwt, data.refreshToken);
    learn('cookie', ...visitor.cookies().map((pair) => pair.slice(pair.indexOf('=') + 1)));
    await exchange(world, { visitor, exchangeCode });
    await visitor.ask(callbackUrl);
    await createVisitor().ask(callbackUrl);
    await askAs(world, data.jwt, '/api/users/me?populate=*');
    return data;
  };

  const failedLogins = async () => {
    const description = chatter.join(' ; ');
    for (const endpoint of ['access_token', 'userinfo'])
      for (const fault of [
        { kind: 'code', code: 10007, description },
        { kind: 'code', code: 424242, description },
        { kind: 'body', body: description },
        { kind: 'http', status: 500, body: description },
        { kind: 'drop' },
      ]) {
        await planFault(world, { endpoint, times: null, ...fault });
        const run = await logIn(world, { person: 'muyu' });
        learn('state', new URL(run.callbackUrl).searchParams.get('state') ?? '');
        learn('cookie', ...run.visitor.cookies().map((pair) => pair.slice(pair.indexOf('=') + 1)));
        await clearFaults(world);
      }
  };

  const administration = async () => {
    const apps = appsOf(world);
    const { app } = await apps.create({ clientKey: 'awleaks', clientSecret: entered.first });
    await apps.save(app, { clientSecret: entered.second, keepPreviousSecretHours: 5 });
    await apps.trySave(app, { clientSecret: entered.first });
    await apps.tryCreate({ clientSecret: entered.tooLong });
    await apps.tryCreate({ clientSecret: entered.broken });
    await apps.tryCreate({ clientKey: 'awleaks', clientSecret: entered.second });
    const [first] = await apps.list();
    const checks = ['credentials', 'clock', 'callback', 'webhook', 'scopes', 'accessToken', 'refreshToken'];
    for (const name of checks) await world.admin.call('POST', `/douyin/apps/${first?.id}/checks/${name}`);
    const description = chatter.join(' ; ');
    for (const endpoint of ['stable_client_token', 'userinfo'])
      await planFault(world, { endpoint, kind: 'code', code: 10013, description, times: null });
    for (const name of checks) await world.admin.call('POST', `/douyin/apps/${first?.id}/checks/${name}`);
    await clearFaults(world);
    for (const where of ['apps', 'accounts', 'audit?pageSize=100', 'overview', `apps/${first?.id}`])
      await world.admin.call('GET', `/douyin/${where}`);
  };

  const strayRequests = async () => {
    const code = canary('Exchange');
    learn('stray', code, canary('State'), canary('Code'));
    const visitor = createVisitor();
    const url = `${world.front.url}/api/douyin/login/exchange`;
    await visitor.ask(url, { method: 'POST', json: { code } });
    await visitor.ask(url, { method: 'POST', json: { code: `${code}${code}${code}` } });
    const callback = `${world.front.url}/api/v1/lead/douyin/auth/callback`;
    const query = `code=${canary('Code')}&state=${canary('State')}`;
    for (const stray of [query, `${query}&${query}`, `${query}&extra=1`])
      await visitor.ask(`${callback}?${stray}`);
    await visitor.ask(`${world.front.url}/douyin/login/done?exchange_code=${code}`);
  };

  beforeAll(async () => {
    recorder = await startRecorder();
    world = await createWorld({ env: { DOUYIN_BASE_URL: recorder.url, STRAPI_LOG_LEVEL: 'silly' } });
    recorder.forwardTo(world.simulator.url);
    session = await wholeLogin('xiaohe');
    await wholeLogin('shancha');
    await failedLogins();
    await administration();
    await strayRequests();
    await openSession(world);
    learn('secret', DEMO_CLIENT_SECRET, entered.first, entered.second, entered.tooLong, 'canaryBroken');
    learn('key', storyKeys.split(':')[1]);
    learn('token', ...matches(recorder.said(), /"(?:access_token|refresh_token)":"([^"\\]{20,})"/g));
    learn('code', ...matches(recorder.said(), /(?:^|&)code=([^&\s]+)/g));
    learn('chatter', ...(chatter.join(' ').match(/canary\w+|13912345678/g) ?? []));
  });
  afterAll(async () => {
    await world?.close();
    await recorder?.close();
  });

  /** Which of the known values stand in a text, but for the kinds that may. */
  const found = (text: string, ...allowed: string[]): string[] =>
    Object.entries(known)
      .filter(([kind]) => !allowed.includes(kind))
      .flatMap(([kind, values]) =>
        [...values].filter((value) => text.includes(value)).map((value) => `${kind} ${value}`),
      );

  it('are known to this test', () => {
    const counts = Object.fromEntries(Object.entries(known).map(([kind, { size }]) => [kind, size]));
    expect(counts).toMatchObject({ exchange: 2, jwt: 4, secret: 5 });
    expect(Number(counts.token)).toBeGreaterThanOrEqual(6);
    expect(Number(counts.code)).toBeGreaterThanOrEqual(3);
    expect(Number(counts.state)).toBeGreaterThanOrEqual(12);
    expect(session.jwt).toMatch(/^ey/);
  });

  it('stand in no line of the log', () => {
    const output = world.strapi.output();
    expect(output).toContain('/api/v1/lead/douyin/auth/callback');
    expect(output).toContain('/douyin/login/done');
    const lines = output.split('\n').filter((line) => found(line).length > 0);
    expect(lines).toEqual([]);
  });

  it('stand in no answer but the one that is for them', () => {
    const allowed: Record<string, { headers: string[]; body: string[] }> = {
      '/douyin/login/start': { headers: ['state', 'cookie'], body: ['state'] },
      '/api/v1/lead/douyin/auth/callback': { headers: ['exchange'], body: ['exchange'] },
      '/api/douyin/login/exchange': { headers: [], body: ['jwt'] },
    };
    const leaks = world.front
      .answers()
      .flatMap(({ path: where, headers, body }) => [
        ...found(headers, ...(allowed[where]?.headers ?? [])).map((leak) => `${where} headers: ${leak}`),
        ...found(body, ...(allowed[where]?.body ?? [])).map((leak) => `${where}: ${leak}`),
      ]);
    expect(world.front.answers().length).toBeGreaterThan(60);
    expect(leaks).toEqual([]);
  });

  it('stand in no request line but the callback’s and the one with the exchange code, and in no Referer', () => {
    for (const line of world.front.seen()) {
      const callback = line.includes(' /api/v1/lead/douyin/auth/callback?');
      const done = line.includes(' /douyin/login/done?exchange_code=');
      const allowed = callback ? ['state', 'code', 'stray'] : done ? ['exchange', 'stray'] : [];
      expect([line, found(line, ...allowed)]).toEqual([line, []]);
      expect(line).toMatch(/referer=$/);
    }
  });

  it('are sent to the platform in bodies, never in an address but the state of the login page', () => {
    for (const said of recorder.said().filter((text) => text.startsWith('/')))
      expect([said, found(said, 'state')]).toEqual([said, []]);
  });

  it('stand in no table and in no byte of the database', async () => {
    const tables = await world.tables('sqlite_master').where({ type: 'table' }).select('name');
    for (const { name } of tables) {
      const rows = JSON.stringify(await world.tables(name).select('*'));
      expect([name, found(rows)]).toEqual([name, []]);
    }
    for (const end of ['', '-wal']) {
      const bytes = readFileSync(`${world.env.DATABASE_FILENAME}${end}`).toString('latin1');
      expect([end, found(bytes)]).toEqual([end, []]);
    }
  });

  it('stand in no file of the admin’s build and of the plugin', () => {
    for (const folder of ['dist/build', 'src/plugins/douyin/dist/admin', 'src/plugins/douyin/dist/server'])
      for (const name of readdirSync(path.join(root, folder)))
        if (/\.(m?js|css|html|json|map)$/.test(name)) {
          const text = readFileSync(path.join(root, folder, name), 'latin1');
          expect([name, found(text)]).toEqual([name, []]);
        }
  });

  it('are worth nothing once used', async () => {
    const visitor = createVisitor();
    for (const exchangeCode of known.exchange ?? [])
      expect((await exchange(world, { visitor, exchangeCode })).status).toBe(400);
  });
});
