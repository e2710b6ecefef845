import type { TokenPolicy } from '../provider';

/**
 * How 115's tokens live: two hours unless the answer says otherwise, and a year from consent that no refresh moves. A
 * refresh ends the refresh token it was sent. https://www.yuque.com/115yun/open/opnx8yezo4at2be6
 */
export const policy: TokenPolicy = {
  accessTtlSeconds: 7200,
  refreshTtlSeconds: 31_536_000,
  rotates: true,
  refreshExtends: false,
  secretNeeded: false,
  // The platform warns of refreshing often (40140117) and publishes no number.
  minGapSeconds: 60,
  dailyCap: null,
  coolDownSeconds: { first: 600, cap: 7200 },
  backOffSeconds: { first: 30, cap: 3600 },
  renewal: null,
  warnDays: [30, 14, 7, 3, 1],
  verdicts: {
    AUTH_GRANT_LOST: 'dead',
    API_THROTTLED: 'throttled',
    API_QUOTA: 'throttled',
    AUTH_CREDENTIALS: 'configuration',
    AUTH_APP: 'configuration',
    API_FORBIDDEN: 'configuration',
    API_RETIRED: 'configuration',
    API_PARAMETER: 'configuration',
    API_ACCOUNT: 'account',
  },
};
