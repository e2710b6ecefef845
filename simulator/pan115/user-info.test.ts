import { HOUR } from '../clock';
import { advance, closeAll, postForm, postJson, send, start } from '../test-rig';
import { APP115, refresh115, tokens115, turn, userInfo115 } from './test-rig';

afterEach(closeAll);

type Space = { all_total: { size: unknown } };

describe('user/info', () => {
  it('answers the person with a boolean state and sizes as numbers or text', async () => {
    const url = await start();
    const { access_token: token } = await tokens115(url);
    const { body, data } = await userInfo115(url, token);
    expect(body).toEqual({ state: true, code: 0, message: '', data: expect.any(Object) });
    expect(data).toMatchObject({
      user_id: 340010001,
      user_name: '小河',
      user_face_s: expect.stringMatching(/^https:\/\/.+_s\.jpg$/),
      user_face_m: expect.any(String),
      user_face_l: expect.any(String),
      rt_space_info: {
        all_total: { size: 1024 ** 4, size_format: '1.00TB' },
        all_remain: { size: expect.any(Number), size_format: expect.any(String) },
        all_use: { size: expect.any(Number), size_format: expect.any(String) },
      },
      vip_info: { level_name: '原石会员', expire: expect.any(Number) },
    });
    await turn(url, { pan115StringSizes: true });
    const again = (await userInfo115(url, token)).data.rt_space_info as Space;
    expect(again.all_total.size).toBe(String(1024 ** 4));
  });

  it('takes a Bearer token only', async () => {
    const url = await start();
    const { access_token: token } = await tokens115(url);
    const address = `${url}/open/user/info`;
    expect((await send(address)).body).toEqual({
      state: false,
      code: 40140123,
      message: 'access_token 格式错误（防篡改）',
      data: [],
    });
    expect((await send(`${address}?access_token=${String(token)}`)).body.code).toBe(40140123);
    expect((await send(address, { headers: { authorization: String(token) } })).body.code).toBe(40140123);
  });

  it('tells badly signed from expired and revoked', async () => {
    const url = await start();
    const { access_token: token, refresh_token: refresh } = await tokens115(url);
    expect((await userInfo115(url, `${String(token).slice(0, -3)}xxx`)).body.code).toBe(40140124);
    expect((await userInfo115(url, refresh)).body.code).toBe(40140124);
    await advance(url, 2 * HOUR);
    expect((await userInfo115(url, token)).body.code).toBe(40140125);
    const { access_token: fresh } = (await refresh115(url, refresh)).data;
    expect((await userInfo115(url, fresh)).body.state).toBe(true);
    const revoked = await postJson(`${url}/_sim/people/xiaohe/revoke`, { client_id: APP115.client_id });
    expect(revoked.body).toEqual({ revoked: 1 });
    expect((await userInfo115(url, fresh)).body.code).toBe(40140125);
  });
});

describe('the 115 side', () => {
  it('has its own apps', async () => {
    const url = await start();
    const apps = `${url}/_sim/pan115/apps`;
    expect((await send(apps)).body.apps).toMatchObject([{ client_id: APP115.client_id, stage: 'online' }]);
    const app = { client_id: '100115002', client_secret: 'x' };
    expect((await postJson(apps, { ...app, client_id: 'a1' })).status).toBe(400);
    expect((await postJson(apps, app)).status).toBe(201);
    expect((await postJson(apps, app)).status).toBe(409);
    expect((await postJson(`${apps}/100115002`, { stage: 'offline' }, {}, 'PATCH')).status).toBe(400);
    expect((await postJson(`${apps}/1`, { stage: 'review' }, {}, 'PATCH')).status).toBe(404);
  });

  it('repeats its tokens with the seed, and forgets them with a reset', async () => {
    const url = await start();
    const first = await tokens115(url);
    await postJson(`${url}/_sim/reset`, {});
    expect((await refresh115(url, first.refresh_token)).body.code).toBe(40140116);
    expect(await tokens115(url)).toEqual(first);
  });

  it('refuses switches that cannot be meant', async () => {
    const url = await start();
    expect((await turn(url, { pan115PollMs: -1 })).status).toBe(400);
    expect((await turn(url, { pan115PollMs: true })).status).toBe(400);
    expect((await turn(url, { pan115LongLife: 1 })).status).toBe(400);
    expect((await turn(url, { pan115LoginsKept: 0 })).status).toBe(400);
  });

  it('names neither token nor code in its call list', async () => {
    const url = await start();
    const { refresh_token: token, access_token: access } = await tokens115(url);
    await refresh115(url, token);
    await userInfo115(url, access);
    await postForm(`${url}/open/authCodeToToken`, { ...APP115, code: 'secret-code' });
    const { text } = await send(`${url}/_sim/calls`);
    for (const secret of [token, access, 'secret-code', APP115.client_secret])
      expect(text).not.toContain(String(secret));
  });
});
