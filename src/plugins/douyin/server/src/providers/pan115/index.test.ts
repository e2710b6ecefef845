import { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from '../../../../../../../simulator';
import { mayHaveHappened } from '../../shared/request';
import type { DeviceFlow, DeviceLogin } from '../provider';
import { hoursAhead, refusalOf, send, startRig, type Rig } from '../test-rig';
import { createPan115 } from './index';

const provider = createPan115(send);
const device = provider.device as DeviceFlow;
const redirectUri = 'https://site.example/api/v1/lead/douyin/auth/callback';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.simulator.close());

const app = (change: { clientKey?: string; clientSecret?: string } = {}) => ({
  clientKey: DEMO_PAN115_CLIENT_ID,
  clientSecret: DEMO_PAN115_CLIENT_SECRET,
  baseUrl: rig.simulator.url,
  ...change,
});

const phone = ({ uid }: DeviceLogin, action: string) => rig.steer(`pan115/codes/${uid}/${action}`, {});

/** Tokens of a login by device code, for an app without a secret. */
async function tokens() {
  const login = await device.start(app({ clientSecret: '' }));
  await phone(login, 'scan');
  await phone(login, 'confirm');
  const set = await device.exchange(app({ clientSecret: '' }), login);
  return { ...set, refreshToken: set.refreshToken ?? '', openId: '' };
}

describe('a login by device code', () => {
  it('shows a code and keeps a verifier of its own', async () => {
    const [one, two] = [await device.start(app()), await device.start(app())];
    expect(one).toEqual({
      uid: expect.any(String),
      time: expect.stringMatching(/^\d+$/),
      sign: expect.any(String),
      qrText: expect.stringContaining(one.uid),
      verifier: expect.stringMatching(/^[\w-]{64}$/),
    });
    expect(one.verifier).not.toBe(two.verifier);
    expect(one.qrText).not.toContain(one.verifier);
  });

  it('is waited for until the phone scans and agrees, and gives tokens once', async () => {
    const login = await device.start(app());
    const scanned = device.poll(app(), login);
    await phone(login, 'scan');
    expect(await scanned).toBe('scanned');
    const confirmed = device.poll(app(), login);
    await phone(login, 'confirm');
    expect(await confirmed).toBe('confirmed');
    const set = await device.exchange(app(), login);
    expect(set).toMatchObject({
      accessTtlSeconds: 7200,
      refreshTtlSeconds: null,
      openId: null,
      scopes: null,
    });
    expect((await refusalOf(device.exchange(app(), login))).code).toBe('AUTH_CODE_INVALID');
  });

  it('says that nothing has changed when the platform’s time is up', async () => {
    await rig.steer('switches', { pan115PollMs: 100 });
    expect(await device.poll(app(), await device.start(app()))).toBe('waiting');
  });

  it('says so as well when the caller gives up, and without delay', async () => {
    const login = await device.start(app());
    const stop = new AbortController();
    const start = performance.now();
    const poll = device.poll(app(), login, stop.signal);
    setTimeout(() => stop.abort(), 100);
    expect(await poll).toBe('waiting');
    expect(performance.now() - start).toBeLessThan(3000);
    await phone(login, 'scan');
    expect(await device.poll(app(), login)).toBe('scanned');
  });

  it('takes a poll that nobody hears for a failure', async () => {
    const login = await device.start(app());
    await rig.simulator.close();
    expect((await refusalOf(device.poll(app(), login))).code).toBe('API_UNREACHABLE');
  });

  it('is refused or expired in each of the platform’s ways', async () => {
    const ending = async (action: string) => {
      const login = await device.start(app());
      await phone(login, action);
      return device.poll(app(), login);
    };
    expect([await ending('cancel'), await ending('expire')]).toEqual(['refused', 'expired']);
    await rig.steer('switches', { pan115ExpiredAsStatus: true });
    expect(await ending('expire')).toBe('expired');
    const forged = { ...(await device.start(app())), sign: 'forged' };
    expect(await device.poll(app(), forged)).toBe('expired');
  });

  it.each([
    ['another verifier', { verifier: 'x'.repeat(64) }, 'AUTH_CODE_INVALID', 40140113],
    ['a short verifier', { verifier: 'x' }, 'API_PARAMETER', 40140112],
    ['a code nobody knows', { uid: 'nobody' }, 'AUTH_CODE_INVALID', 40101017],
  ])('gives nothing for %s', async (_what, change, code, number) => {
    const login = await device.start(app());
    await phone(login, 'confirm');
    const error = await refusalOf(device.exchange(app(), { ...login, ...change }));
    expect(error).toMatchObject({ code, details: { number } });
  });

  it('is never exchanged twice, even when the answer was lost', async () => {
    const login = await device.start(app());
    await phone(login, 'confirm');
    await rig.fault('pan115_deviceCodeToToken', 'lost');
    expect(mayHaveHappened(await refusalOf(device.exchange(app(), login)))).toBe(true);
    expect(await rig.calls('pan115_deviceCodeToToken')).toBe(1);
  });
});

