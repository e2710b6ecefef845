import type { Endpoint } from '../outcome';
import { businessTokenEndpoints } from './business-token';
import { clientTokenEndpoints } from './client-token';
import { connectEndpoint } from './connect';
import { getticketEndpoints } from './getticket';
import { identityEndpoints } from './identity';
import { passportEndpoints } from './passport';
import { qrcodeEndpoints } from './qrcode';
import { retiredEndpoints } from './retired';
import { tokenEndpoints } from './tokens';
import { userinfoEndpoint } from './userinfo';

/** Every platform address the simulator knows. */
export const ENDPOINTS: Endpoint[] = [
  connectEndpoint,
  ...qrcodeEndpoints,
  ...tokenEndpoints,
  ...clientTokenEndpoints,
  ...businessTokenEndpoints,
  ...getticketEndpoints,
  userinfoEndpoint,
  ...identityEndpoints,
  ...passportEndpoints,
  ...retiredEndpoints,
];
