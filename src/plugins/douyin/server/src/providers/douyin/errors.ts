import type { ErrorCode } from '../../shared/errors';
import type { Operation } from './endpoints';

/**
 * The platform's error numbers and what they mean to us. Numbers that are not listed become API_REJECTED and carry the
 * number along. https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/status-code
 */
export const codes: Readonly<Record<number, ErrorCode>> = {
  22: 'AUTH_APP',
  10001: 'API_BUSY',
  10002: 'API_PARAMETER',
  10003: 'AUTH_CREDENTIALS',
  10004: 'API_FORBIDDEN',
  10005: 'API_PARAMETER',
  10006: 'AUTH_APP',
  10007: 'AUTH_CODE_INVALID',
  10008: 'AUTH_TOKEN_INVALID',
  10010: 'AUTH_GRANT_LOST',
  10011: 'AUTH_APP',
  10012: 'AUTH_APP',
  10013: 'AUTH_CREDENTIALS',
  10014: 'AUTH_CODE_INVALID',
  10015: 'AUTH_APP',
  10017: 'AUTH_APP',
  10020: 'API_QUOTA',
  2100004: 'API_BUSY',
  2100005: 'API_PARAMETER',
  2100007: 'API_FORBIDDEN',
  2100009: 'API_ACCOUNT',
  // Words, comments and videos that the platform does not accept: rejected, and nothing else can be said.
  2111001: 'API_REJECTED',
  2111002: 'API_REJECTED',
  2111003: 'API_PARAMETER',
  2111004: 'API_PARAMETER',
  2111005: 'API_REJECTED',
  2111006: 'API_REJECTED',
  2111007: 'API_REJECTED',
  2112001: 'API_FORBIDDEN',
  2113001: 'API_REJECTED',
  2113002: 'API_REJECTED',
  2114005: 'API_ACCOUNT',
  2114007: 'API_QUOTA',
  2118100: 'API_REJECTED',
  2118106: 'API_PARAMETER',
  2118110: 'API_THROTTLED',
  2190001: 'API_QUOTA',
  2190002: 'AUTH_TOKEN_INVALID',
  2190003: 'AUTH_SCOPE_MISSING',
  2190004: 'API_FORBIDDEN',
  2190005: 'API_PARAMETER',
  2190006: 'API_PARAMETER',
  2190007: 'API_PARAMETER',
  2190008: 'AUTH_TOKEN_INVALID',
  2190015: 'API_PARAMETER',
  2190016: 'AUTH_APP',
  28001003: 'AUTH_TOKEN_INVALID',
  28001005: 'API_BUSY',
  28001006: 'API_BUSY',
  28001007: 'API_PARAMETER',
  28001008: 'AUTH_TOKEN_INVALID',
  28001012: 'AUTH_SCOPE_MISSING',
  28001014: 'API_FORBIDDEN',
  28001015: 'API_PARAMETER',
  28001016: 'AUTH_APP',
  // An address the platform does not know: a wrong base URL, or an API that is gone.
  28001017: 'API_RETIRED',
  28001018: 'API_FORBIDDEN',
  28001019: 'API_FORBIDDEN',
  28001020: 'AUTH_APP',
  28001021: 'AUTH_APP',
  28001042: 'API_FORBIDDEN',
  28001045: 'API_ACCOUNT',
  28001046: 'API_ACCOUNT',
  28001047: 'API_ACCOUNT',
  28001052: 'API_QUOTA',
  28001056: 'API_RETIRED',
  28003017: 'API_QUOTA',
  28003018: 'API_THROTTLED',
  28003082: 'API_PARAMETER',
  28004020: 'API_FORBIDDEN',
  29002002: 'AUTH_CREDENTIALS',
};

/** Numbers that mean something else in one kind of call. */
const exceptions: Partial<Record<Operation, Record<number, ErrorCode>>> = {
  // The five renewals are used up; the refresh token itself lives on to its end.
  renewRefreshToken: { 10020: 'AUTH_RENEWALS_SPENT' },
  // The call has one parameter, the token, and we always send it.
  accessCode: { 10002: 'AUTH_TOKEN_INVALID' },
};

/** Our code for one of the platform's numbers, in the call it came from. */
export function codeOf(number: number, operation: Operation): ErrorCode {
  return exceptions[operation]?.[number] ?? codes[number] ?? 'API_REJECTED';
}
