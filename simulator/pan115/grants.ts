import { DAY, now, SECOND } from '../clock';
import { reject, type Rejection } from '../codes';
import type { World } from '../world';
import { mintToken, tokenProblem } from './token-text';

/** One living access token. */
export type Access = { token: string; grant: Pan115Grant; endsMs: number };

/** One login of a person with an app. */
export type Pan115Grant = {
  client_id: string;
  personId: string;
  /** A year after the login; no refresh moves it. */
  endsMs: number;
  refreshToken: string;
  /** The newest last. */
  accesses: Access[];
  refreshedMs?: number;
};

/** Lifetimes (reference pan115 §7). */
export const ACCESS_LIFE_MS = 7200 * SECOND;
export const LONG_ACCESS_LIFE_MS = 30 * DAY;
export const GRANT_LIFE_MS = 365 * DAY;

const loginsKey = (clientId: string, personId: string): string => `${clientId} ${personId}`;

/** Who logs in, and lifetimes other than the usual ones. */
export type Login = {
  client_id: string;
  personId: string;
  accessLifeMs?: number | undefined;
  lifeMs?: number | undefined;
};

/** A new login; the oldest of the same person and app ends when there are more than `pan115LoginsKept`. */
export function createPan115Grant(world: World, login: Login): Pan115Grant {
  const { client_id, personId, accessLifeMs = ACCESS_LIFE_MS, lifeMs = GRANT_LIFE_MS } = login;
  const refreshToken = mintToken(world.ids, 'refresh');
  const endsMs = now(world.clock) + lifeMs;
  const grant: Pan115Grant = { client_id, personId, endsMs, refreshToken, accesses: [] };
  addAccess(world, grant, accessLifeMs);
  world.pan115.refreshes.set(refreshToken, grant);
  const logins = [...(world.pan115.logins.get(loginsKey(client_id, personId)) ?? []), grant];
  world.pan115.logins.set(loginsKey(client_id, personId), logins);
  for (const old of logins.slice(0, -world.switches.pan115LoginsKept)) endGrant(world, old);
  return grant;
}

function addAccess(world: World, grant: Pan115Grant, lifeMs: number): void {
  const token = mintToken(world.ids, 'access');
  const access = { token, grant, endsMs: now(world.clock) + lifeMs };
  grant.accesses.push(access);
  world.pan115.accesses.set(token, access);
}

function endGrant(world: World, grant: Pan115Grant): void {
  const { refreshes, accesses, logins } = world.pan115;
  refreshes.delete(grant.refreshToken);
  for (const { token } of grant.accesses) accesses.delete(token);
  const key = loginsKey(grant.client_id, grant.personId);
  logins.set(
    key,
    (logins.get(key) ?? []).filter((item) => item !== grant),
  );
}

/** The person takes the app's permission away; gives the number of logins ended. */
export function revokePan115(world: World, personId: string, clientId: string): number {
  const living = world.pan115.logins.get(loginsKey(clientId, personId)) ?? [];
  for (const grant of living) endGrant(world, grant);
  return living.length;
}

/** The login behind an access token: 40140123 malformed, 124 badly signed, 125 expired or ended. */
export function grantOfAccess(world: World, token: string): Pan115Grant | Rejection {
  const problem = tokenProblem(world.ids, 'access', token);
  if (problem) return reject(problem === 'malformed' ? 40140123 : 40140124);
  const access = world.pan115.accesses.get(token);
  return access && now(world.clock) < access.endsMs ? access.grant : reject(40140125);
}

/** The login behind a refresh token: 40140114 malformed, 115 badly signed, 116 used or ended, 119 expired. */
export function grantOfRefresh(world: World, token: string): Pan115Grant | Rejection {
  const problem = tokenProblem(world.ids, 'refresh', token);
  if (problem) return reject(problem === 'malformed' ? 40140114 : 40140115);
  const grant = world.pan115.refreshes.get(token);
  if (!grant) return reject(40140116);
  return now(world.clock) < grant.endsMs ? grant : reject(40140119);
}

/** New tokens for a login; its old refresh token dies at once. 40140117 within `pan115RefreshGapMs` of the last time. */
export function rotate(world: World, grant: Pan115Grant): Rejection | undefined {
  const moment = now(world.clock);
  const { pan115RefreshGapMs: gapMs, pan115LongLife, pan115OldAccessDies } = world.switches;
  if (grant.refreshedMs !== undefined && moment < grant.refreshedMs + gapMs) return reject(40140117);
  grant.refreshedMs = moment;
  const { refreshes, accesses } = world.pan115;
  refreshes.delete(grant.refreshToken);
  grant.refreshToken = mintToken(world.ids, 'refresh');
  refreshes.set(grant.refreshToken, grant);
  const isLiving = ({ endsMs }: Access): boolean => !pan115OldAccessDies && moment < endsMs;
  for (const old of grant.accesses.filter((access) => !isLiving(access))) accesses.delete(old.token);
  grant.accesses = grant.accesses.filter(isLiving);
  addAccess(world, grant, pan115LongLife ? LONG_ACCESS_LIFE_MS : ACCESS_LIFE_MS);
  return undefined;
}
