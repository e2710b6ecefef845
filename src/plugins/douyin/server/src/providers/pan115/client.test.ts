import { authorizeUrl, refreshTokenRequest, statusRequest, userInfoRequest } from './client';
import { endpoint, places } from './endpoints';

const app = (baseUrl: string) => ({ clientKey: '100', clientSecret: 's', baseUrl });
const login = { uid: 'u', time: '1', sign: 's', verifier: 'v', qrText: 'q' };

it('uses the platform’s three hosts by default', () => {
  for (const base of ['https://passportapi.115.com', 'https://passportapi.115.com/']) {
    expect(refreshTokenRequest(app(base), 'r').url).toBe('https://passportapi.115.com/open/refreshToken');
    expect(statusRequest(app(base), login).url).toBe('https://qrcodeapi.115.com/get/status/');
    expect(userInfoRequest(app(base), 'a').url).toBe('https://proapi.115.com/open/user/info');
    expect(authorizeUrl(app(base), { scopes: [], redirectUri: 'https://x.example/', state: 's' })).toMatch(
      /^https:\/\/passportapi\.115\.com\/open\/authorize\?/,
    );
  }
});

it('uses any other base URL for all of them, below its own path', () => {
  for (const place of Object.values(places))
    expect(endpoint('http://127.0.0.1:4010/pan/', place)).toBe(`http://127.0.0.1:4010/pan${place.path}`);
});

it('refreshes with the refresh token and nothing else, once', () => {
  const { form, idempotent } = refreshTokenRequest(app('http://x'), 'r');
  expect([form, idempotent]).toEqual([{ refresh_token: 'r' }, undefined]);
});

it('never sends the verifier while it waits', () => {
  expect(statusRequest(app('http://x'), login).query).toEqual({ uid: 'u', time: '1', sign: 's' });
});
