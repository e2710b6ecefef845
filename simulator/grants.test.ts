import { MINUTE } from './clock';
import { refresh115, userInfo115, APP115 } from './pan115/test-rig';
import { advance, APP, closeAll, postForm, postJson, start } from './test-rig';

afterEach(closeAll);

type Made = {
  person: string;
  open_id: string;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  user_id: number;
};

const make = async (url: string, path: string, body: object): Promise<Made[]> =>
  (await postJson(`${url}/_sim/${path}`, body)).body.grants as Made[];

it('makes many Douyin grants at once, each of a new person and living', async () => {
  const url = await start();
  const grants = await make(url, 'grants', {
    client_key: APP.client_key,
    count: 2000,
    scopes: ['user_info'],
    accessEndsInSeconds: 60,
    refreshEndsInSeconds: 3600,
  });
  expect(new Set(grants.map(({ open_id }) => open_id)).size).toBe(2000);
  const [first] = grants;
  expect(first).toMatchObject({ person: 'crowd-1', expires_in: 60, refresh_expires_in: 3600 });
  const last = grants.at(-1);
  const userinfo = async (): Promise<unknown> =>
    (
      await postForm(`${url}/oauth/userinfo/`, {
        access_token: last?.access_token ?? '',
        open_id: last?.open_id ?? '',
      })
    ).body.err_no;
  expect(await userinfo()).toBe(0);
  await advance(url, MINUTE);
  expect(await userinfo()).toBe(28001008);
  const refreshed = await postForm(`${url}/oauth/refresh_token/`, {
    client_key: APP.client_key,
    grant_type: 'refresh_token',
    refresh_token: last?.refresh_token ?? '',
  });
  expect(refreshed.data).toMatchObject({ open_id: last?.open_id, expires_in: 1296000, scope: 'user_info' });
});

it('makes many 115 logins at once', async () => {
  const url = await start();
  const grants = await make(url, 'pan115/grants', {
    client_id: APP115.client_id,
    count: 1000,
    accessEndsInSeconds: 60,
  });
  const last = grants.at(-1);
  expect(last).toMatchObject({ expires_in: 60, refresh_expires_in: 31536000 });
  expect((await userInfo115(url, last?.access_token)).data.user_id).toBe(last?.user_id);
  await advance(url, MINUTE);
  expect((await userInfo115(url, last?.access_token)).body.code).toBe(40140125);
  expect((await refresh115(url, last?.refresh_token)).data.expires_in).toBe(7200);
});

it('refuses what cannot be meant', async () => {
  const url = await start();
  const numberOf = async (path: string, body: object): Promise<number> =>
    (await postJson(`${url}/_sim/${path}`, body)).status;
  expect(await numberOf('grants', { client_key: 'nobody', count: 1 })).toBe(404);
  expect(await numberOf('grants', { client_key: APP.client_key })).toBe(400);
  expect(await numberOf('grants', { client_key: APP.client_key, count: 100_001 })).toBe(400);
  expect(await numberOf('grants', { client_key: APP.client_key, count: 1.5 })).toBe(400);
  expect(await numberOf('pan115/grants', { client_id: '1', count: 1 })).toBe(404);
  expect(await numberOf('pan115/grants', { client_id: APP115.client_id, count: -1 })).toBe(400);
});
