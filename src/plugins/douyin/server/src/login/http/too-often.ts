import { RateLimiterRes } from 'rate-limiter-flexible';
import { PluginError } from '../../shared/errors';

/** What a limiter's refusal means to callers: AUTH_TOO_OFTEN with the seconds to wait; other errors as they are. */
export function tooOften(rejected: unknown): unknown {
  if (!(rejected instanceof RateLimiterRes)) return rejected;
  const seconds = Math.ceil(rejected.msBeforeNext / 1000);
  return new PluginError('AUTH_TOO_OFTEN', `Too many tries: wait ${seconds} s`, { seconds });
}
