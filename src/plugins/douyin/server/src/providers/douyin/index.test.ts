import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../../../../../../simulator';
import { hoursAhead, refusalOf } from '../test-rig';
import { provider, redirectUri, startDouyin, type DouyinRig } from './test-rig';

let rig: DouyinRig;
beforeEach(async () => {
  rig = await startDouyin();
});
afterEach(() => rig.simulator.close());

it('leads to the consent page with exactly what the platform asks for', async () => {
  const request = { scopes: ['user_info', 'fans.check'], redirectUri, state: 'a-b_c' };
  const url = new URL(provider.loginUrl(rig.app(), request));
  expect(url.origin + url.pathname).toBe(`${rig.simulator.url}/platform/oauth/connect/`);
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
    await rig.steer('clock', { offsetMs: 3 * 3_600_000 });
    const set = await rig.exchange(await rig.newCode(['user_info', 'fans.check']));
    expect(set).toMatchObject({
      accessToken: expect.stringMatching(/^act\./),
      accessTtlSeconds: 1296000,
      refreshToken: expect.stringMatching(/^rft\./),
      refreshTtlSeconds: 2592000,
      scopes: ['user_info', 'fans.check'],
    });
    expect(hoursAhead(set.obtainedAt)).toBeCloseTo(3, 1);
  });

  it('counts from our own clock when the platform’s is more than a day off', async () => {
    await rig.steer('clock', { offsetMs: 25 * 3_600_000 });
    expect(hoursAhead((await rig.exchange(await rig.newCode())).obtainedAt)).toBeCloseTo(0, 1);
  });

  it('reads lifetimes that arrive as digits', async () => {
    await rig.steer('switches', { stringNumbers: true });
    expect((await rig.exchange(await rig.newCode())).accessTtlSeconds).toBe(1296000);
  });

  it('works once per code', async () => {
    const code = await rig.newCode();
    await rig.exchange(code);
    const error = await refusalOf(rig.exchange(code));
    expect(error).toMatchObject({ code: 'AUTH_CODE_INVALID', details: { number: 10007, logId: /./ } });
  });

  it.each([
    ['a wrong code', {}, 'wrong-code', 'AUTH_CODE_INVALID', 10007],
    ['a wrong secret', { clientSecret: 'x'.repeat(32) }, 'any', 'AUTH_CREDENTIALS', 10013],
    ['an unknown client key', { clientKey: 'nobody' }, 'any', 'AUTH_CREDENTIALS', 10003],
    ['no code', {}, '', 'API_PARAMETER', 10002],
  ])('is refused for %s', async (_what, change, code, expected, number) => {
    const error = await refusalOf(rig.exchange(code, change));
    expect(error).toMatchObject({ code: expected, details: { number } });
    expect(JSON.stringify([error.message, error.details])).not.toContain(DEMO_CLIENT_SECRET);
  });

  it('is never repeated, even when the answer was lost', async () => {
    const code = await rig.newCode();
    await rig.fault('access_token', 'lost');
    expect((await refusalOf(rig.exchange(code))).code).toBe('API_UNREACHABLE');
    expect(await rig.calls('access_token')).toBe(1);
  });

  it('does not take part of an answer for success', async () => {
    await rig.fault('access_token', 'set', { set: { open_id: null } });
    const error = await refusalOf(rig.exchange(await rig.newCode()));
    expect(error).toMatchObject({ code: 'API_UNREADABLE', message: expect.stringContaining('data.open_id') });
  });
});

