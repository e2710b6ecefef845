import type { HttpCall } from '../../shared/request';
import type { AppCredentials, DeviceLogin, LoginRequest } from '../provider';
import { endpoint, places } from './endpoints';

type App = AppCredentials;

/** The URL of the platform's consent page; it knows no scopes, and the domain of `redirect_uri` must be registered. */
export function authorizeUrl(app: Pick<App, 'clientKey' | 'baseUrl'>, request: LoginRequest): string {
  const url = new URL(endpoint(app.baseUrl, places.authorize));
  url.searchParams.set('client_id', app.clientKey);
  url.searchParams.set('redirect_uri', request.redirectUri);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('state', request.state);
  return url.toString();
}

/** 授权码换 access_token; the code works once, so the call is never repeated. */
export const authCodeRequest = (app: App, code: string, redirectUri: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, places.authCodeToToken),
  form: {
    client_id: app.clientKey,
    client_secret: app.clientSecret,
    code,
    redirect_uri: redirectUri,
    grant_type: 'authorization_code',
  },
});

/** A QR code to draw; one that nobody scans disturbs nobody, so the call is safe to repeat. */
export const deviceCodeRequest = (app: App, challenge: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, places.authDeviceCode),
  form: { client_id: app.clientKey, code_challenge: challenge, code_challenge_method: 'sha256' },
  idempotent: true,
});

const pollMs = 40_000;

/** 轮询二维码状态: one long poll. How long the platform holds it is not published; after `pollMs` we ask anew. */
export const statusRequest = (app: App, login: DeviceLogin, signal?: AbortSignal): HttpCall => ({
  method: 'GET',
  url: endpoint(app.baseUrl, places.status),
  query: { uid: login.uid, time: login.time, sign: login.sign },
  timeoutMs: pollMs,
  signal,
});

/** 设备码换 access_token, with the verifier and nothing else; works once, so it is never repeated. */
export const deviceTokenRequest = (app: App, login: DeviceLogin): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, places.deviceCodeToToken),
  form: { uid: login.uid, code_verifier: login.verifier },
});

/** 刷新 access_token, with the refresh token and nothing else. It ends the token it sends, so it is never repeated. */
export const refreshTokenRequest = (app: App, refreshToken: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, places.refreshToken),
  form: { refresh_token: refreshToken },
});

/** 获取用户信息 */
export const userInfoRequest = (app: Pick<App, 'baseUrl'>, accessToken: string): HttpCall => ({
  method: 'GET',
  url: endpoint(app.baseUrl, places.userInfo),
  headers: { authorization: `Bearer ${accessToken}` },
  idempotent: true,
});

/** Any answer of the platform carries its clock; the consent page without parameters is the cheapest. */
export const timeRequest = (app: Pick<App, 'baseUrl'>): HttpCall => ({
  method: 'GET',
  url: endpoint(app.baseUrl, places.authorize),
  idempotent: true,
});
