import { DAY, MINUTE } from '../clock';
import {
  advance,
  APP,
  closeAll,
  exchange,
  fault,
  loginCode,
  loginTokens,
  patchApp,
  postForm,
  postJson,
  send,
  start,
  type Answer,
} from '../test-rig';

afterEach(closeAll);

const KEY = { client_key: APP.client_key };

const refresh = (url: string, refreshToken: unknown, changes: Record<string, string> = {}): Promise<Answer> =>
  postForm(`${url}/oauth/refresh_token/`, {
    ...KEY,
    grant_type: 'refresh_token',
    refresh_token: String(refreshToken),
    ...changes,
  });

const renew = (url: string, refreshToken: unknown, changes: Record<string, string> = {}): Promise<Answer> =>
  postForm(`${url}/oauth/renew_refresh_token/`, { ...KEY, refresh_token: String(refreshToken), ...changes });

const codeOf = ({ data, status, body }: Answer): unknown =>
  status === 200 && body.message === 'error' ? data.error_code : body;

describe('access_token', () => {
  it('answers the documented fields and lifetimes', async () => {
    const url = await start();
    const { body, data } = await exchange(url, await loginCode(url));
    expect(body.message).toBe('success');
    expect(data).toEqual({
      access_token: expect.stringMatching(/^act\.[\w-]{116,296}$/),
      expires_in: 1296000,
      refresh_token: expect.stringMatching(/^rft\.[\w-]{116,296}$/),
      refresh_expires_in: 2592000,
      open_id: expect.stringMatching(/^_000[\w-]{32}$/),
      scope: 'user_info',
      error_code: 0,
      description: '',
      captcha: '',
      desc_url: '',
      log_id: expect.stringMatching(/^\d{14}[0-9A-F]{18}$/),
    });
  });

  it('answers a failure in the E1 envelope with a number', async () => {
    const url = await start();
    const { status, body } = await exchange(url, 'nonsense');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        error_code: 10007,
        description: '授权码过期',
        captcha: '',
        desc_url: '',
        log_id: expect.any(String),
      },
      message: 'error',
    });
  });

  it('takes a code once', async () => {
    const url = await start();
    const code = await loginCode(url);
    await exchange(url, code);
    expect(codeOf(await exchange(url, code))).toBe(10007);
  });

  it('keeps a code ten minutes', async () => {
    const url = await start();
    const [early, late] = [await loginCode(url, 'xiaohe'), await loginCode(url, 'shancha')];
    await advance(url, 10 * MINUTE - 5000);
    expect((await exchange(url, early)).body.message).toBe('success');
    await advance(url, 5000);
    expect(codeOf(await exchange(url, late))).toBe(10007);
  });

  it('lets the newest code of one person win', async () => {
    const url = await start();
    const [first, second] = [await loginCode(url), await loginCode(url)];
    expect(codeOf(await exchange(url, first))).toBe(10007);
    expect((await exchange(url, second)).body.message).toBe('success');
  });

  it('answers every number of its error table', async () => {
    const url = await start();
    const other = { client_key: 'awother', client_secret: 'x'.repeat(32) };
    await postJson(`${url}/_sim/apps`, other);
    const code = await loginCode(url);
    expect(codeOf(await exchange(url, ''))).toBe(10002);
    expect(codeOf(await exchange(url, code, { grant_type: 'refresh_token' }))).toBe(10002);
    expect(codeOf(await exchange(url, code, { client_key: 'nobody' }))).toBe(10003);
    expect(codeOf(await exchange(url, code, { client_secret: 'y'.repeat(32) }))).toBe(10013);
    expect(codeOf(await exchange(url, code, other))).toBe(10014);
    await patchApp(url, { type: 'mobile' });
    expect(codeOf(await exchange(url, code))).toBe(10015);
    await patchApp(url, { type: 'web' });
    expect((await exchange(url, code)).body.message).toBe('success');
  });

  it('takes a form only, unless legacy forms are tolerated', async () => {
    const url = await start();
    const fields = { ...APP, code: await loginCode(url), grant_type: 'authorization_code' };
    const address = `${url}/oauth/access_token/`;
    const query = `${address}?${new URLSearchParams(fields)}`;
    expect(codeOf(await postJson(address, fields))).toBe(10002);
    expect(codeOf(await send(query, { method: 'POST' }))).toBe(10002);
    expect((await send(query)).data.error_code).toBe(28001017);
    await postJson(`${url}/_sim/switches`, { tolerateLegacyForms: true });
    expect((await send(query)).body.message).toBe('success');
    fields.code = await loginCode(url);
    expect((await postJson(address, fields)).body.message).toBe('success');
  });

  it('gives each person and app an open_id of its own', async () => {
    const url = await start();
    const ids = [await loginTokens(url), await loginTokens(url), await loginTokens(url, 'shancha')];
    const [first, again, other] = ids.map((tokens) => tokens.open_id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('refresh_token', () => {
  it('keeps the string and extends only the access token', async () => {
    const url = await start();
    const tokens = await loginTokens(url);
    await advance(url, 14 * DAY);
    const { data } = await refresh(url, tokens.refresh_token);
    expect(Object.keys(data).sort()).toEqual(Object.keys(tokens).sort());
    expect(data).toMatchObject({
      access_token: tokens.access_token,
      expires_in: 1296000,
      refresh_token: tokens.refresh_token,
      refresh_expires_in: 16 * 86400,
    });
  });

  it('issues a new string once the old one expired', async () => {
    const url = await start();
    const tokens = await loginTokens(url);
    await advance(url, 15 * DAY);
    const { data } = await refresh(url, tokens.refresh_token);
    expect(data.access_token).not.toBe(tokens.access_token);
  });

  it('always issues a new string with refreshRotates, and the old one dies', async () => {
    const url = await start();
    await postJson(`${url}/_sim/switches`, { refreshRotates: true });
    const tokens = await loginTokens(url);
    const { data } = await refresh(url, tokens.refresh_token);
    expect(data.access_token).not.toBe(tokens.access_token);
    const old = { access_token: String(tokens.access_token), open_id: String(tokens.open_id) };
    expect((await postForm(`${url}/oauth/userinfo/`, old)).body.err_no).toBe(28001003);
  });

  it('answers 10010 from day 30 on, 10005 for parameters and 10003 for the key', async () => {
    const url = await start();
    const { refresh_token: token } = await loginTokens(url);
    expect(codeOf(await refresh(url, ''))).toBe(10005);
    expect(codeOf(await refresh(url, token, { grant_type: 'x' }))).toBe(10005);
    expect(codeOf(await refresh(url, token, { client_key: 'nobody' }))).toBe(10003);
    expect(codeOf(await refresh(url, 'rft.unknown'))).toBe(10010);
    await advance(url, 30 * DAY);
    expect(codeOf(await refresh(url, token))).toBe(10010);
  });

  it('has extended, and with refreshRotates rotated, when its answer is lost', async () => {
    const url = await start();
    const tokens = await loginTokens(url);
    await advance(url, 10 * DAY);
    await fault(url, { endpoint: 'refresh_token', kind: 'lost', times: 2 });
    await expect(refresh(url, tokens.refresh_token)).rejects.toThrow();
    await advance(url, 10 * DAY);
    const old = { access_token: String(tokens.access_token), open_id: String(tokens.open_id) };
    expect((await postForm(`${url}/oauth/userinfo/`, old)).body.err_no).toBe(0);
    await postJson(`${url}/_sim/switches`, { refreshRotates: true });
    await expect(refresh(url, tokens.refresh_token)).rejects.toThrow();
    expect((await postForm(`${url}/oauth/userinfo/`, old)).body.err_no).toBe(28001003);
    expect((await refresh(url, tokens.refresh_token)).body.message).toBe('success');
  });

  it('does not take an access token for a refresh token', async () => {
    const url = await start();
    const { access_token: token } = await loginTokens(url);
    expect(codeOf(await refresh(url, token))).toBe(10010);
  });

  it('refuses once the person revoked', async () => {
    const url = await start();
    const tokens = await loginTokens(url);
    const { body } = await postJson(`${url}/_sim/people/xiaohe/revoke`, KEY);
    expect(body).toEqual({ revoked: 1 });
    expect(codeOf(await refresh(url, tokens.refresh_token))).toBe(10010);
    const old = { access_token: String(tokens.access_token), open_id: String(tokens.open_id) };
    expect((await postForm(`${url}/oauth/userinfo/`, old)).body.err_no).toBe(28001003);
  });
});

describe('renew_refresh_token', () => {
  it('answers a new refresh token only, and the old one dies at once', async () => {
    const url = await start();
    const tokens = await loginTokens(url);
    await advance(url, 29 * DAY);
    const { data } = await renew(url, tokens.refresh_token);
    expect(data).toEqual({
      refresh_token: expect.stringMatching(/^rft\./),
      expires_in: 2592000,
      error_code: 0,
      description: '',
    });
    expect(data.refresh_token).not.toBe(tokens.refresh_token);
    expect(codeOf(await refresh(url, tokens.refresh_token))).toBe(10010);
    expect((await refresh(url, data.refresh_token)).data.refresh_expires_in).toBe(2592000);
  });

  it('renews five times, then answers 10020 and keeps the last token', async () => {
    const url = await start();
    let token = (await loginTokens(url)).refresh_token;
    for (let count = 1; count <= 5; count += 1) token = (await renew(url, token)).data.refresh_token;
    expect(codeOf(await renew(url, token))).toBe(10020);
    expect((await refresh(url, token)).body.message).toBe('success');
  });

  it('answers 10005, 10010, and 10004 without the capability', async () => {
    const url = await start();
    const { refresh_token: token } = await loginTokens(url);
    expect(codeOf(await renew(url, ''))).toBe(10005);
    expect(codeOf(await renew(url, 'rft.unknown'))).toBe(10010);
    await patchApp(url, { capabilities: [] });
    expect(codeOf(await renew(url, token))).toBe(10004);
  });

  it('has rotated when its answer is lost', async () => {
    const url = await start();
    const { refresh_token: token } = await loginTokens(url);
    await fault(url, { endpoint: 'renew_refresh_token', kind: 'lost' });
    await expect(renew(url, token)).rejects.toThrow();
    expect(codeOf(await renew(url, token))).toBe(10010);
  });
});

it('writes lifetimes as strings with stringNumbers', async () => {
  const url = await start();
  await postJson(`${url}/_sim/switches`, { stringNumbers: true });
  expect(await loginTokens(url)).toMatchObject({
    expires_in: '1296000',
    refresh_expires_in: '2592000',
    error_code: 0,
  });
});
