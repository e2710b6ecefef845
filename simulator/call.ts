import type { IncomingHttpHeaders } from 'node:http';
import type { FilePart } from './multipart';

/** The fields of a body or a query; values of a JSON body may have any type. */
export type Fields = Record<string, unknown>;

/** A body after reading: `other` is what is none of these. Files are read and gone, only what they were is known. */
export type Body = {
  kind: 'form' | 'json' | 'files' | 'empty' | 'other';
  fields: Fields;
  files?: FilePart[];
};

/** One request as an endpoint sees it; `path` has no trailing slash, `logId` is that of the answer. */
export type Call = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  query: Fields;
  body: Body;
  logId: string;
  /** True once nobody waits for the answer any more. */
  isGone: () => boolean;
  /** Set by a fault: the call succeeds, and what it brought is lost. */
  isForgotten?: boolean;
};

/** The text of a field, or an empty string when it is missing or not text. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** The first of the named fields that is missing or not text. */
export const missingField = (fields: Fields, names: string[]): string | undefined =>
  names.find((name) => text(fields, name) === '');

function header(call: Call, name: string): string {
  const value = call.headers[name];
  return typeof value === 'string' ? value : '';
}

/** A field of a business call wherever old and new clients put it: the body wins over the query. */
export const anywhere = (call: Call, name: string): string =>
  text(call.body.fields, name) || text(call.query, name);

/**
 * The token of a business call: header `access-token`, header `access_token` (the official SDK on userinfo),
 * body, query.
 */
export const callToken = (call: Call): string =>
  header(call, 'access-token') || header(call, 'access_token') || anywhere(call, 'access_token');
