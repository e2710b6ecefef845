import type { Context as KoaContext } from 'koa';
import type { LibraryError, LibraryRequest } from './types';

const noted = new WeakMap<LibraryRequest['req'], LibraryError>();

/** Notes the error that the library answers a request with. */
export const noteError = ({ req }: Pick<KoaContext, 'req'>, error: LibraryError): void =>
  void noted.set(req, error);

/** The error that the library answered a request with; undefined where it answered as asked. */
export const notedError = ({ req }: Pick<KoaContext, 'req'>): LibraryError | undefined => noted.get(req);
