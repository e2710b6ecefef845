import { answer, thrownBy } from '../../test-rig';
import { pan115Apis } from './index';

const caller = {
  app: { clientKey: '1', clientSecret: '', baseUrl: 'https://passportapi.115.com' },
  accessToken: 'canary',
  openId: '',
};

const { userInfo, downloadAddress } = pan115Apis;

it('userInfo is asked for with the token in the header alone', () => {
  expect(userInfo.request(caller, {})).toEqual({
    method: 'GET',
    url: 'https://proapi.115.com/open/user/info',
    headers: { authorization: 'Bearer canary' },
    idempotent: true,
  });
});

const gigabyte = 1024 ** 3;

it.each([
  ['numbers', 340010001, 5 * gigabyte, 4070822400],
  ['text', '340010001', String(5 * gigabyte), '4070822400'],
])('userInfo reads sizes and ids as %s', (_form, user_id, size, expire) => {
  const space = { size, size_format: '5.00GB' };
  const data = {
    user_id,
    user_name: '小河',
    user_face_s: 'https://avatars.115.com/s.jpg',
    user_face_m: '',
    rt_space_info: { all_total: space, all_remain: space },
    vip_info: { level_name: '原石会员', expire },
  };
  expect(userInfo.read(answer({ state: true, code: 0, data }), caller)).toEqual({
    userId: '340010001',
    userName: '小河',
    userFaceS: 'https://avatars.115.com/s.jpg',
    userFaceM: null,
    userFaceL: null,
    space: {
      total: { bytes: 5 * gigabyte, text: '5.00GB' },
      remain: { bytes: 5 * gigabyte, text: '5.00GB' },
      use: { bytes: null, text: null },
    },
    vip: { levelName: '原石会员', expire: new Date('2098-12-31T00:00:00Z') },
  });
});

it('userInfo needs nothing but the id, and takes no failure for success', () => {
  const bare = userInfo.read(answer({ state: true, data: { user_id: 1 } }), caller);
  expect(bare).toMatchObject({ userId: '1', userName: '', vip: { levelName: null, expire: null } });
  const refused = answer({ state: false, code: 40140125, message: '无效', data: [] });
  expect(thrownBy(() => userInfo.read(refused, caller)).code).toBe('AUTH_TOKEN_INVALID');
});

it('downloadAddress asks under the name that will fetch, and reads the one file of the map', () => {
  const asked = downloadAddress.request(caller, { pickCode: 'abc', userAgent: 'me' });
  expect(asked).toMatchObject({
    method: 'POST',
    url: 'https://proapi.115.com/open/ufile/downurl',
    headers: { authorization: 'Bearer canary', 'user-agent': 'me' },
    form: { pick_code: 'abc' },
  });
  const url = 'https://cdn.115.example/a.mp4';
  const data = { '12': { file_name: 'a.mp4', file_size: '7', pick_code: 'abc', url: { url } } };
  expect(downloadAddress.read(answer({ state: true, data }), caller)).toEqual({
    name: 'a.mp4',
    bytes: 7,
    url,
  });
  const none = answer({ state: true, data: {} });
  expect(thrownBy(() => downloadAddress.read(none, caller)).code).toBe('API_REJECTED');
});
