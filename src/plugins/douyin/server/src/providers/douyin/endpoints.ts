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
} as const;

/** Which call an answer belongs to; some numbers mean different things in different calls. */
export type Operation = 'accessToken' | 'refreshToken' | 'renewRefreshToken' | 'clientToken' | 'api';

/** A path below an app's base URL; the base may end in a slash or hold a path of its own. */
export function endpoint(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`;
}
