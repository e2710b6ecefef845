import type { ApiView } from '../../../contracts/explorer';
import { groupApis, missingScope } from './api-groups';

const api = (path: string, more: Partial<ApiView> = {}): ApiView => ({
  name: path,
  provider: 'douyin',
  title: path,
  method: 'GET',
  path,
  token: 'account',
  scope: null,
  fields: [],
  docs: 'https://developer.open-douyin.com/',
  ...more,
});

it('puts each API of the platform where people look for it', () => {
  const paths = {
    person: ['/oauth/userinfo/', '/api/douyin/v1/auth/get_related_id/', '/api/douyin/v1/role/check/'],
    fans: ['/following/list/', '/fans/check/', '/api/douyin/v1/user/fans_data/', '/data/external/user/fans/'],
    figures: ['/data/external/user/like/'],
    posts: ['/api/douyin/v1/video/video_list/', '/item/comment/list/'],
    leads: ['/enterprise/leads/tag/list/', '/im/get/retain_consult_card/'],
    codes: ['/passport/open/get_client_code', '/passport/open/get_access_code'],
    other: ['/something/new/'],
  };
  const apis = Object.values(paths)
    .flat()
    .map((path) => api(path));
  const shown = groupApis([...apis, api('/open/user/info', { provider: 'pan115' })], 'douyin');
  expect(Object.fromEntries(shown.map(({ name, apis: own }) => [name, own.map(({ path }) => path)]))).toEqual(
    paths,
  );
});

it('shows no group without an API', () => {
  expect(groupApis([api('/open/user/info', { provider: 'pan115' })], 'pan115')).toMatchObject([
    { name: 'person' },
  ]);
  expect(groupApis([api('/fans/check/')], 'pan115')).toEqual([]);
});

it('names the scope an account did not grant', () => {
  const check = api('/fans/check/', { scope: 'fans.check' });
  expect(missingScope(check, { scopes: ['user_info'] })).toBe('fans.check');
  expect(missingScope(check, { scopes: ['fans.check'] })).toBeNull();
  expect(missingScope(api('/oauth/userinfo/'), { scopes: [] })).toBeNull();
  expect(missingScope({ ...check, token: 'app' }, { scopes: [] })).toBeNull();
});
