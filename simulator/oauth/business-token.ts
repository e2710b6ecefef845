import { callToken, text, type Call, type Fields } from '../call';
import { DAY, now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import { nextToken } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { App, World } from '../world';
import { authenticateApp, oauthFields, type Accepts } from './apps';
import { livingGrants, secondsLeft, type Grant } from './grants';

/** A business token; `world.businessTokens` holds it under both of its strings. */
export type BusinessToken = {
  grant: Grant;
  scopes: string[];
  token: string;
  endsMs: number;
  refreshToken: string;
  refreshEndsMs: number;
};

const LIFE_MS = 30 * DAY;
/** The sample's 3153600000 seconds: a hundred years. */
const REFRESH_LIFE_MS = 36_500 * DAY;

const ISSUE: Accepts = {
  body: 'json',
  missing: 10002,
  required: ['client_key', 'client_secret', 'open_id', 'scope'],
};
const REFRESH: Accepts = {
  body: 'json',
  missing: 10005,
  required: ['client_key', 'client_secret', 'refresh_token'],
};

/** Tokens for the `….bind` scopes of an authorised account (reference §3.2). */
export const businessTokenEndpoints: Endpoint[] = [
  endpoint('business_token', issue),
  endpoint('refresh_biz_token', refresh),
  endpoint('business_scopes', scopes),
];

function endpoint(name: string, answer: Endpoint['answer']): Endpoint {
  return { name, path: `/oauth/${name}`, methods: ['POST'], envelope: 'business', answer };
}

function issue(world: World, call: Call): Outcome {
  const caller = callerOf(world, call, ISSUE);
  if (isRejection(caller)) return caller;
  const { app, fields } = caller;
  const wanted = text(fields, 'scope').split(',').filter(Boolean);
  const grant = livingGrants(world, text(fields, 'open_id')).at(-1);
  if (grant?.client_key !== app.client_key || wanted.some((scope) => !grant.scopes.includes(scope)))
    return reject(28001012);
  const moment = now(world.clock);
  const token: BusinessToken = {
    grant,
    scopes: wanted,
    token: nextToken(world.ids, 'bus_act.'),
    endsMs: moment + LIFE_MS,
    refreshToken: nextToken(world.ids, 'bus_rft.'),
    refreshEndsMs: moment + REFRESH_LIFE_MS,
  };
  world.businessTokens.set(token.token, token).set(token.refreshToken, token);
  return { data: tokenSet(world, token) };
}

/** Gives a new token for the same refresh token; the old one ends at once. */
function refresh(world: World, call: Call): Outcome {
  const caller = callerOf(world, call, REFRESH);
  if (isRejection(caller)) return caller;
  const written = text(caller.fields, 'refresh_token');
  const found = world.businessTokens.get(written);
  const usable = found?.refreshToken === written && found.grant.client_key === caller.app.client_key;
  if (!usable || !isLiving(world, found.grant) || now(world.clock) >= found.refreshEndsMs)
    return reject(10010);
  world.businessTokens.delete(found.token);
  found.token = nextToken(world.ids, 'bus_act.');
  found.endsMs = now(world.clock) + LIFE_MS;
  world.businessTokens.set(found.token, found);
  return { data: tokenSet(world, found) };
}

function scopes(world: World, call: Call): Outcome {
  const written = callToken(call);
  const found = world.businessTokens.get(written);
  if (found?.token !== written || !isLiving(world, found.grant)) return reject(28001003);
  return now(world.clock) >= found.endsMs ? reject(28001008) : { data: { list: found.scopes } };
}

function callerOf(world: World, call: Call, accepts: Accepts): { app: App; fields: Fields } | Rejection {
  const fields = oauthFields(world, call, accepts);
  if (isRejection(fields)) return fields;
  const app = authenticateApp(world, fields);
  return isRejection(app) ? app : { app, fields };
}

/** False once the person took the permission away. */
const isLiving = (world: World, grant: Grant): boolean => world.grants.get(grant.refreshToken) === grant;

const tokenSet = (world: World, { token, endsMs, refreshToken, refreshEndsMs }: BusinessToken): Fields => ({
  biz_token: token,
  biz_expires_in: secondsLeft(world, endsMs),
  biz_refresh_token: refreshToken,
  biz_refresh_expires_in: secondsLeft(world, refreshEndsMs),
});
