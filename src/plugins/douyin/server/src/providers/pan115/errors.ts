import type { ErrorCode } from '../../shared/errors';
import type { Operation } from './endpoints';

/**
 * The platform's error numbers and what they mean to us. Numbers that are not listed become API_REJECTED and carry the
 * number along. https://www.yuque.com/115yun/open/rnq0cbz8tt7cu43i
 */
export const codes: Readonly<Record<number, ErrorCode>> = {
  99: 'AUTH_TOKEN_INVALID',
  // Calls are used up until the platform's next day; not HTTP's 406.
  406: 'API_QUOTA',
  231011: 'API_PARAMETER',
  430004: 'API_PARAMETER',
  590075: 'API_THROTTLED',
  770004: 'API_THROTTLED',
  40100000: 'API_PARAMETER',
  40101017: 'AUTH_TOKEN_INVALID',
  40110000: 'API_BUSY',
  40140100: 'AUTH_CREDENTIALS',
  40140101: 'API_PARAMETER',
  40140102: 'API_PARAMETER',
  40140103: 'AUTH_CODE_INVALID',
  40140104: 'AUTH_CODE_INVALID',
  40140105: 'API_BUSY',
  40140106: 'AUTH_CREDENTIALS',
  40140107: 'AUTH_CREDENTIALS',
  40140108: 'AUTH_APP',
  40140109: 'AUTH_APP',
  40140110: 'AUTH_APP',
  40140111: 'AUTH_CREDENTIALS',
  40140112: 'API_PARAMETER',
  40140113: 'AUTH_CODE_INVALID',
  // Five ways in which a refresh token is over. Where none was sent, they can only be about the access token.
  40140114: 'AUTH_TOKEN_INVALID',
  40140115: 'AUTH_TOKEN_INVALID',
  40140116: 'AUTH_TOKEN_INVALID',
  40140117: 'API_THROTTLED',
  40140118: 'AUTH_APP',
  40140119: 'AUTH_TOKEN_INVALID',
  40140120: 'AUTH_TOKEN_INVALID',
  40140121: 'API_BUSY',
  40140122: 'API_ACCOUNT',
  40140123: 'AUTH_TOKEN_INVALID',
  40140124: 'AUTH_TOKEN_INVALID',
  40140125: 'AUTH_TOKEN_INVALID',
  40140126: 'AUTH_TOKEN_INVALID',
  40140127: 'API_PARAMETER',
  40140128: 'AUTH_APP',
  40140129: 'AUTH_APP',
  40140130: 'AUTH_APP',
  40140131: 'AUTH_APP',
  40140132: 'API_PARAMETER',
  40140133: 'AUTH_CREDENTIALS',
  40140134: 'AUTH_CODE_INVALID',
  40140135: 'AUTH_CREDENTIALS',
  40140136: 'AUTH_APP',
  // A QR code that is over.
  40199002: 'AUTH_CODE_INVALID',
};

/** Numbers that mean something else in one kind of call. */
const exceptions: Partial<Record<Operation, Record<number, ErrorCode>>> = {
  device: { 40101017: 'AUTH_CODE_INVALID' },
  exchange: { 40101017: 'AUTH_CODE_INVALID' },
  refresh: {
    40140114: 'AUTH_GRANT_LOST',
    40140115: 'AUTH_GRANT_LOST',
    40140116: 'AUTH_GRANT_LOST',
    40140119: 'AUTH_GRANT_LOST',
    40140120: 'AUTH_GRANT_LOST',
  },
};

/** Our code for one of the platform's numbers, in the call it came from. */
export function codeOf(number: number, operation: Operation): ErrorCode {
  return exceptions[operation]?.[number] ?? codes[number] ?? 'API_REJECTED';
}
