import type { HttpCall } from '../../shared/request';
import type { AppCredentials, LoginRequest } from '../provider';
import { endpoint, paths } from './endpoints';

type App = AppCredentials;

/** The URL of the platform's consent page; the platform compares `redirect_uri` with the configured one. */
export function connectUrl(app: Pick<App, 'clientKey' | 'baseUrl'>, request: LoginRequest): string {
  const url = new URL(endpoint(app.baseUrl, paths.connect));
  url.searchParams.set('client_key', app.clientKey);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('scope', request.scopes.join(','));
  url.searchParams.set('redirect_uri', request.redirectUri);
  url.searchParams.set('state', request.state);
  return url.toString();
}

/** 获取 access_token. A form, not JSON; the code works once, so the call is never repeated. */
export const accessTokenRequest = (app: App, code: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.accessToken),
  form: {
    client_key: app.clientKey,
    client_secret: app.clientSecret,
    code,
    grant_type: 'authorization_code',
  },
});

/** 获取用户公开信息, in the form that both the documentation and its example use. */
export const userInfoRequest = (app: App, token: { accessToken: string; openId: string }): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.userInfo),
  form: { access_token: token.accessToken, open_id: token.openId },
  idempotent: true,
});

/** 刷新 access_token, with the refresh token alone; never repeated. */
export const refreshTokenRequest = (app: App, refreshToken: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.refreshToken),
  form: { client_key: app.clientKey, grant_type: 'refresh_token', refresh_token: refreshToken },
});

/** 刷新 refresh_token: uses up one of five renewals and ends the token it sends; never repeated. */
export const renewRefreshTokenRequest = (app: App, refreshToken: string): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.renewRefreshToken),
  form: { client_key: app.clientKey, refresh_token: refreshToken },
});

const appItself = (app: App) => ({
  client_key: app.clientKey,
  client_secret: app.clientSecret,
  grant_type: 'client_credential',
});

/** 生成 stable_client_token; safe to repeat. */
export const stableClientTokenRequest = (app: App): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.stableClientToken),
  json: appItself(app),
  idempotent: true,
});

/** 生成 client_token: each one cuts the one before to five minutes, so the call is never repeated. */
export const clientTokenRequest = (app: App): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, paths.clientToken),
  json: appItself(app),
});

/** Any answer of the platform carries its clock; the consent page without parameters is the cheapest. */
export const timeRequest = (app: Pick<App, 'baseUrl'>): HttpCall => ({
  method: 'GET',
  url: endpoint(app.baseUrl, paths.connect),
  idempotent: true,
});
