import { callToken, text, type Call } from '../call';
import { now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import type { App, Person, World } from '../world';
import { findClientToken } from './client-token';
import type { Grant } from './grants';

/** A user token that is in force, with its app. */
export type UserAccess = { grant: Grant; app: App };

/** The grant behind a user token: 28001003 unknown or revoked, 28001008 expired, 28001016 banned app. */
export function findUserAccess(world: World, token: string): UserAccess | Rejection {
  const grant = world.grants.get(token);
  const app = grant && world.apps.get(grant.client_key);
  if (!app || grant.accessToken !== token) return reject(28001003);
  if (now(world.clock) >= grant.accessEndsMs) return reject(28001008);
  return app.stage === 'banned' ? reject(28001016) : { grant, app };
}

/** The same for a call that names its person: 28001015 wrong open_id, 28001012 scope not granted. */
export function userAccess(world: World, call: Call, openId: string, scope: string): UserAccess | Rejection {
  const access = findUserAccess(world, callToken(call));
  if (isRejection(access)) return access;
  if (openId === '') return reject(28001007, '参数不合法: open_id');
  if (openId !== access.grant.openId) return reject(28001015);
  return access.grant.scopes.includes(scope) ? access : reject(28001012);
}

/** Whose account a data API reads. */
export type AccountAccess = UserAccess & { person: Person };

/**
 * The account behind a data API, its person named by `open_id` in the query: the numbers of `userAccess`, and 28001018
 * when the app itself lost the scope.
 */
export function accountAccess(world: World, call: Call, scope: string): AccountAccess | Rejection {
  const access = userAccess(world, call, text(call.query, 'open_id'), scope);
  if (isRejection(access)) return access;
  if (!access.app.scopes.includes(scope)) return reject(28001018);
  const person = world.people.get(access.grant.personId);
  return person ? { ...access, person } : reject(28001003);
}

/** The app behind a client token, with `scope` if one is named: 28001003, 28001008, 28001016, 28001018. */
export function appAccess(world: World, call: Call, scope?: string): App | Rejection {
  const found = findClientToken(world, callToken(call));
  if (!found) return reject(28001003);
  if (now(world.clock) >= found.endsMs) return reject(28001008);
  if (found.app.stage === 'banned') return reject(28001016);
  return scope === undefined || found.app.scopes.includes(scope) ? found.app : reject(28001018);
}
