import { MINUTE } from '../clock';
import { advance, APP, CALLBACK, closeAll, exchange, postJson, send, start, type Answer } from '../test-rig';

afterEach(closeAll);

const QUERY = { client_key: APP.client_key, scope: 'user_info', next: CALLBACK, state: 's' };

const create = (url: string, changes: Record<string, string> = {}): Promise<Answer> =>
  send(`${url}/oauth/get_qrcode/?${new URLSearchParams({ ...QUERY, ...changes })}`);

const check = (url: string, token: unknown): Promise<Answer> =>
  send(`${url}/oauth/check_qrcode/?${new URLSearchParams({ ...QUERY, token: String(token) })}`);

const decide = (url: string, token: unknown, action: string): Promise<Answer> =>
  postJson(`${url}/_sim/people/xiaohe/${action}`, { ticket: token });

it('draws a PNG and opens a ticket', async () => {
  const url = await start();
  const { body, data } = await create(url);
  expect(body.message).toBe('success');
  expect(data).toMatchObject({ error_code: 0, description: '', token: expect.any(String) });
  const png = Buffer.from(String(data.qrcode), 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
});

it('goes through new, scanned and confirmed, and its code works', async () => {
  const url = await start();
  const { token } = (await create(url)).data;
  expect((await check(url, token)).data.status).toBe('new');
  await decide(url, token, 'scan');
  expect((await check(url, token)).data).not.toHaveProperty('redirect_url');
  expect((await check(url, token)).data.status).toBe('scanned');
  await decide(url, token, 'approve');
  const { data } = await check(url, token);
  expect(data.status).toBe('confirmed');
  const target = new URL(String(data.redirect_url));
  expect(target.searchParams.get('state')).toBe('s');
  expect((await exchange(url, target.searchParams.get('code') ?? '')).body.message).toBe('success');
});

it('knows refused and expired', async () => {
  const url = await start();
  const { token: first } = (await create(url)).data;
  await decide(url, first, 'refuse');
  expect((await check(url, first)).data.status).toBe('refused');
  const { token: second } = (await create(url)).data;
  await advance(url, 5 * MINUTE);
  expect((await check(url, second)).data.status).toBe('expired');
});

it('answers failures in E1', async () => {
  const url = await start();
  expect((await create(url, { next: 'https://elsewhere.example/' })).data.error_code).toBe(10006);
  expect((await create(url, { scope: 'fans.list' })).data.error_code).toBe(10004);
  expect((await create(url, { client_key: 'nobody' })).data.error_code).toBe(10003);
  expect((await check(url, 'unknown')).data.error_code).toBe(10002);
});
