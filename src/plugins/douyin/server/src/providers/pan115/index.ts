import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import type { Send } from '../../shared/request';
import { readPlatformTime } from '../answer';
import type { AppCredentials, DeviceFlow, DeviceLogin, Provider } from '../provider';
import {
  authCodeRequest,
  authorizeUrl,
  deviceCodeRequest,
  deviceTokenRequest,
  refreshTokenRequest,
  statusRequest,
  timeRequest,
  userInfoRequest,
} from './client';
import { platformUrl } from './endpoints';
import { challengeOf, newVerifier } from './pkce';
import { policy } from './policy';
import { readDevice, readProfile, readStage, readTokenSet } from './read';

/** A long poll that was heard and ends without an answer only means that nothing has changed. */
function isOverdue(error: unknown): boolean {
  if (!(error instanceof PluginError)) return false;
  const { reason, sent } = error.details;
  return reason === 'ABORTED' || (reason === 'ETIMEDOUT' && sent === 'maybe');
}

function deviceFlow(send: Send): DeviceFlow {
  return {
    async start(app) {
      const verifier = newVerifier();
      return { ...readDevice(await send(deviceCodeRequest(app, challengeOf(verifier)))), verifier };
    },
    async poll(app: AppCredentials, login: DeviceLogin, signal?: AbortSignal) {
      try {
        return readStage(await send(statusRequest(app, login, signal)));
      } catch (error) {
        if (isOverdue(error)) return 'waiting';
        throw error;
      }
    },
    exchange: async (app, login) =>
      readTokenSet(await send(deviceTokenRequest(app, login)), 'exchange', clock.now()),
  };
}

/** The 115 netdisk open platform (115 网盘开放平台) as a provider. It has no tokens for apps themselves. */
export function createPan115(send: Send): Provider {
  const device = deviceFlow(send);
  return {
    name: 'pan115',
    defaultBaseUrl: platformUrl,
    policy,
    // The platform limits all APIs and publishes no number; one a second is what other clients keep to.
    callsPerSecond: 1,
    loginUrl: authorizeUrl,
    exchange: async (app, code, redirectUri) =>
      readTokenSet(await send(authCodeRequest(app, code, redirectUri)), 'exchange', clock.now()),
    profile: async (app, token) => readProfile(await send(userInfoRequest(app, token.accessToken))),
    refresh: async (app, refreshToken) =>
      readTokenSet(await send(refreshTokenRequest(app, refreshToken)), 'refresh', clock.now()),
    device,
    // A QR code nobody sees: proves the client id without a user. Nothing can prove the secret but a user's own code.
    async proveCredentials(app) {
      await device.start(app);
    },
    time: async (app) => readPlatformTime(await send(timeRequest(app))),
  };
}