describe('a login by redirect', () => {
  async function newCode(state = 'state-1'): Promise<string> {
    await fetch(provider.loginUrl(app(), { scopes: ['user_info'], redirectUri, state }));
    const { redirectUrl } = await rig.steer(`pan115/consents/${state}/approve`, {});
    return new URL(String(redirectUrl)).searchParams.get('code') ?? '';
  }

  it('asks with exactly what the platform knows', () => {
    const url = new URL(provider.loginUrl(app(), { scopes: ['user_info'], redirectUri, state: 's 1&' }));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: DEMO_PAN115_CLIENT_ID,
      redirect_uri: redirectUri,
      response_type: 'code',
      state: 's 1&',
    });
  });

  it('turns a code into tokens, once', async () => {
    const code = await newCode();
    expect(await provider.exchange(app(), code, redirectUri)).toMatchObject({
      accessTtlSeconds: 7200,
      openId: null,
    });
    const again = await refusalOf(provider.exchange(app(), code, redirectUri));
    expect(again).toMatchObject({ code: 'AUTH_CODE_INVALID', details: { number: 40140134 } });
  });

  it.each([
    ['a wrong secret', { clientSecret: 'wrong' }, redirectUri, 'AUTH_CREDENTIALS', 40140111],
    ['no secret', { clientSecret: '' }, redirectUri, 'AUTH_CREDENTIALS', 40140133],
    ['an unknown app', { clientKey: '7' }, redirectUri, 'AUTH_CREDENTIALS', 40140107],
    ['another callback', {}, 'https://site.example/other', 'AUTH_APP', 40140136],
  ])('is refused for %s', async (_what, change, uri, code, number) => {
    const error = await refusalOf(provider.exchange(app(change), await newCode(), uri));
    expect(error).toMatchObject({ code, remedy: 'fix-config', details: { number } });
    expect(JSON.stringify([error.message, error.details])).not.toContain(DEMO_PAN115_CLIENT_SECRET);
  });
});

describe('refresh', () => {
  it('gives new tokens and ends the refresh token it was sent', async () => {
    const before = await tokens();
    const after = await provider.refresh(app({ clientKey: '', clientSecret: '' }), before.refreshToken);
    expect(after).toMatchObject({
      accessTtlSeconds: 7200,
      refreshTtlSeconds: null,
      openId: null,
      scopes: null,
    });
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    const old = await refusalOf(provider.refresh(app(), before.refreshToken));
    expect(old).toMatchObject({ code: 'AUTH_GRANT_LOST', details: { number: 40140116 } });
    expect((await provider.refresh(app(), after.refreshToken ?? '')).accessToken).toBeTruthy();
  });

  it('takes the life the platform gives, and its clock', async () => {
    await rig.steer('switches', { pan115LongLife: true });
    const { refreshToken } = await tokens();
    await rig.steer('clock', { offsetMs: 2 * 3_600_000 });
    const set = await provider.refresh(app(), refreshToken);
    expect(set.accessTtlSeconds).toBe(2592000);
    expect(hoursAhead(set.obtainedAt)).toBeCloseTo(2, 1);
  });

  it.each([
    ['malformed', 'nobody', 40140114],
    ['badly signed', '12345.forged.signature', 40140114],
  ])('ends the grant of a %s token', async (_what, refreshToken, number) => {
    const error = await refusalOf(provider.refresh(app(), refreshToken));
    expect(error).toMatchObject({ code: 'AUTH_GRANT_LOST', details: { number } });
  });

  it('ends the grant after a year and after a third login', async () => {
    const first = await tokens();
    await tokens();
    const last = await tokens();
    const kicked = await refusalOf(provider.refresh(app(), first.refreshToken));
    expect(kicked).toMatchObject({ code: 'AUTH_GRANT_LOST', details: { number: 40140116 } });
    await rig.steer('clock', { advanceMs: 366 * 86_400_000 });
    const over = await refusalOf(provider.refresh(app(), last.refreshToken));
    expect(over).toMatchObject({ code: 'AUTH_GRANT_LOST', details: { number: 40140119 } });
  });

  it.each([
    ['throttle', {}, 'API_THROTTLED', false],
    ['outage', {}, 'API_BUSY', false],
    ['quota', {}, 'API_QUOTA', false],
    ['code', { code: 40140121 }, 'API_BUSY', false],
    ['code', { code: 40140109 }, 'AUTH_APP', false],
    ['http', { status: 429 }, 'API_THROTTLED', false],
    ['http', { status: 502 }, 'API_UNREADABLE', true],
    ['body', { body: '<html>' }, 'API_UNREADABLE', true],
    ['set', { set: { refresh_token: null } }, 'API_UNREADABLE', true],
    ['drop', {}, 'API_UNREACHABLE', true],
    ['lost', {}, 'API_UNREACHABLE', true],
  ])('%s %j is %s, was sent once, and may have happened: %p', async (kind, more, code, happened) => {
    const { refreshToken } = await tokens();
    await rig.fault('pan115_refreshToken', kind, more);
    const error = await refusalOf(provider.refresh(app(), refreshToken));
    expect([error.code, mayHaveHappened(error)]).toEqual([code, happened]);
    expect(await rig.calls('pan115_refreshToken')).toBe(1);
    expect(JSON.stringify([error.message, error.details])).not.toContain(refreshToken);
  });

  it('surely did not happen where nobody listens', async () => {
    const { refreshToken } = await tokens();
    await rig.simulator.close();
    expect(mayHaveHappened(await refusalOf(provider.refresh(app(), refreshToken)))).toBe(false);
  });
});

