import { createDecipheriv } from 'node:crypto';
import { DAY } from '../clock';
import type { Fields } from '../call';
import { advance, APP, closeAll, loginTokens, patchApp, postForm, postJson, send, start } from '../test-rig';
import { encryptPhone } from './userinfo';

afterEach(closeAll);

type Pair = { access_token: string; open_id: string };

const pairOf = (tokens: Fields): Pair => ({
  access_token: String(tokens.access_token),
  open_id: String(tokens.open_id),
});

async function loggedIn(scope = 'user_info'): Promise<{ url: string; address: string; pair: Pair }> {
  const url = await start();
  const pair = pairOf(await loginTokens(url, 'xiaohe', { scope }));
  return { url, address: `${url}/oauth/userinfo/`, pair };
}

it('answers the documented E5 mixture', async () => {
  const { address, pair } = await loggedIn();
  const { body } = await postForm(address, pair);
  const logId = expect.stringMatching(/^\d{14}[0-9A-F]{18}$/);
  expect(body).toEqual({
    data: {
      open_id: pair.open_id,
      union_id: expect.stringMatching(/^_000/),
      nickname: '小河',
      avatar: expect.stringMatching(/^https:\/\/p3\.douyinpic\.com\//),
      client_key: APP.client_key,
      e_account_role: '',
      error_code: '0',
      description: '',
      log_id: logId,
      captcha: '',
      desc_url: '',
    },
    err_no: 0,
    err_msg: '',
    log_id: logId,
  });
});

it('takes a form, JSON, headers of both spellings and the query', async () => {
  const { address, pair } = await loggedIn();
  const { access_token: token, open_id: openId } = pair;
  const answers = [
    await postForm(address, pair),
    await postJson(address, pair),
    await postJson(address, { open_id: openId }, { 'access-token': token }),
    await send(address, {
      method: 'POST',
      body: new URLSearchParams({ open_id: openId }),
      headers: { access_token: token },
    }),
    await send(`${address}?${new URLSearchParams(pair)}`, { method: 'POST' }),
    await send(`${address}?${new URLSearchParams(pair)}`),
  ];
  expect(answers.map(({ data }) => data.nickname)).toEqual(Array(6).fill('小河'));
});

it('states a failure in data and at the top, as numbers', async () => {
  const { address, pair } = await loggedIn();
  const { status, body, data } = await postForm(address, { ...pair, access_token: 'act.unknown' });
  expect({ status, number: data.error_code, top: body.err_no }).toEqual({
    status: 200,
    number: 28001003,
    top: 28001003,
  });
  expect(body.err_msg).toBe(data.description);
});

it('answers every number of its error table', async () => {
  const { url, address, pair } = await loggedIn();
  const other = pairOf(await loginTokens(url, 'shancha'));
  const number = async (fields: Record<string, string>): Promise<unknown> =>
    (await postForm(address, fields)).body.err_no;
  expect(await number({})).toBe(28001003);
  expect(await number({ access_token: pair.access_token })).toBe(28001007);
  expect(await number({ ...pair, open_id: other.open_id })).toBe(28001015);
  await patchApp(url, { stage: 'banned' });
  expect(await number(pair)).toBe(28001016);
  await patchApp(url, { stage: 'online' });
  await advance(url, 15 * DAY);
  expect(await number(pair)).toBe(28001008);
});

it('answers 28001012 when the person did not grant user_info', async () => {
  const { address, pair } = await loggedIn('fans.check');
  expect((await postForm(address, pair)).body.err_no).toBe(28001012);
});

it('leaves union_id out when the app has no developer account', async () => {
  const { url, address, pair } = await loggedIn();
  await patchApp(url, { developer: '' });
  expect((await postForm(address, pair)).data).not.toHaveProperty('union_id');
});

it('gives apps of one developer the same union_id, and a person other open_ids', async () => {
  const { url } = await loggedIn();
  await postJson(`${url}/_sim/apps`, { client_key: 'awtwin', client_secret: 'x'.repeat(32) });
  const { body } = await send(`${url}/_sim/people`);
  const [first] = body.people as { ids: Record<string, Record<string, string>> }[];
  const [mine, twin] = [first?.ids[APP.client_key], first?.ids.awtwin];
  expect(twin?.union_id).toBe(mine?.union_id);
  expect(twin?.open_id).not.toBe(mine?.open_id);
});

it('adds the phone number, encrypted with the client secret, when mobile_alert is granted', async () => {
  const { address, pair } = await loggedIn('user_info,mobile_alert');
  const { data } = await postForm(address, pair);
  const key = Buffer.from(APP.client_secret);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  const phone = decipher.update(String(data.encrypt_mobile), 'base64', 'utf8') + decipher.final('utf8');
  expect(phone).toBe('13800000001');
});

it('encrypts the measured vector of the reference', () => {
  expect(encryptPhone('0123456789abcdef0123456789abcdef', '13800000000')).toBe('S3j2eFFOb088IbvvYZQO0A==');
});
