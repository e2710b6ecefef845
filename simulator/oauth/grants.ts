import { DAY, MINUTE, now, SECOND } from '../clock';
import { reject, type Rejection } from '../codes';
import { nextText, nextToken, personalId } from '../ids';
import type { World } from '../world';

/** Who agreed to what, for which app. */
export type Consent = { client_key: string; personId: string; scopes: string[] };

/** An authorisation code nobody used yet. */
export type AuthCode = Consent & { code: string; endsMs: number };

/** One authorisation with its two tokens; `world.grants` holds it under both, and only while they live. */
export type Grant = Consent & {
  openId: string;
  accessToken: string;
  accessEndsMs: number;
  refreshToken: string;
  refreshEndsMs: number;
  /** How often the refresh token was renewed; at most 5. */
  renewals: number;
};

/** Lifetimes (doc: get-access-token, refresh-token; overall-permission for the code). */
export const CODE_LIFE_MS = 10 * MINUTE;
export const ACCESS_LIFE_MS = 15 * DAY;
export const REFRESH_LIFE_MS = 30 * DAY;
export const MAX_RENEWALS = 5;

/** A moment as the whole seconds left until it. */
export const secondsLeft = (world: World, endsMs: number): number =>
  Math.max(0, Math.round((endsMs - now(world.clock)) / SECOND));

/** Issues a code; an unused older one of the same person and app dies (doc: get-access-token). */
export function issueCode(world: World, consent: Consent): string {
  for (const old of world.codes.values()) {
    const same = old.client_key === consent.client_key && old.personId === consent.personId;
    if (same) world.codes.delete(old.code);
  }
  const code = nextText(world.ids, 'code', 40);
  world.codes.set(code, { ...consent, code, endsMs: now(world.clock) + CODE_LIFE_MS });
  return code;
}

/** Turns a code into a grant, once: 10007 when used, replaced or late, 10014 for another app's code. */
export function redeemCode(world: World, code: string, clientKey: string): Grant | Rejection {
  const found = world.codes.get(code);
  if (!found || now(world.clock) >= found.endsMs) return reject(10007);
  if (found.client_key !== clientKey) return reject(10014);
  world.codes.delete(code);
  return createGrant(world, found);
}

/** Lifetimes other than the usual ones. */
export type Lifetimes = { accessLifeMs?: number | undefined; refreshLifeMs?: number | undefined };

/** A new authorisation with its two tokens. */
export function createGrant(world: World, consent: Consent, lifetimes: Lifetimes = {}): Grant {
  const { client_key, personId, scopes } = consent;
  const { accessLifeMs = ACCESS_LIFE_MS, refreshLifeMs = REFRESH_LIFE_MS } = lifetimes;
  const moment = now(world.clock);
  const grant: Grant = {
    client_key,
    personId,
    scopes: [...scopes],
    openId: personalId(world.ids, 'open', personId, client_key),
    accessToken: nextToken(world.ids, 'act.'),
    accessEndsMs: moment + accessLifeMs,
    refreshToken: nextToken(world.ids, 'rft.'),
    refreshEndsMs: moment + refreshLifeMs,
    renewals: 0,
  };
  world.grants.set(grant.accessToken, grant).set(grant.refreshToken, grant);
  world.authorisations.set(grant.openId, [...livingGrants(world, grant.openId), grant]);
  return grant;
}

/** The grant behind a refresh token, or 10010 when it is unknown, expired, renewed, revoked or another app's. */
export function grantOfRefreshToken(
  world: World,
  refreshToken: string,
  clientKey: string,
): Grant | Rejection {
  const grant = world.grants.get(refreshToken);
  const usable = grant?.refreshToken === refreshToken && grant.client_key === clientKey;
  return usable && now(world.clock) < grant.refreshEndsMs ? grant : reject(10010);
}

/**
 * Extends access by 15 days: the string stays while it is valid and is new once it expired
 * (doc: permission/get-permission-token), or is always new with `refreshRotates`.
 */
export function refreshAccess(world: World, grant: Grant): void {
  const moment = now(world.clock);
  const mustChange = world.switches.refreshRotates || moment >= grant.accessEndsMs;
  if (mustChange) {
    world.grants.delete(grant.accessToken);
    grant.accessToken = nextToken(world.ids, 'act.');
    world.grants.set(grant.accessToken, grant);
  }
  grant.accessEndsMs = moment + ACCESS_LIFE_MS;
}

/** Replaces the refresh token, whose old string dies at once; 10020 after five times (doc: refresh-token). */
export function renewRefresh(world: World, grant: Grant): Rejection | undefined {
  if (grant.renewals >= MAX_RENEWALS) return reject(10020);
  grant.renewals += 1;
  world.grants.delete(grant.refreshToken);
  grant.refreshToken = nextToken(world.ids, 'rft.');
  world.grants.set(grant.refreshToken, grant);
  grant.refreshEndsMs = now(world.clock) + REFRESH_LIFE_MS;
  return undefined;
}

/** The authorisations an open_id stands for that were not revoked, the newest last. */
export const livingGrants = (world: World, openId: string): Grant[] =>
  (world.authorisations.get(openId) ?? []).filter((grant) => world.grants.get(grant.refreshToken) === grant);

/** The person takes the app's permission away: both tokens die at once. Gives the number of grants ended. */
export function revokeGrants(world: World, personId: string, clientKey: string): number {
  const openId = personalId(world.ids, 'open', personId, clientKey);
  const living = livingGrants(world, openId);
  for (const grant of living) {
    world.grants.delete(grant.accessToken);
    world.grants.delete(grant.refreshToken);
  }
  world.authorisations.delete(openId);
  return living.length;
}
