import { callToken, type Call } from '../call';
import { reject, type Rejection } from '../codes';
import { accountAccess, type AccountAccess } from '../oauth/access';
import type { World } from '../world';

/**
 * The account behind a retired API. With `todayMode` 28001056 unless the app still holds the scope; off, as before the
 * retirement. Beyond that the numbers of `accountAccess`.
 */
export function legacyAccess(world: World, call: Call, scope: string): AccountAccess | Rejection {
  const key = world.grants.get(callToken(call))?.client_key;
  const app = key === undefined ? undefined : world.apps.get(key);
  const holders = app ? [app] : [...world.apps.values()];
  const isHeld = holders.some(({ scopes }) => scopes.includes(scope));
  return world.switches.todayMode && !isHeld ? reject(28001056) : accountAccess(world, call, scope);
}
