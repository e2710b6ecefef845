import type { Fields } from '../call';
import { secondsLeft } from '../oauth/grants';
import type { World } from '../world';
import type { Pan115Grant } from './grants';

/** What every endpoint that gives tokens answers. */
export function tokenSet(world: World, grant: Pan115Grant): Fields {
  const newest = grant.accesses.at(-1);
  return {
    access_token: newest?.token,
    refresh_token: grant.refreshToken,
    expires_in: secondsLeft(world, newest?.endsMs ?? 0),
  };
}
