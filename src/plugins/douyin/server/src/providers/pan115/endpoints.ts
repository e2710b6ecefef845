/** Where the 115 netdisk open platform (115 网盘开放平台) lives; two more hosts belong to it. */
export const platformUrl = 'https://passportapi.115.com';

const hosts = {
  passport: platformUrl,
  qrcode: 'https://qrcodeapi.115.com',
  pro: 'https://proapi.115.com',
} as const;

type Path = { host: keyof typeof hosts; path: string };

/** Addresses of the platform, https://www.yuque.com/115yun/open */
export const places = {
  /** 授权码模式: a page for the user's browser, not a call. */
  authorize: { host: 'passport', path: '/open/authorize' },
  /** 授权码换 access_token */
  authCodeToToken: { host: 'passport', path: '/open/authCodeToToken' },
  /** 手机扫码授权 PKCE 模式: the QR code. */
  authDeviceCode: { host: 'passport', path: '/open/authDeviceCode' },
  /** 轮询二维码状态: does not answer until something changes, or the platform's own time is up. */
  status: { host: 'qrcode', path: '/get/status/' },
  /** 设备码换 access_token */
  deviceCodeToToken: { host: 'passport', path: '/open/deviceCodeToToken' },
  /** 刷新 access_token */
  refreshToken: { host: 'passport', path: '/open/refreshToken' },
  /** 获取用户信息 */
  userInfo: { host: 'pro', path: '/open/user/info' },
  /** 获取文件下载地址 */
  downloadAddress: { host: 'pro', path: '/open/ufile/downurl' },
} as const satisfies Record<string, Path>;

/** Which call an answer belongs to; some numbers mean different things in different calls. */
export type Operation = 'device' | 'exchange' | 'refresh' | 'api';

/** The address of a call: on the platform's own hosts, or below a base URL of another name, which stands for all three. */
export function endpoint(baseUrl: string, { host, path }: Path): string {
  const base = baseUrl.replace(/\/+$/, '');
  return `${base === platformUrl ? hosts[host] : base}${path}`;
}
