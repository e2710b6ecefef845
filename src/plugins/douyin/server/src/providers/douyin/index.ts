import { clock } from '../../shared/clock';
import type { Send } from '../../shared/request';
import { readPlatformTime } from '../answer';
import type { Provider } from '../provider';
import {
  accessTokenRequest,
  clientTokenRequest,
  connectUrl,
  refreshTokenRequest,
  renewRefreshTokenRequest,
  stableClientTokenRequest,
  timeRequest,
  userInfoRequest,
} from './client';
import { platformUrl } from './endpoints';
import { policy } from './policy';
import { readAppToken, readProfile, readRefreshed, readRenewed, readTokenSet } from './read';

const appTokenRequests = { stable: stableClientTokenRequest, plain: clientTokenRequest };

/** The Douyin Open Platform (抖音开放平台) as a provider. */
export function createDouyin(send: Send): Provider {
  const appToken: Provider['appToken'] = async (app, variant) =>
    readAppToken(await send(appTokenRequests[variant](app)), clock.now());
  return {
    name: 'douyin',
    defaultBaseUrl: platformUrl,
    policy,
    callsPerSecond: null,
    loginUrl: connectUrl,
    exchange: async (app, code) => readTokenSet(await send(accessTokenRequest(app, code)), clock.now()),
    profile: async (app, token) => readProfile(await send(userInfoRequest(app, token)), app.clientSecret),
    refresh: async (app, refreshToken) =>
      readRefreshed(await send(refreshTokenRequest(app, refreshToken)), clock.now()),
    renew: async (app, refreshToken) =>
      readRenewed(await send(renewRefreshTokenRequest(app, refreshToken)), clock.now()),
    appToken,
    // The stable kind leaves tokens in use alone.
    async proveCredentials(app) {
      await appToken(app, 'stable');
    },
    time: async (app) => readPlatformTime(await send(timeRequest(app))),
  };
}
