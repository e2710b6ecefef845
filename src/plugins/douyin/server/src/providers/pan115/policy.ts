import { ownRules } from '../own-rules';
import type { TokenPolicy } from '../provider';

/**
 * How 115's tokens live: two hours unless the answer says otherwise, and a year from consent that no refresh moves. A
 * refresh ends the refresh token it was sent. https://www.yuque.com/115yun/open/opnx8yezo4at2be6
 */
export const policy: TokenPolicy = {
  // The platform warns of refreshing often (40140117) and publishes no number.
  ...ownRules,
  accessTtlSeconds: 7200,
  refreshTtlSeconds: 31_536_000,
  rotates: true,
  refreshExtends: false,
  secretNeeded: false,
  renewal: null,
};
