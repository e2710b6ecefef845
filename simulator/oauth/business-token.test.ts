import { DAY, MINUTE } from '../clock';
import {
  advance,
  APP,
  closeAll,
  exchange,
  fault,
  loginCode,
  loginTokens,
  postForm,
  postJson,
  send,
  start,
  type Answer,
} from '../test-rig';

afterEach(closeAll);

const SCOPE = 'video.data.bind,item.comment';

/** A person who granted the business scopes. */
async function granted(url: string): Promise<{ openId: string; accessToken: string }> {
  const tokens = await loginTokens(url, 'xiaohe', { scope: `user_info,${SCOPE}` });
  return { openId: String(tokens.open_id), accessToken: String(tokens.access_token) };
}

const issue = (url: string, openId: string, changes: object = {}): Promise<Answer> =>
  postJson(`${url}/oauth/business_token/`, { ...APP, open_id: openId, scope: SCOPE, ...changes });

const refresh = (url: string, token: unknown, changes: object = {}): Promise<Answer> =>
  postJson(`${url}/oauth/refresh_biz_token/`, { ...APP, refresh_token: token, ...changes });

const scopesOf = (url: string, token: unknown): Promise<Answer> =>
  send(`${url}/oauth/business_scopes/`, { method: 'POST', headers: { 'access-token': String(token) } });

describe('business_token', () => {
  it('answers the documented fields in envelope E4', async () => {
    const url = await start();
    const { status, body } = await issue(url, (await granted(url)).openId);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        biz_token: expect.stringMatching(/^bus_act\./),
        biz_expires_in: 2592000,
        biz_refresh_token: expect.stringMatching(/^bus_rft\./),
        biz_refresh_expires_in: 3153600000,
      },
      error_code: 0,
      message: '',
    });
  });

  it('answers a failure at the top only', async () => {
    const url = await start();
    const { status, body } = await issue(url, '_000nobody');
    expect(status).toBe(200);
    expect(body).toEqual({ error_code: 28001012, message: expect.stringMatching(/./) });
  });

  it('answers every number of a bad request', async () => {
    const url = await start();
    const { openId } = await granted(url);
    const code = async (changes: object) => (await issue(url, openId, changes)).body.error_code;
    expect(await code({ scope: '' })).toBe(10002);
    expect(await code({ open_id: '' })).toBe(10002);
    expect(await code({ client_key: 'nobody' })).toBe(10003);
    expect(await code({ client_secret: 'x' })).toBe(10013);
    expect(await code({ scope: 'video.list.bind' })).toBe(28001012);
    const form = { ...APP, open_id: openId, scope: SCOPE };
    expect((await postForm(`${url}/oauth/business_token/`, form)).body.error_code).toBe(10002);
  });

  it('is for the app the account authorised', async () => {
    const url = await start();
    const { openId } = await granted(url);
    const other = { client_key: 'another-app', client_secret: 'b'.repeat(32) };
    await postJson(`${url}/_sim/apps`, other);
    expect((await issue(url, openId, other)).body.error_code).toBe(28001012);
  });

  it('meets faults in its own envelope, and numbers as strings by switch', async () => {
    const url = await start();
    const { openId } = await granted(url);
    await fault(url, { endpoint: 'business_token', kind: 'quota' });
    expect((await issue(url, openId)).body).toMatchObject({ error_code: 28003017 });
    await postJson(`${url}/_sim/switches`, { stringNumbers: true });
    expect((await issue(url, openId)).data.biz_expires_in).toBe('2592000');
  });
});

describe('refresh_biz_token', () => {
  it('gives a new token for the same refresh token and ends the old one', async () => {
    const url = await start();
    const first = (await issue(url, (await granted(url)).openId)).data;
    await advance(url, DAY);
    const second = (await refresh(url, first.biz_refresh_token)).data;
    expect(second).toMatchObject({ biz_refresh_token: first.biz_refresh_token, biz_expires_in: 2592000 });
    expect(second.biz_token).not.toBe(first.biz_token);
    expect((await scopesOf(url, first.biz_token)).body.error_code).toBe(28001003);
    expect((await scopesOf(url, second.biz_token)).body.error_code).toBe(0);
  });

  it('works after the token has expired, and not after the grant was revoked', async () => {
    const url = await start();
    const { biz_refresh_token: token } = (await issue(url, (await granted(url)).openId)).data;
    await advance(url, 31 * DAY);
    expect((await refresh(url, token)).body.error_code).toBe(0);
    await postJson(`${url}/_sim/people/xiaohe/revoke`, { client_key: APP.client_key });
    expect((await refresh(url, token)).body).toMatchObject({ error_code: 10010 });
  });

  it('answers every number of a bad request', async () => {
    const url = await start();
    const { biz_token: token } = (await issue(url, (await granted(url)).openId)).data;
    expect((await refresh(url, '')).body.error_code).toBe(10005);
    expect((await refresh(url, 'bus_rft.unknown')).body.error_code).toBe(10010);
    expect((await refresh(url, token)).body.error_code).toBe(10010);
    expect((await refresh(url, 'x', { client_secret: 'x' })).body.error_code).toBe(10013);
  });
});

describe('business_scopes', () => {
  it('answers the scopes as a list', async () => {
    const url = await start();
    const { biz_token: token } = (await issue(url, (await granted(url)).openId)).data;
    expect((await scopesOf(url, token)).body).toEqual({
      data: ['video.data.bind', 'item.comment'],
      error_code: 0,
      message: '',
    });
  });

  it('knows tokens that are wrong, expired or revoked', async () => {
    const url = await start();
    const { openId, accessToken } = await granted(url);
    const { biz_token: token, biz_refresh_token: other } = (await issue(url, openId)).data;
    const verdict = async (value: unknown) => (await scopesOf(url, value)).body.error_code;
    expect(await Promise.all(['', 'bus_act.unknown', accessToken, other].map(verdict))).toEqual(
      Array(4).fill(28001003),
    );
    await advance(url, 30 * DAY);
    expect(await verdict(token)).toBe(28001008);
    await postJson(`${url}/_sim/people/xiaohe/revoke`, { client_key: APP.client_key });
    expect(await verdict(token)).toBe(28001003);
  });

  it('is counted for its app, without the token', async () => {
    const url = await start();
    const { biz_token: token } = (await issue(url, (await granted(url)).openId)).data;
    await scopesOf(url, token);
    const { body, text } = await send(`${url}/_sim/calls`);
    expect(body.counts).toMatchObject({ business_scopes: { ok: 1 }, business_token: { ok: 1 } });
    expect(text).not.toContain(String(token));
    expect((body.calls as { client_key?: string }[]).at(-1)?.client_key).toBe(APP.client_key);
  });
});

it('is not what a user token can be exchanged for', async () => {
  const url = await start();
  const { data } = await exchange(url, await loginCode(url));
  expect((await issue(url, String(data.open_id))).body.error_code).toBe(28001012);
});

it('forgets business tokens with a reset', async () => {
  const url = await start();
  const { biz_token: token } = (await issue(url, (await granted(url)).openId)).data;
  await advance(url, MINUTE);
  await postJson(`${url}/_sim/reset`, {});
  expect((await scopesOf(url, token)).body.error_code).toBe(28001003);
});
