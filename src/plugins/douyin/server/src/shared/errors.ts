import { errorTable, type ErrorBody, type ErrorCode, type Remedy } from '../../../contracts/errors';

export type { ErrorCode, Remedy } from '../../../contracts/errors';

/** Facts about an error that may be shown to whoever caused it: never a secret, a token or a code. */
export type ErrorDetails = Record<string, unknown>;

/** The one error of this plugin; everything a reader needs to act is in `code`, `remedy` and `details`. */
export class PluginError extends Error {
  override readonly name = 'PluginError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  /** HTTP status of the answer this error becomes. */
  get status(): number {
    return errorTable[this.code].status;
  }

  /** What the caller can do about it. */
  get remedy(): Remedy {
    return errorTable[this.code].remedy;
  }
}

/** The error of input that names the part at fault, in the form of those that do not fit a contract. */
export const faultAt = (code: ErrorCode, path: string, message: string): PluginError =>
  new PluginError(code, `${path}: ${message}`, { issues: [{ path, message }] });

const exceptionNames: Record<string, string> = {
  API: 'DouyinApiException',
  AUTH: 'DouyinAuthException',
  SYNC: 'DouyinLeadSyncException',
  QUERY: 'InvalidDouyinLeadQueryException',
  LEAD: 'DouyinLeadException',
  WEBHOOK: 'DouyinWebhookException',
  POST: 'DouyinPublishException',
  CONFIG: 'DouyinConfigException',
  CALL: 'DouyinCallException',
  NOTICE: 'DouyinNoticeException',
  INTERNAL: 'DouyinInternalException',
};

/** The public name of an error's family, e.g. `DouyinAuthException` for `AUTH_CODE_INVALID`. */
export function exceptionName(code: ErrorCode): string {
  const [family = ''] = code.split('_');
  return exceptionNames[family] ?? 'PluginError';
}

/** The answer an error becomes: Strapi's body with our code and remedy in `details`. */
export function errorBody(error: PluginError): ErrorBody {
  const { code, status, message, remedy, details } = error;
  return {
    data: null,
    error: { status, name: exceptionName(code), message, details: { ...details, code, remedy } },
  };
}
