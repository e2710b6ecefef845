import {
  DEMO_CLIENT_KEY,
  DEMO_CLIENT_SECRET,
  startSimulator,
  type Simulator,
} from '../../../../../../../simulator';
import { PluginError } from '../../shared/errors';
import { createSend } from '../../shared/request';
import { createDouyin } from './index';

const redirectUri = 'https://site.example/api/v1/lead/douyin/auth/callback';
const provider = createDouyin(createSend({ timeoutMs: 1500 }));

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

const app = (change: { clientKey?: string; clientSecret?: string } = {}) => ({
  clientKey: DEMO_CLIENT_KEY,
  clientSecret: DEMO_CLIENT_SECRET,
  baseUrl: simulator.url,
  ...change,
});

async function steer(where: string, json: unknown, method = 'POST'): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${simulator.url}/_sim/${where}`, {
    method,
    headers,
    body: JSON.stringify(json),
  });
  if (!answer.ok) throw new Error(`${where}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

const fault = (endpoint: string, kind: string, more: object = {}) =>
  steer('faults', { endpoint, kind, times: null, ...more });

/** Opens our login address, approves on the phone and gives the code. */
async function newCode(scopes = ['user_info']): Promise<string> {
  await fetch(provider.loginUrl(app(), { scopes, redirectUri, state: 'state-1' }));
  const { redirectUrl } = await steer('people/xiaohe/approve', { state: 'state-1' });
  return new URL(String(redirectUrl)).searchParams.get('code') ?? '';
}