describe('profile', () => {
  it('tells who a token belongs to', async () => {
    expect(await provider.profile(app(), await tokens())).toEqual({
      openId: '340010001',
      unionId: null,
      nickname: '小河',
      avatarUrl: expect.stringMatching(/^https:\/\/avatars\.115\.com\/.+_l\.jpg$/),
      phone: null,
    });
  });

  it('fails for a token that ended, and for none', async () => {
    const set = await tokens();
    await rig.steer('clock', { advanceMs: 7_200_000 });
    const ended = await refusalOf(provider.profile(app(), set));
    expect(ended).toMatchObject({ code: 'AUTH_TOKEN_INVALID', details: { number: 40140125 } });
    const none = await refusalOf(provider.profile(app(), { accessToken: 'none', openId: '' }));
    expect(none).toMatchObject({ code: 'AUTH_TOKEN_INVALID', details: { number: 40140123 } });
    for (const code of [99, 40140126]) {
      await rig.steer('faults', { endpoint: 'pan115_user_info', kind: 'code', code });
      expect((await refusalOf(provider.profile(app(), set))).code).toBe('AUTH_TOKEN_INVALID');
    }
  });

  it('is asked again when the connection breaks, and told when it is too often', async () => {
    const set = await tokens();
    await rig.steer('faults', { endpoint: 'pan115_user_info', kind: 'drop', times: 2 });
    expect((await provider.profile(app(), set)).openId).toBe('340010001');
    expect(await rig.calls('pan115_user_info')).toBe(3);
    await rig.fault('pan115_user_info', 'throttle');
    expect((await refusalOf(provider.profile(app(), set))).code).toBe('API_THROTTLED');
  });
});

describe('proof of credentials', () => {
  it('needs no user and no secret', async () => {
    await provider.proveCredentials(app({ clientSecret: '' }));
    expect(await rig.calls('pan115_authDeviceCode')).toBe(1);
  });

  it.each([
    [{ clientKey: '' }, 40140100],
    [{ clientKey: 'letters' }, 40140106],
    [{ clientKey: '7' }, 40140107],
  ])('fails with %j', async (change, number) => {
    const error = await refusalOf(provider.proveCredentials(app(change)));
    expect(error).toMatchObject({ code: 'AUTH_CREDENTIALS', remedy: 'fix-config', details: { number } });
  });

  it('tells what is wrong with the app', async () => {
    for (const stage of ['review', 'disabled', 'expired', 'developer_expired']) {
      await rig.steer(`pan115/apps/${DEMO_PAN115_CLIENT_ID}`, { stage }, 'PATCH');
      expect((await refusalOf(provider.proveCredentials(app()))).code).toBe('AUTH_APP');
    }
  });
});

it('reads the platform’s clock from its Date header', async () => {
  await rig.steer('clock', { set: '2031-05-06T07:08:09Z' });
  expect((await provider.time(app()))?.toISOString()).toMatch(/^2031-05-06T07:08/);
});

it('has no tokens for apps, and no renewals', () => {
  expect([provider.appToken, provider.renew, provider.policy.renewal]).toEqual([undefined, undefined, null]);
});
