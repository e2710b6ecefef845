import { DAY, HOUR } from '../clock';
import { advance, closeAll, fault, postJson, send, start } from '../test-rig';
import { APP115, patchApp115, refresh115, tokens115, turn, userInfo115 } from './test-rig';

afterEach(closeAll);

const numberOf = async (url: string, token: unknown): Promise<unknown> =>
  (await refresh115(url, token)).body.code;

describe('refreshToken', () => {
  it('gives two new tokens, and the old refresh token dies at once', async () => {
    const url = await start();
    const first = await tokens115(url);
    const { body, data } = await refresh115(url, first.refresh_token);
    expect(body).toMatchObject({ state: 1, code: 0, errno: 0 });
    expect(Object.keys(data).sort()).toEqual(['access_token', 'expires_in', 'refresh_token']);
    expect(data.expires_in).toBe(7200);
    expect(data.access_token).not.toBe(first.access_token);
    expect(await numberOf(url, first.refresh_token)).toBe(40140116);
    expect(await numberOf(url, data.refresh_token)).toBe(0);
  });

  it('leaves the access token before it alive, unless pan115OldAccessDies', async () => {
    const url = await start();
    const first = await tokens115(url);
    const { data } = await refresh115(url, first.refresh_token);
    expect((await userInfo115(url, first.access_token)).body.state).toBe(true);
    await turn(url, { pan115OldAccessDies: true });
    await refresh115(url, data.refresh_token);
    expect((await userInfo115(url, data.access_token)).body.code).toBe(40140125);
    expect((await userInfo115(url, first.access_token)).body.code).toBe(40140125);
  });

  it('never moves the end, one year after the login', async () => {
    const url = await start();
    let token = (await tokens115(url)).refresh_token;
    for (let month = 1; month <= 12; month += 1) {
      await advance(url, 30 * DAY);
      token = (await refresh115(url, token)).data.refresh_token;
    }
    await advance(url, 5 * DAY - HOUR);
    token = (await refresh115(url, token)).data.refresh_token;
    await advance(url, HOUR);
    expect(await numberOf(url, token)).toBe(40140119);
  });

  it('gives thirty days with pan115LongLife', async () => {
    const url = await start();
    await turn(url, { pan115LongLife: true });
    const first = await tokens115(url);
    expect(first.expires_in).toBe(7200);
    expect((await refresh115(url, first.refresh_token)).data.expires_in).toBe(2592000);
  });

  it('answers 40140117 inside the gap and keeps the token', async () => {
    const url = await start();
    await turn(url, { pan115RefreshGapMs: HOUR });
    const first = await tokens115(url);
    const { refresh_token: token } = (await refresh115(url, first.refresh_token)).data;
    expect(await numberOf(url, token)).toBe(40140117);
    await advance(url, HOUR);
    expect(await numberOf(url, token)).toBe(0);
  });

  it('tells malformed, badly signed and foreign tokens apart', async () => {
    const url = await start();
    const { refresh_token: token, access_token: access } = await tokens115(url);
    expect(await numberOf(url, '')).toBe(40100000);
    expect(await numberOf(url, 'nonsense')).toBe(40140114);
    expect(await numberOf(url, `${String(token).slice(0, -3)}xxx`)).toBe(40140115);
    expect(await numberOf(url, access)).toBe(40140115);
    await postJson(`${url}/_sim/people/xiaohe/revoke`, { client_id: APP115.client_id });
    expect(await numberOf(url, token)).toBe(40140116);
  });

  it('answers where the app stands', async () => {
    const url = await start();
    const { refresh_token: token } = await tokens115(url);
    await patchApp115(url, { stage: 'disabled' });
    expect(await numberOf(url, token)).toBe(40140109);
    await patchApp115(url, { stage: 'online' });
    expect(await numberOf(url, token)).toBe(0);
  });

  it('ends the first login of a person with the third', async () => {
    const url = await start();
    const [first, second] = [await tokens115(url), await tokens115(url)];
    const other = await tokens115(url, 'shancha');
    const third = await tokens115(url);
    expect(await numberOf(url, first.refresh_token)).toBe(40140116);
    expect((await userInfo115(url, first.access_token)).body.code).toBe(40140125);
    for (const { refresh_token: token } of [second, third, other]) expect(await numberOf(url, token)).toBe(0);
  });

  it('has rotated when its answer is lost', async () => {
    const url = await start();
    const { refresh_token: token } = await tokens115(url);
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'lost' });
    await expect(refresh115(url, token)).rejects.toThrow();
    expect(await numberOf(url, token)).toBe(40140116);
  });
});

describe('planned failures at 115', () => {
  it('stand in its envelopes', async () => {
    const url = await start();
    const { refresh_token: token, access_token: access } = await tokens115(url);
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'code', code: 40140121 });
    expect((await refresh115(url, token)).body).toEqual({
      state: 0,
      code: 40140121,
      message: 'access_token 刷新失败',
      data: [],
      error: 'access_token 刷新失败',
      errno: 40140121,
    });
    await fault(url, { endpoint: '/open/user/info', kind: 'code', code: 99 });
    expect((await userInfo115(url, access)).body).toEqual({
      state: false,
      code: 99,
      message: '请重新登录',
      data: [],
    });
  });

  it.each([
    ['throttle', 40140117, 770004],
    ['quota', 406, 406],
    ['outage', 40110000, 40110000],
  ])('know the number of %s', async (kind, passport, proapi) => {
    const url = await start();
    const { refresh_token: token, access_token: access } = await tokens115(url);
    await fault(url, { endpoint: '*', kind, times: 2, match: { client_id: APP115.client_id } });
    expect(await numberOf(url, token)).toBe(passport);
    expect((await userInfo115(url, access)).body.code).toBe(proapi);
    expect(await numberOf(url, token)).toBe(0);
  });

  it('change a success, break it off, answer other text', async () => {
    const url = await start();
    const { refresh_token: token } = await tokens115(url);
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'http', status: 429 });
    expect((await refresh115(url, token)).status).toBe(429);
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'body', body: 'no' });
    expect((await refresh115(url, token)).text).toBe('no');
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'drop' });
    await expect(refresh115(url, token)).rejects.toThrow();
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'delay', ms: 100 });
    await fault(url, { endpoint: 'pan115_refreshToken', kind: 'set', set: { expires_in: null } });
    const before = Date.now();
    expect((await refresh115(url, token)).data).not.toHaveProperty('expires_in');
    expect(Date.now() - before).toBeGreaterThanOrEqual(95);
    const { counts } = (await send(`${url}/_sim/calls`)).body;
    expect(counts).toMatchObject({
      pan115_authDeviceCode: { ok: 1 },
      pan115_deviceCodeToToken: { ok: 1 },
      pan115_refreshToken: { 'fault:http': 1, 'fault:body': 1, 'fault:drop': 1, 'fault:set': 1 },
    });
  });

  it('strike the app whose token it is', async () => {
    const url = await start();
    const { refresh_token: token } = await tokens115(url);
    await fault(url, { endpoint: '*', kind: 'outage', match: { client_id: '2' } });
    expect(await numberOf(url, token)).toBe(0);
    const { calls } = (await send(`${url}/_sim/calls`)).body as { calls: { client_key?: string }[] };
    expect(calls.at(-1)?.client_key).toBe(APP115.client_id);
  });
});