async function refusalOf(work: Promise<unknown>): Promise<PluginError> {
  const error: unknown = await work.then(
    () => new Error('It succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof PluginError) return error;
  throw error;
}

async function calls(endpoint: string): Promise<number> {
  const answer = await fetch(`${simulator.url}/_sim/calls`);
  const { counts } = (await answer.json()) as { counts: Record<string, Record<string, number>> };
  return Object.values(counts[endpoint] ?? {}).reduce((sum, count) => sum + count, 0);
}

it('leads to the consent page with exactly what the platform asks for', async () => {
  const request = { scopes: ['user_info', 'fans.check'], redirectUri, state: 'a-b_c' };
  const url = new URL(provider.loginUrl(app(), request));
  expect(url.origin + url.pathname).toBe(`${simulator.url}/platform/oauth/connect/`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_key: DEMO_CLIENT_KEY,
    response_type: 'code',
    scope: 'user_info,fans.check',
    redirect_uri: redirectUri,
    state: 'a-b_c',
  });
  expect(await (await fetch(url)).text()).toContain('id="qr"');
});

it('lives at open.douyin.com unless told otherwise, and below a base URL’s own path', () => {
  expect(provider.defaultBaseUrl).toBe('https://open.douyin.com');
  const url = provider.loginUrl(
    { clientKey: 'k', baseUrl: 'https://gateway.example/douyin/' },
    {
      scopes: [],
      redirectUri,
      state: 's',
    },
  );
  expect(url).toMatch(/^https:\/\/gateway\.example\/douyin\/platform\/oauth\/connect\/\?/);
});

describe('exchange', () => {
  it('turns a code into tokens, counted from the platform’s clock', async () => {
    await steer('clock', { set: '2030-01-01T00:00:00Z' });
    const set = await provider.exchange(app(), await newCode(['user_info', 'fans.check']));
    expect(set).toMatchObject({
      accessToken: expect.stringMatching(/^act\./),
      accessTtlSeconds: 1296000,
      refreshToken: expect.stringMatching(/^rft\./),
      refreshTtlSeconds: 2592000,
      scopes: ['user_info', 'fans.check'],
    });
    expect(set.obtainedAt.toISOString()).toMatch(/^2030-01-01T00:00/);
  });

  it('reads lifetimes that arrive as digits', async () => {
    await steer('switches', { stringNumbers: true });
    expect((await provider.exchange(app(), await newCode())).accessTtlSeconds).toBe(1296000);
  });

  it('works once per code', async () => {
    const code = await newCode();
    await provider.exchange(app(), code);
    const error = await refusalOf(provider.exchange(app(), code));
    expect(error).toMatchObject({ code: 'AUTH_CODE_INVALID', details: { number: 10007, logId: /./ } });
  });

  it.each([
    ['a wrong code', {}, 'wrong-code', 'AUTH_CODE_INVALID', 10007],
    ['a wrong secret', { clientSecret: 'x'.repeat(32) }, 'any', 'AUTH_CREDENTIALS', 10013],
    ['an unknown client key', { clientKey: 'nobody' }, 'any', 'AUTH_CREDENTIALS', 10003],
    ['no code', {}, '', 'API_PARAMETER', 10002],
  ])('is refused for %s', async (_what, change, code, expected, number) => {
    const error = await refusalOf(provider.exchange(app(change), code));
    expect(error).toMatchObject({ code: expected, details: { number } });
    expect(JSON.stringify([error.message, error.details])).not.toContain(DEMO_CLIENT_SECRET);
  });

  it('is never repeated, even when the answer was lost', async () => {
    const code = await newCode();
    await fault('access_token', 'lost');
    expect((await refusalOf(provider.exchange(app(), code))).code).toBe('API_UNREACHABLE');
    expect(await calls('access_token')).toBe(1);
  });

  it('does not take part of an answer for success', async () => {
    await fault('access_token', 'set', { set: { open_id: null } });
    const error = await refusalOf(provider.exchange(app(), await newCode()));
    expect(error).toMatchObject({ code: 'API_UNREADABLE', message: expect.stringContaining('data.open_id') });
  });
});

describe('profile', () => {
  it('tells who a token belongs to', async () => {
    const set = await provider.exchange(app(), await newCode());
    expect(await provider.profile(app(), set)).toEqual({
      openId: set.openId,
      unionId: expect.stringMatching(/^_000/),
      nickname: '小河',
      avatarUrl: expect.stringMatching(/^https:\/\/p3\.douyinpic\.com\//),
    });
  });

  it('has no union_id where the app has no developer account', async () => {
    await steer(`apps/${DEMO_CLIENT_KEY}`, { developer: '' }, 'PATCH');
    const set = await provider.exchange(app(), await newCode());
    expect((await provider.profile(app(), set)).unionId).toBeNull();
  });

  it('fails for a revoked token, for another’s open_id and without the scope', async () => {
    const set = await provider.exchange(app(), await newCode());
    const foreign = await refusalOf(provider.profile(app(), { ...set, openId: '_000somebody' }));
    expect(foreign).toMatchObject({ code: 'API_PARAMETER', details: { number: 28001015 } });
    await steer('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY });
    const revoked = await refusalOf(provider.profile(app(), set));
    expect(revoked).toMatchObject({ code: 'AUTH_TOKEN_INVALID', details: { number: 28001003 } });
    const poor = await provider.exchange(app(), await newCode(['fans.check']));
    const lacking = await refusalOf(provider.profile(app(), poor));
    expect(lacking).toMatchObject({ code: 'AUTH_SCOPE_MISSING', details: { number: 28001012 } });
  });

  it('is asked again when the connection breaks', async () => {
    const set = await provider.exchange(app(), await newCode());
    await fault('userinfo', 'drop', { times: 2 });
    expect((await provider.profile(app(), set)).openId).toBe(set.openId);
    expect(await calls('userinfo')).toBe(3);
  });
});

describe('proof of credentials', () => {
  it('succeeds with the right secret and leaves the live client token alone', async () => {
    await provider.proveCredentials(app());
    await provider.proveCredentials(app());
    expect(await calls('stable_client_token')).toBe(2);
    expect(await calls('client_token')).toBe(0);
  });

  it.each([
    [{ clientSecret: 'x'.repeat(32) }, 10013],
    [{ clientKey: 'nobody' }, 10003],
  ])('fails with %j', async (change, number) => {
    const error = await refusalOf(provider.proveCredentials(app(change)));
    expect(error).toMatchObject({ code: 'AUTH_CREDENTIALS', remedy: 'fix-config', details: { number } });
  });
});

describe('the platform’s clock', () => {
  it('is read from its Date header', async () => {
    await steer('clock', { set: '2031-05-06T07:08:09Z' });
    expect((await provider.time(app()))?.toISOString()).toMatch(/^2031-05-06T07:08/);
  });

  it('is read even from an error', async () => {
    await fault('connect', 'http', { status: 503 });
    expect(await provider.time(app())).toBeInstanceOf(Date);
  });
});

describe('trouble at the platform', () => {
  const prove = () => provider.proveCredentials(app());

  it.each([
    ['throttle', {}, 'API_THROTTLED'],
    ['quota', {}, 'API_QUOTA'],
    ['outage', {}, 'API_BUSY'],
    ['retired', {}, 'API_RETIRED'],
    ['code', { code: 10020 }, 'API_QUOTA'],
    ['code', { code: 77777 }, 'API_REJECTED'],
    ['drop', {}, 'API_UNREACHABLE'],
    ['lost', {}, 'API_UNREACHABLE'],
    ['http', { status: 502 }, 'API_UNREADABLE'],
    ['http', { status: 403 }, 'API_UNREADABLE'],
    ['body', { body: '<html>maintenance</html>' }, 'API_UNREADABLE'],
    ['body', { body: '{"message":"success"}' }, 'API_UNREADABLE'],
    ['body', { body: '{"data":{"error_code":0},"message":"success"}' }, 'API_UNREADABLE'],
    ['delay', { ms: 5000 }, 'API_UNREACHABLE'],
  ])('%s %j becomes %s', async (kind, more, code) => {
    await fault('stable_client_token', kind, more);
    expect((await refusalOf(prove())).code).toBe(code);
  });

  it('waits for a slow answer within the deadline', async () => {
    await fault('stable_client_token', 'delay', { ms: 400 });
    await expect(prove()).resolves.toBeUndefined();
  });

  it('keeps what the platform said, without what must not be kept', async () => {
    const description = '失败 access_token=act.3.canarycanary 13800000001';
    await fault('stable_client_token', 'code', { code: 10001, description });
    const { details, message } = await refusalOf(prove());
    expect(details).toMatchObject({ number: 10001, text: '失败 access_token=[redacted] [redacted]' });
    expect(String(details.logId)).toMatch(/^\d{14}/);
    expect(message).not.toContain('canary');
  });
});
