import { errorTable, type ErrorCode } from '../../../contracts/errors';

/** A failed request as the screens need it: translation keys for what happened and for what to do. */
export type Failure = {
  /** Our code, or null when something before the plugin failed. */
  code: ErrorCode | null;
  /** Key of the sentence that says what happened. */
  what: string;
  /** Key of the sentence that says what to do. */
  remedy: string;
  /** The server's own words, English; shown small, for support. */
  message: string;
  /** Fields the server found fault with, by path. */
  issues: { path: string; message: string }[];
  details: Record<string, unknown>;
};

const record = (value: unknown): Record<string, unknown> =>
  value && typeof value === 'object' ? (value as Record<string, unknown>) : {};

const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorTable, value);

/** Errors that are not the plugin's own, by HTTP status; the keys are `error.<name>` and `remedy.<name>`. */
export const foreignFailures = ['offline', 'signed-out', 'forbidden', 'not-found', 'broken'] as const;

function foreignName(status: unknown): (typeof foreignFailures)[number] {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  return typeof status === 'number' ? 'broken' : 'offline';
}

/** Most codes speak for themselves; a conflict is only clear with the thing it is about. */
function ownWords(code: ErrorCode, details: Record<string, unknown>): Pick<Failure, 'what' | 'remedy'> {
  if (code === 'CONFIG_CONFLICT' && details.clientKey) {
    return { what: 'error.client-key-taken', remedy: 'remedy.client-key-taken' };
  }
  return { what: `error.${code}`, remedy: `remedy.${errorTable[code].remedy}` };
}

function readIssues(details: Record<string, unknown>): Failure['issues'] {
  if (!Array.isArray(details.issues)) return [];
  return details.issues
    .map(record)
    .map(({ path, message }) => ({ path: String(path), message: String(message) }));
}

/** Reads anything a request threw into a failure; never throws itself. */
export function readFailure(thrown: unknown): Failure {
  const outer = record(thrown);
  const error = record(record(record(outer.response).data).error);
  const details = record(error.details);
  const message = String(error.message ?? outer.message ?? '');
  if (isCode(details.code)) {
    const { code } = details;
    return { ...ownWords(code, details), code, message, issues: readIssues(details), details };
  }
  const name = foreignName(error.status ?? outer.status);
  return { code: null, what: `error.${name}`, remedy: `remedy.${name}`, message, issues: [], details };
}

/** A failure of which only the code is known, e.g. one the server wrote down; an unknown code reads as `broken`. */
export function failureOf(code: string): Failure {
  const rest = { message: '', issues: [], details: {} };
  if (isCode(code)) return { ...ownWords(code, {}), code, ...rest };
  return { what: 'error.broken', remedy: 'remedy.broken', code: null, ...rest };
}

/** Tells whether the same request may well succeed in a moment. */
export const isPassing = ({ what, remedy }: Failure): boolean =>
  remedy === 'remedy.later' || what === 'error.offline' || what === 'error.broken';

/** Tells whether a request ended because we gave it up ourselves. */
export const isGivenUp = (thrown: unknown): boolean => record(thrown).name === 'AbortError';
