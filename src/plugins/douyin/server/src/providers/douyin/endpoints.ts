/** Where the Douyin Open Platform lives. */
export const platformUrl = 'https://open.douyin.com';

/** Paths of the platform, https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/ */
export const paths = {
  /** 获取授权码: a page for the user's browser, not a call. */
  connect: '/platform/oauth/connect/',
  /** 获取 access_token */
  accessToken: '/oauth/access_token/',
  /** 刷新 access_token */
  refreshToken: '/oauth/refresh_token/',
  /** 刷新 refresh_token */
  renewRefreshToken: '/oauth/renew_refresh_token/',
  /** 生成 client_token: a new one cuts the one before short. */
  clientToken: '/oauth/client_token/',
  /** 生成 stable_client_token: repeated calls return the same token, so a live one is never cut short. */
  stableClientToken: '/oauth/stable_client_token/',
  /** 获取用户公开信息 */
  userInfo: '/oauth/userinfo/',
  /** 获取用户唯一标识 */
  alliedId: '/api/douyin/v1/auth/get_related_id/',
  /** 用户经营身份管理 */
  roleCheck: '/api/douyin/v1/role/check/',
  /** 获取 client_code and access_code: without a slash at the end. */
  clientCode: '/passport/open/get_client_code',
  accessCode: '/passport/open/get_access_code',
  /** 粉丝判断 */
  fansCheck: '/fans/check/',
  /** 粉丝画像数据 */
  fansData: '/api/douyin/v1/user/fans_data/',
  fansSource: '/data/extern/fans/source/',
  fansFavourite: '/data/extern/fans/favourite/',
  fansComment: '/data/extern/fans/comment/',
  /** 查询授权账号视频列表 and 查询特定视频的视频数据 */
  videoList: '/api/douyin/v1/video/video_list/',
  videoData: '/api/douyin/v1/video/video_data/',
} as const;

/** Which call an answer belongs to; some numbers mean different things in different calls. */
export type Operation =
  'accessToken' | 'refreshToken' | 'renewRefreshToken' | 'clientToken' | 'accessCode' | 'api';

/** A path below an app's base URL; the base may end in a slash or hold a path of its own. */
export function endpoint(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`;
}

/** Where the platform documents an API. */
export const docsOf = (page: string): string =>
  `https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/${page}`;
