import type { Context as KoaContext } from 'koa';
import type { ErrorCode } from '../../../../contracts/errors';
import type { RefusalReason } from '../../../../contracts/webhooks';
import { PluginError } from '../../shared/errors';
import type { EventBody } from '../events/body';
import type { Directory, KnownApp } from './directory';

/** The headers of a request as Node gives them. */
export type Headers = KoaContext['req']['headers'];

/** One call as it is checked. What a check finds out is there for those after it. */
export type Call = {
  raw: Buffer;
  contentType: string;
  headers: Headers;
  /** The app in the address; null: the body names it. */
  appId: string | null;
  /** Code of this site calls, and vouches for what it hands over. */
  isTrusted: boolean;
  directory: Directory;
  now: Date;
  app?: KnownApp;
  /** Whether the platform's signature was there, and good. */
  isSigned: boolean;
  /** The nonce of a relay, to be used up. */
  nonce: string | null;
  body?: EventBody;
  /** The challenge of `verify_webhook`, as it is to be sent back; null where there is none. */
  challenge: string | null;
};

/** A call before the first check. */
export const newCall = (
  given: Pick<Call, 'raw' | 'contentType' | 'headers' | 'appId' | 'isTrusted' | 'directory' | 'now'>,
): Call => ({ ...given, isSigned: false, nonce: null, challenge: null });

/** A header that can be there once. */
export function headerOf({ headers }: Pick<Call, 'headers'>, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The error of a call that is refused. */
export const refusal = (code: ErrorCode, reason: RefusalReason, message: string): PluginError =>
  new PluginError(code, message, { reason });
