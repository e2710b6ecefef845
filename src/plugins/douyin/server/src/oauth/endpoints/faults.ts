import type { LibraryError } from '../library/types';

/**
 * Everything that can be wrong with a request, as it is answered: the status, the code of RFC 6749 where there is one, and
 * seed 004's sentence.
 */
export const faults = {
  'bad-request': { status: 400, error: 'invalid_request', message: '无效的授权请求参数' },
  'plain-http': { status: 400, error: 'invalid_request', message: '生产环境必须使用 HTTPS' },
  'wrong-method': { status: 405, error: 'invalid_request', message: '无效的授权请求参数' },
  'too-often': { status: 429, error: 'slow_down', message: '请求过于频繁' },
  'bad-redirect': { status: 400, error: 'invalid_redirect_uri', message: '无效的重定向 URI' },
  'redirect-differs': { status: 400, error: 'invalid_grant', message: '无效的重定向 URI' },
  'unknown-grant': { status: 400, error: 'unsupported_grant_type', message: '不支持的 grant_type' },
  'grant-not-allowed': { status: 400, error: 'unauthorized_client', message: '不支持的 grant_type' },
  'bad-code': { status: 400, error: 'invalid_grant', message: '无效的授权码' },
  'code-expired': { status: 400, error: 'invalid_grant', message: '授权码已过期' },
  'bad-client': { status: 401, error: 'invalid_client', message: '客户端认证失败' },
  'no-token': { status: 401, error: null, message: '未提供认证令牌' },
  'bad-token': { status: 401, error: 'invalid_token', message: '无效的令牌' },
  'no-client': { status: 404, error: 'invalid_client', message: '客户端不存在' },
  'request-lost': { status: 400, error: 'invalid_request', message: '授权请求已失效，请返回原网站重新开始' },
  busy: { status: 503, error: 'temporarily_unavailable', message: '服务暂不可用，请稍后再试' },
  broken: { status: 500, error: 'server_error', message: '服务器内部错误' },
} as const;

export type FaultName = keyof typeof faults;

/**
 * A fault, and what to say about it in ASCII; seconds to wait where that is what helps, and a code of the library's own where it
 * has a finer one.
 */
export type Fault = { name: FaultName; code?: string; description?: string; seconds?: number };

// The library says in words what went wrong; this is the one place that reads them, and tests hold it.
const byDetail: [RegExp, FaultName][] = [
  [/redirect_uri mismatch/, 'redirect-differs'],
  [/code is expired/, 'code-expired'],
];

const byCode: Record<string, FaultName> = {
  invalid_client: 'bad-client',
  invalid_grant: 'bad-code',
  invalid_redirect_uri: 'bad-redirect',
  invalid_token: 'bad-token',
  unsupported_grant_type: 'unknown-grant',
  server_error: 'broken',
};

/** What an error of the library is here, at the authorisation page or at another endpoint. */
export function faultOf(error: LibraryError, isPage: boolean): Fault {
  const { message, error_description: description = '', error_detail: detail = '' } = error;
  if ((error.statusCode ?? 500) >= 500) return { name: 'broken' };
  if (error.name === 'SessionNotFound') return { name: 'request-lost', description };
  if (message === 'invalid_client' && isPage) return { name: 'no-client', description };
  if (/grant type is not allowed/.test(description)) return { name: 'grant-not-allowed', description };
  const bySentence = message === 'invalid_grant' && byDetail.find(([pattern]) => pattern.test(detail));
  const name = bySentence ? bySentence[1] : byCode[message];
  return name ? { name, description } : { name: 'bad-request', code: message, description };
}