describe('profile', () => {
  it('tells who a token belongs to', async () => {
    const set = await rig.tokens();
    expect(await provider.profile(rig.app(), set)).toEqual({
      openId: set.openId,
      unionId: expect.stringMatching(/^_000/),
      nickname: '小河',
      avatarUrl: expect.stringMatching(/^https:\/\/p3\.douyinpic\.com\//),
      phone: null,
    });
  });

  it('opens the phone number where the person gave it', async () => {
    const set = await rig.tokens(['user_info', 'mobile_alert']);
    expect((await provider.profile(rig.app(), set)).phone).toBe('13800000001');
  });

  it('loses nothing but the phone number when another secret sealed it', async () => {
    const set = await rig.tokens(['user_info', 'mobile_alert']);
    const changed = rig.app({ clientSecret: 'x'.repeat(32) });
    expect(await provider.profile(changed, set)).toMatchObject({ nickname: '小河', phone: null });
    await rig.fault('userinfo', 'set', { set: { encrypt_mobile: { not: 'a text' } } });
    expect(await provider.profile(rig.app(), set)).toMatchObject({ nickname: '小河', phone: null });
  });

  it('has no union_id where the app has no developer account', async () => {
    await rig.steer(`apps/${DEMO_CLIENT_KEY}`, { developer: '' }, 'PATCH');
    const set = await rig.tokens();
    expect((await provider.profile(rig.app(), set)).unionId).toBeNull();
  });

  it('fails for a revoked token, for another’s open_id and without the scope', async () => {
    const set = await rig.tokens();
    const foreign = await refusalOf(provider.profile(rig.app(), { ...set, openId: '_000somebody' }));
    expect(foreign).toMatchObject({ code: 'API_PARAMETER', details: { number: 28001015 } });
    await rig.steer('people/xiaohe/revoke', { client_key: DEMO_CLIENT_KEY });
    const revoked = await refusalOf(provider.profile(rig.app(), set));
    expect(revoked).toMatchObject({ code: 'AUTH_TOKEN_INVALID', details: { number: 28001003 } });
    const poor = await rig.tokens(['fans.check']);
    const lacking = await refusalOf(provider.profile(rig.app(), poor));
    expect(lacking).toMatchObject({ code: 'AUTH_SCOPE_MISSING', details: { number: 28001012 } });
  });

  it('is asked again when the connection breaks', async () => {
    const set = await rig.tokens();
    await rig.fault('userinfo', 'drop', { times: 2 });
    expect((await provider.profile(rig.app(), set)).openId).toBe(set.openId);
    expect(await rig.calls('userinfo')).toBe(3);
  });
});

describe('proof of credentials', () => {
  it('succeeds with the right secret and leaves the live client token alone', async () => {
    await provider.proveCredentials(rig.app());
    await provider.proveCredentials(rig.app());
    expect(await rig.calls('stable_client_token')).toBe(2);
    expect(await rig.calls('client_token')).toBe(0);
  });

  it.each([
    [{ clientSecret: 'x'.repeat(32) }, 10013],
    [{ clientKey: 'nobody' }, 10003],
  ])('fails with %j', async (change, number) => {
    const error = await refusalOf(provider.proveCredentials(rig.app(change)));
    expect(error).toMatchObject({ code: 'AUTH_CREDENTIALS', remedy: 'fix-config', details: { number } });
  });
});

describe('the platform’s clock', () => {
  it('is read from its Date header', async () => {
    await rig.steer('clock', { set: '2031-05-06T07:08:09Z' });
    expect((await provider.time(rig.app()))?.toISOString()).toMatch(/^2031-05-06T07:08/);
  });

  it('is read even from an error', async () => {
    await rig.fault('connect', 'http', { status: 503 });
    expect(await provider.time(rig.app())).toBeInstanceOf(Date);
  });
});

describe('trouble at the platform', () => {
  const prove = () => provider.proveCredentials(rig.app());

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
    await rig.fault('stable_client_token', kind, more);
    expect((await refusalOf(prove())).code).toBe(code);
  });

  it('waits for a slow answer within the deadline', async () => {
    await rig.fault('stable_client_token', 'delay', { ms: 400 });
    await expect(prove()).resolves.toBeUndefined();
  });

  it('keeps what the platform said, without what must not be kept', async () => {
    const description = '失败 access_token=act.3.canarycanary 13800000001';
    await rig.fault('stable_client_token', 'code', { code: 10001, description });
    const { details, message } = await refusalOf(prove());
    expect(details).toMatchObject({ number: 10001, text: '失败 access_token=[redacted] [redacted]' });
    expect(String(details.logId)).toMatch(/^\d{14}/);
    expect(message).not.toContain('canary');
  });
});
