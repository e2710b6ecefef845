/** What the caller can do about an error; retry logic reads this and never the code. */
export type Remedy = 'never' | 'later' | 'reauthorize' | 'fix-config';

/** HTTP status and remedy of every error this plugin raises. */
export const errorTable = {
  API_REJECTED: { status: 502, remedy: 'never' },
  API_PARAMETER: { status: 502, remedy: 'never' },
  API_ACCOUNT: { status: 502, remedy: 'never' },
  API_BUSY: { status: 503, remedy: 'later' },
  API_THROTTLED: { status: 503, remedy: 'later' },
  API_QUOTA: { status: 503, remedy: 'later' },
  API_UNREACHABLE: { status: 503, remedy: 'later' },
  API_UNREADABLE: { status: 502, remedy: 'later' },
  API_FORBIDDEN: { status: 502, remedy: 'fix-config' },
  API_RETIRED: { status: 502, remedy: 'fix-config' },

  AUTH_CREDENTIALS: { status: 502, remedy: 'fix-config' },
  AUTH_APP: { status: 502, remedy: 'fix-config' },
  AUTH_CODE_INVALID: { status: 400, remedy: 'reauthorize' },
  AUTH_TOKEN_INVALID: { status: 401, remedy: 'reauthorize' },
  AUTH_GRANT_LOST: { status: 401, remedy: 'reauthorize' },
  AUTH_RENEWALS_SPENT: { status: 409, remedy: 'reauthorize' },
  AUTH_SCOPE_MISSING: { status: 403, remedy: 'reauthorize' },
  AUTH_STATE_INVALID: { status: 400, remedy: 'reauthorize' },
  AUTH_STATE_FOREIGN: { status: 403, remedy: 'reauthorize' },
  AUTH_STATE_USED: { status: 409, remedy: 'reauthorize' },
  AUTH_STATE_EXPIRED: { status: 410, remedy: 'reauthorize' },
  AUTH_STEP_INVALID: { status: 409, remedy: 'reauthorize' },
  AUTH_ATTEMPT_UNKNOWN: { status: 404, remedy: 'reauthorize' },
  AUTH_RETURN_CODE_WRONG: { status: 400, remedy: 'never' },
  AUTH_REFUSED: { status: 400, remedy: 'reauthorize' },
  AUTH_EXCHANGE_INVALID: { status: 400, remedy: 'reauthorize' },
  AUTH_REQUEST_INVALID: { status: 400, remedy: 'never' },
  AUTH_LOGIN_CLOSED: { status: 403, remedy: 'fix-config' },
  AUTH_USER_BLOCKED: { status: 403, remedy: 'never' },
  AUTH_TOO_OFTEN: { status: 429, remedy: 'later' },
  AUTH_SESSION_LIMITED: { status: 403, remedy: 'reauthorize' },
  AUTH_SESSION_OTHER: { status: 403, remedy: 'reauthorize' },
  AUTH_ACCOUNT_TAKEN: { status: 409, remedy: 'never' },
  AUTH_OTHER_ACCOUNT: { status: 409, remedy: 'reauthorize' },
  AUTH_LINK_INVALID: { status: 410, remedy: 'reauthorize' },
  AUTH_LAST_WAY: { status: 409, remedy: 'never' },
  AUTH_EMAIL_PLACEHOLDER: { status: 400, remedy: 'never' },

  SYNC_NOT_FOUND: { status: 404, remedy: 'fix-config' },
  SYNC_STATE: { status: 409, remedy: 'never' },
  SYNC_PAGE: { status: 502, remedy: 'later' },
  SYNC_INVALID: { status: 400, remedy: 'never' },
  SYNC_BROKEN: { status: 500, remedy: 'later' },

  QUERY_INVALID: { status: 400, remedy: 'never' },
  QUERY_TOO_SLOW: { status: 503, remedy: 'later' },

  LEAD_INVALID: { status: 400, remedy: 'never' },
  LEAD_NOT_FOUND: { status: 404, remedy: 'never' },
  LEAD_STALE: { status: 409, remedy: 'later' },
  LEAD_STAGE: { status: 409, remedy: 'never' },
  LEAD_FORBIDDEN: { status: 403, remedy: 'fix-config' },
  LEAD_TOO_OFTEN: { status: 429, remedy: 'later' },
  LEAD_UNDO: { status: 409, remedy: 'never' },
  LEAD_FILE_INVALID: { status: 400, remedy: 'never' },
  LEAD_FILE_FORBIDDEN: { status: 403, remedy: 'never' },
  LEAD_FILE_NOT_FOUND: { status: 404, remedy: 'never' },
  LEAD_FILE_STAGE: { status: 409, remedy: 'never' },
  LEAD_FILE_ELSEWHERE: { status: 409, remedy: 'fix-config' },
  LEAD_FILE_EXPIRED: { status: 410, remedy: 'never' },
  LEAD_FILE_TOO_BIG: { status: 413, remedy: 'never' },
  LEAD_FILE_BUSY: { status: 429, remedy: 'later' },
  LEAD_FILE_FOLDER: { status: 503, remedy: 'fix-config' },
  LEAD_INSEPARABLE: { status: 409, remedy: 'never' },
  LEAD_ENTRY_FORBIDDEN: { status: 403, remedy: 'fix-config' },
  LEAD_ENTRY_INVALID: { status: 400, remedy: 'never' },
  LEAD_COUNT_CHANGED: { status: 409, remedy: 'later' },
  LEAD_HELD: { status: 409, remedy: 'never' },

  CALL_KEY_INVALID: { status: 400, remedy: 'never' },
  CALL_KEY_REUSED: { status: 422, remedy: 'never' },
  CALL_RUNNING: { status: 409, remedy: 'later' },
  CALL_IN_DOUBT: { status: 409, remedy: 'never' },
  CALL_FORGOTTEN: { status: 409, remedy: 'never' },
  CALL_TOO_OFTEN: { status: 429, remedy: 'later' },

  NOTICE_UNDELIVERED: { status: 502, remedy: 'later' },
  NOTICE_ADDRESS: { status: 400, remedy: 'fix-config' },

  POST_INVALID: { status: 400, remedy: 'never' },
  POST_MEDIA: { status: 400, remedy: 'never' },
  POST_OFF: { status: 403, remedy: 'fix-config' },
  POST_NOT_FOUND: { status: 404, remedy: 'never' },
  POST_STAGE: { status: 409, remedy: 'never' },
  POST_STALE: { status: 409, remedy: 'later' },
  POST_UNKNOWN: { status: 409, remedy: 'never' },
  POST_NOT_MADE: { status: 409, remedy: 'never' },
  POST_MISSED: { status: 409, remedy: 'never' },
  POST_REVIEW: { status: 409, remedy: 'later' },
  POST_REJECTED: { status: 409, remedy: 'never' },
  POST_VANISHED: { status: 409, remedy: 'never' },
  POST_EXPIRED: { status: 410, remedy: 'never' },

  WEBHOOK_BODY: { status: 400, remedy: 'never' },
  WEBHOOK_SIGNATURE: { status: 401, remedy: 'fix-config' },
  WEBHOOK_OFF: { status: 403, remedy: 'fix-config' },
  WEBHOOK_APP: { status: 404, remedy: 'fix-config' },
  WEBHOOK_USED: { status: 409, remedy: 'never' },
  WEBHOOK_TOO_BIG: { status: 413, remedy: 'never' },
  WEBHOOK_ENCODED: { status: 415, remedy: 'never' },
  WEBHOOK_CONTENT: { status: 422, remedy: 'never' },

  INTERNAL: { status: 500, remedy: 'later' },

  CONFIG_INVALID: { status: 400, remedy: 'fix-config' },
  CONFIG_NOT_FOUND: { status: 404, remedy: 'fix-config' },
  CONFIG_CONFLICT: { status: 409, remedy: 'fix-config' },
  CONFIG_STALE: { status: 409, remedy: 'later' },
  CONFIG_READ_ONLY: { status: 409, remedy: 'fix-config' },
  CONFIG_SECRET_MISSING: { status: 409, remedy: 'fix-config' },
  CONFIG_FORBIDDEN: { status: 403, remedy: 'fix-config' },
  CONFIG_UNSAFE: { status: 400, remedy: 'fix-config' },
  CONFIG_ADDRESS: { status: 400, remedy: 'fix-config' },
  CONFIG_KEYS_LOCKED: { status: 503, remedy: 'fix-config' },
} as const satisfies Record<string, { status: number; remedy: Remedy }>;

/** Every error code of the plugin; the part before the underscore is its family. */
export type ErrorCode = keyof typeof errorTable;

/** The body of every failed answer: Strapi's shape, with our code in `details`. */
export type ErrorBody = {
  data: null;
  error: {
    status: number;
    /** The exception's public name, e.g. `DouyinAuthException`. */
    name: string;
    message: string;
    details: { code: ErrorCode; remedy: Remedy } & Record<string, unknown>;
  };
};
