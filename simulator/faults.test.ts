import {
  APP,
  clientToken,
  closeAll,
  connectUrl,
  exchange,
  fault,
  loginCode,
  postJson,
  send,
  start,
} from './test-rig';

afterEach(closeAll);

const ask = (url: string) =>
  postJson(`${url}/oauth/client_token/`, { ...APP, grant_type: 'client_credential' });

const outcomes = async (url: string): Promise<unknown> => (await send(`${url}/_sim/calls`)).body.counts;

it('answers a planned number once, in the envelope of the endpoint', async () => {
  const url = await start();
  await fault(url, { endpoint: 'client_token', kind: 'code', code: 10001, description: '系统繁忙' });
  const { data } = await ask(url);
  expect(data).toMatchObject({ error_code: 10001, description: '系统繁忙' });
  expect((await ask(url)).data.error_code).toBe(0);
});

it('repeats as often as asked, or until it is removed', async () => {
  const url = await start();
  await fault(url, { endpoint: '/oauth/client_token/', kind: 'outage', times: 2 });
  const numbers = [await ask(url), await ask(url), await ask(url)].map(({ data }) => data.error_code);
  expect(numbers).toEqual([28001005, 28001005, 0]);
  const { body } = await fault(url, { endpoint: '*', kind: 'throttle', times: null });
  expect((await ask(url)).data.error_code).toBe(28003018);
  expect((await send(`${url}/_sim/faults`)).body.faults).toHaveLength(1);
  await send(`${url}/_sim/faults/${String(body.id)}`, { method: 'DELETE' });
  expect((await ask(url)).data.error_code).toBe(0);
});

it.each([
  ['throttle', 28003018, 28003018],
  ['quota', 28003017, 2190001],
  ['retired', 28001056, 28001056],
  ['outage', 28001005, 28001005],
])('knows %s in every envelope', async (kind, modern, classic) => {
  const url = await start();
  await fault(url, { endpoint: '*', kind, times: null });
  expect((await send(`${url}/oauth/userinfo/`)).body.err_no).toBe(modern);
  expect((await postJson(`${url}/api/douyin/v1/role/check/`, {})).body.err_no).toBe(modern);
  const { body, data } = await send(`${url}/fans/list/`);
  expect([data.error_code, (body.extra as { error_code: number }).error_code]).toEqual([classic, classic]);
  expect((await send(connectUrl(url))).text).toContain(`data-code="${modern}"`);
});

it('drop executes nothing, lost executes and then breaks the connection', async () => {
  const url = await start();
  const code = await loginCode(url);
  await fault(url, { endpoint: 'access_token', kind: 'drop' });
  await expect(exchange(url, code)).rejects.toThrow();
  await fault(url, { endpoint: 'access_token', kind: 'lost' });
  await expect(exchange(url, code)).rejects.toThrow();
  expect((await exchange(url, code)).data.error_code).toBe(10007);
});

it('answers another HTTP status with HTML', async () => {
  const url = await start();
  await fault(url, { endpoint: 'client_token', kind: 'http', status: 502 });
  const answer = await ask(url);
  expect(answer.status).toBe(502);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toContain('<html>');
});

it('answers any raw text', async () => {
  const url = await start();
  await fault(url, { endpoint: 'client_token', kind: 'body', body: '{"data":' });
  expect((await ask(url)).text).toBe('{"data":');
});

it('changes and removes fields of a success only', async () => {
  const url = await start();
  await fault(url, {
    endpoint: 'access_token',
    kind: 'set',
    set: { refresh_expires_in: 1, scope: null },
    times: 2,
  });
  const { data } = await exchange(url, await loginCode(url));
  expect(data.refresh_expires_in).toBe(1);
  expect(data).not.toHaveProperty('scope');
  expect((await exchange(url, 'nonsense')).data).toMatchObject({ error_code: 10007 });
});

it('waits, together with another fault', async () => {
  const url = await start();
  await fault(url, { endpoint: 'client_token', kind: 'delay', ms: 120 });
  await fault(url, { endpoint: 'client_token', kind: 'quota' });
  const before = Date.now();
  expect((await ask(url)).data.error_code).toBe(28003017);
  expect(Date.now() - before).toBeGreaterThanOrEqual(115);
});

it('does not keep a closing simulator waiting', async () => {
  const url = await start();
  await fault(url, { endpoint: '*', kind: 'delay', ms: 60_000 });
  const lost = expect(ask(url)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await closeAll();
  await lost;
});

it('strikes one app only when told so, by its key or its token', async () => {
  const url = await start();
  await fault(url, { endpoint: '*', kind: 'quota', times: null, match: { client_key: 'another' } });
  expect((await ask(url)).data.error_code).toBe(0);
  const { access_token: token } = await clientToken(url);
  await fault(url, { endpoint: 'role_check', kind: 'outage', match: { client_key: APP.client_key } });
  const answer = await postJson(`${url}/api/douyin/v1/role/check/`, {}, { 'access-token': String(token) });
  expect(answer.body.err_no).toBe(28001005);
});

it('refuses a plan that cannot be meant', async () => {
  const url = await start();
  const plans: Record<string, unknown>[] = [
    { endpoint: '*' },
    { endpoint: '*', kind: 'flood' },
    { kind: 'drop' },
    { endpoint: '*', kind: 'code' },
    { endpoint: '*', kind: 'drop', times: 0 },
    { endpoint: '*', kind: 'http', status: 99 },
    { endpoint: '*', kind: 'drop', constructor: 1 },
    { endpoint: '*', kind: 'drop', sometimes: true },
  ];
  for (const plan of plans) expect((await fault(url, plan)).status).toBe(400);
});

it('counts what happened', async () => {
  const url = await start();
  await fault(url, { endpoint: 'client_token', kind: 'http', status: 500 });
  await ask(url);
  await ask(url);
  await exchange(url, 'nonsense');
  expect(await outcomes(url)).toEqual({
    client_token: { 'fault:http': 1, ok: 1 },
    access_token: { '10007': 1 },
  });
});
