import { anywhere, type Call } from '../call';
import type { Endpoint } from '../outcome';
import type { World } from '../world';
import { authorizeEndpoints } from './authorize';
import { bearerToken } from './bearer';
import { deviceEndpoints } from './device';
import { downloadEndpoint } from './files';
import { refreshEndpoint } from './refresh';
import { userInfoEndpoint } from './user-info';

/** Every address of the 115 side. */
export const pan115Endpoints: Endpoint[] = [
  ...deviceEndpoints,
  ...authorizeEndpoints,
  refreshEndpoint,
  userInfoEndpoint,
  downloadEndpoint,
].map((endpoint) => ({ ...endpoint, callerOf }));

/** The app by the id it names, else by its token or its QR. */
function callerOf({ pan115 }: World, call: Call): string | undefined {
  const grant =
    pan115.accesses.get(bearerToken(call))?.grant ?? pan115.refreshes.get(anywhere(call, 'refresh_token'));
  const named = anywhere(call, 'client_id');
  return named || grant?.client_id || pan115.deviceCodes.get(anywhere(call, 'uid'))?.client_id;
}
