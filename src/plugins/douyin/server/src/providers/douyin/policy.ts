import { ownRules } from '../own-rules';
import type { TokenPolicy } from '../provider';

/**
 * How Douyin's tokens live: 15 and 30 days, five renewals of the refresh token per consent.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/refresh-token
 */
export const policy: TokenPolicy = {
  ...ownRules,
  accessTtlSeconds: 1_296_000,
  refreshTtlSeconds: 2_592_000,
  rotates: false,
  // For some customers the platform moves the end with each refresh; its answer then says so.
  refreshExtends: true,
  secretNeeded: false,
  renewal: { max: 5, aheadSeconds: 86_400, retrySeconds: 3600 },
};
