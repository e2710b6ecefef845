import type { Call, Fields } from '../call';
import { text } from '../call';
import { isRejection, reject, type Rejection } from '../codes';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { authenticateApp, findApp, oauthFields, type Accepts } from './apps';
import {
  grantOfRefreshToken,
  redeemCode,
  refreshAccess,
  renewRefresh,
  secondsLeft,
  type Grant,
} from './grants';

const EXCHANGE: Accepts = {
  body: 'form',
  missing: 10002,
  required: ['client_key', 'client_secret', 'code', 'grant_type'],
};
const REFRESH: Accepts = {
  body: 'form',
  missing: 10005,
  required: ['client_key', 'grant_type', 'refresh_token'],
};
const RENEW: Accepts = { body: 'form', missing: 10005, required: ['client_key', 'refresh_token'] };

/** The user-token family (reference §3.2; docs: get-access-token, refresh-access-token, refresh-token). */
export const tokenEndpoints: Endpoint[] = [
  endpoint('access_token', exchange),
  endpoint('refresh_token', refresh),
  endpoint('renew_refresh_token', renew),
];

function endpoint(name: string, answer: Endpoint['answer']): Endpoint {
  return {
    name,
    path: `/oauth/${name}`,
    methods: ['POST'],
    legacyMethods: ['GET'],
    envelope: 'oauth',
    answer,
  };
}

function exchange(world: World, call: Call): Outcome {
  const fields = oauthFields(world, call, EXCHANGE);
  if (isRejection(fields)) return fields;
  if (text(fields, 'grant_type') !== 'authorization_code') return reject(10002);
  const app = authenticateApp(world, fields);
  if (isRejection(app)) return app;
  if (app.type === 'mobile') return reject(10015);
  const grant = redeemCode(world, text(fields, 'code'), app.client_key);
  return isRejection(grant) ? grant : { data: tokenSet(world, call, grant) };
}

function refresh(world: World, call: Call): Outcome {
  const fields = oauthFields(world, call, REFRESH);
  if (isRejection(fields)) return fields;
  if (text(fields, 'grant_type') !== 'refresh_token') return reject(10005);
  const grant = grantOf(world, fields);
  if (isRejection(grant)) return grant;
  refreshAccess(world, grant);
  return { data: tokenSet(world, call, grant) };
}

function renew(world: World, call: Call): Outcome {
  const fields = oauthFields(world, call, RENEW);
  if (isRejection(fields)) return fields;
  const app = findApp(world, text(fields, 'client_key'));
  if (isRejection(app)) return app;
  if (!app.capabilities.includes('renew_refresh_token')) return reject(10004);
  const grant = grantOf(world, fields);
  if (isRejection(grant)) return grant;
  const refused = renewRefresh(world, grant);
  return refused ?? { data: renewedToken(world, grant) };
}

/** Neither refresh call knows a secret: the key and the refresh token are all there is. */
function grantOf(world: World, fields: Fields): Grant | Rejection {
  const app = findApp(world, text(fields, 'client_key'));
  return isRejection(app) ? app : grantOfRefreshToken(world, text(fields, 'refresh_token'), app.client_key);
}

const tokenSet = (world: World, call: Call, grant: Grant): Fields => ({
  access_token: grant.accessToken,
  expires_in: secondsLeft(world, grant.accessEndsMs),
  refresh_token: grant.refreshToken,
  refresh_expires_in: secondsLeft(world, grant.refreshEndsMs),
  open_id: grant.openId,
  scope: grant.scopes.join(','),
  captcha: '',
  desc_url: '',
  log_id: call.logId,
});

const renewedToken = (world: World, grant: Grant): Fields => ({
  refresh_token: grant.refreshToken,
  expires_in: secondsLeft(world, grant.refreshEndsMs),
});
