import { clock } from '../../shared/clock';
import type { Send } from '../../shared/request';
import type { Provider } from '../provider';
import {
  accessTokenRequest,
  connectUrl,
  stableClientTokenRequest,
  timeRequest,
  userInfoRequest,
} from './client';
import { platformUrl } from './endpoints';
import { readCredentialsProof, readPlatformTime, readProfile, readTokenSet } from './read';

/** The Douyin Open Platform (抖音开放平台) as a provider. */
export function createDouyin(send: Send): Provider {
  return {
    name: 'douyin',
    defaultBaseUrl: platformUrl,
    loginUrl: connectUrl,
    exchange: async (app, code) => readTokenSet(await send(accessTokenRequest(app, code)), clock.now()),
    profile: async (app, token) => readProfile(await send(userInfoRequest(app, token))),
    proveCredentials: async (app) => readCredentialsProof(await send(stableClientTokenRequest(app))),
    time: async (app) => readPlatformTime(await send(timeRequest(app))),
  };
}
