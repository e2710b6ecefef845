import { HOUR } from '../clock';
import {
  advance,
  APP,
  clientToken,
  closeAll,
  loginTokens,
  patchApp,
  postForm,
  postJson,
  send,
  start,
} from '../test-rig';

afterEach(closeAll);

async function setUp(): Promise<{ url: string; openId: string; headers: Record<string, string> }> {
  const url = await start();
  const { open_id: openId } = await loginTokens(url);
  const { access_token: token } = await clientToken(url);
  return { url, openId: String(openId), headers: { 'access-token': String(token) } };
}

describe('role/check', () => {
  const PATH = '/api/douyin/v1/role/check/';

  it('matches when the person holds every label, else names the lacking ones', async () => {
    const { url, openId, headers } = await setUp();
    const held = { open_id: openId, role_labels: ['COMPANY_BAND', 'AUTH_COMPANY'] };
    const { body } = await postJson(url + PATH, held, headers);
    expect(body).toEqual({
      err_no: 0,
      err_msg: '',
      log_id: expect.any(String),
      data: { match_result: true, filter_role: {} },
    });
    const { data } = await postJson(url + PATH, { ...held, role_labels: ['AUTH_COMPANY', 'STAFF'] }, headers);
    expect(data).toEqual({ match_result: false, filter_role: { STAFF: false } });
  });

  it('prefers open_id to the 抖音号', async () => {
    const { url, openId, headers } = await setUp();
    const byNumber = { douyin_shortId: '70010003', role_labels: ['STAFF'] };
    expect((await postJson(url + PATH, byNumber, headers)).data.match_result).toBe(true);
    const both = { ...byNumber, open_id: openId };
    expect((await postJson(url + PATH, both, headers)).data.match_result).toBe(false);
  });

  it('answers 28001003, 28001007, 28001008, 28001016 and 28001018', async () => {
    const { url, openId, headers } = await setUp();
    const body = { open_id: openId, role_labels: ['STAFF'] };
    const number = async (fields: unknown, sent = headers): Promise<unknown> =>
      (await postJson(url + PATH, fields, sent)).body.err_no;
    expect(await number(body, {})).toBe(28001003);
    expect(await number({ open_id: openId })).toBe(28001007);
    expect(await number({ ...body, role_labels: ['KING'] })).toBe(28001007);
    expect(await number({ ...body, open_id: '_000nobody' })).toBe(28001007);
    await patchApp(url, { stage: 'banned' });
    expect(await number(body)).toBe(28001016);
    await patchApp(url, { stage: 'online', scopes: ['user_info'] });
    expect(await number(body)).toBe(28001018);
    await advance(url, 2 * HOUR);
    expect(await number(body)).toBe(28001008);
  });
});

describe('get_related_id', () => {
  const PATH = '/api/douyin/v1/auth/get_related_id/';

  it('gives one allied_id per company', async () => {
    const { url, openId, headers } = await setUp();
    const { body, data } = await postJson(url + PATH, { open_id: openId }, headers);
    expect(body).toMatchObject({ err_no: 0, err_msg: '', data: { allied_id: expect.any(String) } });
    const { body: people } = await send(`${url}/_sim/people`);
    const [person] = people.people as { ids: Record<string, Record<string, string>> }[];
    expect(person?.ids[APP.client_key]?.allied_id).toBe(data.allied_id);
  });

  it('refuses a user token and an unknown open_id', async () => {
    const { url, openId, headers } = await setUp();
    const { access_token: userToken } = await loginTokens(url);
    const asUser = await postJson(url + PATH, { open_id: openId }, { 'access-token': String(userToken) });
    expect(asUser.body.err_no).toBe(28001003);
    expect((await postJson(url + PATH, { open_id: 'x' }, headers)).body.err_no).toBe(28001007);
  });
});

describe('client_code and access_code', () => {
  it('take a form or JSON and answer without error_code', async () => {
    const url = await start();
    const address = `${url}/passport/open/get_client_code`;
    for (const answer of [await postForm(address, APP), await postJson(address, APP)]) {
      const data = {
        client_code: expect.stringMatching(/^[\w-]{32}$/),
        captcha: '',
        desc_url: '',
        description: '',
      };
      expect(answer.body).toEqual({ data, message: 'success' });
    }
    const { access_token: token } = await loginTokens(url);
    const { data } = await postForm(`${url}/passport/open/get_access_code`, { access_token: String(token) });
    expect(data.access_code).toMatch(/^[\w-]{32}$/);
  });

  it('answer 22 for a wrong app and 10002 for bad parameters', async () => {
    const url = await start();
    const wrong = { ...APP, client_secret: 'x' };
    expect((await postForm(`${url}/passport/open/get_client_code`, wrong)).data.error_code).toBe(22);
    expect((await postForm(`${url}/passport/open/get_client_code`, {})).data.error_code).toBe(10002);
    const lost = { access_token: 'act.unknown' };
    expect((await postForm(`${url}/passport/open/get_access_code`, lost)).data.error_code).toBe(10002);
  });
});
