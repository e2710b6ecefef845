import type { TokenPolicy } from '../provider';

/**
 * How Douyin's tokens live: 15 and 30 days, five renewals of the refresh token per consent.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-token
 */
export const policy: TokenPolicy = {
  accessTtlSeconds: 1_296_000,
  refreshTtlSeconds: 2_592_000,
  rotates: false,
  // For some customers the platform moves the end with each refresh; its answer then says so.
  refreshExtends: true,
  secretNeeded: false,
  minGapSeconds: 60,
  dailyCap: null,
  coolDownSeconds: { first: 600, cap: 7200 },
  backOffSeconds: { first: 30, cap: 3600 },
  renewal: { max: 5, aheadSeconds: 86_400, retrySeconds: 3600 },
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
