import { DEMO_CLIENT_KEY } from '../../../../../../../simulator';
import { mayHaveHappened } from '../../shared/request';
import { refusalOf } from '../test-rig';
import { provider, startDouyin, type DouyinRig } from './test-rig';

let rig: DouyinRig;
beforeEach(async () => {
  rig = await startDouyin();
});
afterEach(() => rig.simulator.close());

describe('refresh', () => {
  it('gives access anew, with key and refresh token alone', async () => {
    const { refreshToken, openId, accessToken } = await rig.tokens();
    await rig.steer('clock', { advanceMs: 3_600_000 });
    const set = await provider.refresh(rig.app({ clientSecret: '' }), refreshToken);
    expect(set).toMatchObject({ openId, accessToken, refreshToken, accessTtlSeconds: 1296000 });
    expect(set.refreshTtlSeconds).toBeLessThan(2592000);
    expect(set.scopes).toEqual(['user_info']);
  });

  it('takes over what changed', async () => {
    await rig.steer('switches', { refreshRotates: true, stringNumbers: true });
    const before = await rig.tokens();
    const set = await provider.refresh(rig.app(), before.refreshToken);
    expect(set.accessToken).not.toBe(before.accessToken);
    expect(set.accessTtlSeconds).toBe(1296000);
  });

  it('says nothing of what the answer does not say', async () => {
    const { refreshToken } = await rig.tokens();
    const nothing = {
      refresh_token: null,
      refresh_expires_in: null,
      expires_in: null,
      scope: null,
      open_id: null,
    };
    await rig.fault('refresh_token', 'set', { set: nothing });
    expect(await provider.refresh(rig.app(), refreshToken)).toMatchObject({
      accessToken: expect.stringMatching(/^act\./),
      accessTtlSeconds: null,
      refreshToken: null,
      refreshTtlSeconds: null,
      openId: null,
      scopes: null,
    });
  });

  it.each([
    ['', 10005, 'API_PARAMETER'],
    ['rft.nobody', 10010, 'AUTH_GRANT_LOST'],
  ])('is refused for the refresh token %j', async (refreshToken, number, code) => {
    expect(await refusalOf(provider.refresh(rig.app(), refreshToken))).toMatchObject({
      code,
      details: { number },
    });
  });

  it('is never repeated, and tells whether it may have happened', async () => {
    const { refreshToken } = await rig.tokens();
    for (const kind of ['lost', 'drop', 'http']) {
      await rig.steer('faults', undefined, 'DELETE');
      await rig.fault('refresh_token', kind, kind === 'http' ? { status: 503 } : {});
      expect(mayHaveHappened(await refusalOf(provider.refresh(rig.app(), refreshToken)))).toBe(true);
    }
    expect(await rig.calls('refresh_token')).toBe(3);
    await rig.steer('faults', undefined, 'DELETE');
    await rig.fault('refresh_token', 'throttle');
    const throttled = await refusalOf(provider.refresh(rig.app(), refreshToken));
    expect([throttled.code, mayHaveHappened(throttled)]).toEqual(['API_THROTTLED', false]);
  });
});

describe('renew', () => {
  const capable = () =>
    rig.steer(`apps/${DEMO_CLIENT_KEY}`, { capabilities: ['renew_refresh_token'] }, 'PATCH');

  it('gives a new refresh token and nothing else, and ends the old one', async () => {
    await capable();
    const { refreshToken } = await rig.tokens();
    await rig.steer('clock', { advanceMs: 3_600_000 });
    const renewed = await provider.renew?.(rig.app({ clientSecret: '' }), refreshToken);
    expect(renewed).toEqual({
      refreshToken: expect.stringMatching(/^rft\./),
      refreshTtlSeconds: 2592000,
      obtainedAt: expect.any(Date),
    });
    expect(renewed?.refreshToken).not.toBe(refreshToken);
    const old = await refusalOf(provider.refresh(rig.app(), refreshToken));
    expect(old.code).toBe('AUTH_GRANT_LOST');
  });

  it('works five times, and the sixth refusal leaves the refresh token as it is', async () => {
    await capable();
    let { refreshToken } = await rig.tokens();
    for (let count = 0; count < 5; count += 1)
      refreshToken = (await provider.renew?.(rig.app(), refreshToken))?.refreshToken ?? '';
    const spent = await refusalOf(provider.renew?.(rig.app(), refreshToken));
    expect(spent).toMatchObject({ code: 'AUTH_RENEWALS_SPENT', details: { number: 10020 } });
    expect((await provider.refresh(rig.app(), refreshToken)).refreshToken).toBe(refreshToken);
  });

  it('is forbidden without the app’s capability', async () => {
    await rig.steer(`apps/${DEMO_CLIENT_KEY}`, { capabilities: [] }, 'PATCH');
    const { refreshToken } = await rig.tokens();
    const error = await refusalOf(provider.renew?.(rig.app(), refreshToken));
    expect(error).toMatchObject({ code: 'API_FORBIDDEN', details: { number: 10004 } });
  });

  it('is never repeated', async () => {
    await capable();
    const { refreshToken } = await rig.tokens();
    await rig.fault('renew_refresh_token', 'lost');
    const error = await refusalOf(provider.renew?.(rig.app(), refreshToken));
    expect(mayHaveHappened(error)).toBe(true);
    expect(await rig.calls('renew_refresh_token')).toBe(1);
  });
});

describe('a token of the app itself', () => {
  const tokenOf = async (variant: 'stable' | 'plain') =>
    (await provider.appToken?.(rig.app(), variant))?.accessToken;

  it('stays the same when it is stable, and is new each time when it is plain', async () => {
    expect(await tokenOf('stable')).toBe(await tokenOf('stable'));
    expect(await tokenOf('plain')).not.toBe(await tokenOf('plain'));
    expect(await provider.appToken?.(rig.app(), 'plain')).toEqual({
      accessToken: expect.stringMatching(/^clt\./),
      accessTtlSeconds: 7200,
      obtainedAt: expect.any(Date),
    });
  });

  it('is asked for again only when it is stable', async () => {
    await rig.fault('client_token', 'drop');
    await rig.fault('stable_client_token', 'drop');
    await refusalOf(tokenOf('plain'));
    await refusalOf(tokenOf('stable'));
    expect([await rig.calls('client_token'), await rig.calls('stable_client_token')]).toEqual([1, 3]);
  });

  it('has a limit of its own', async () => {
    await rig.fault('client_token', 'code', { code: 10020 });
    expect((await refusalOf(tokenOf('plain'))).code).toBe('API_QUOTA');
  });
});
