import type { HttpCall } from '../../../shared/request';
import type { ApiCaller } from '../../api';
import { endpoint } from '../endpoints';
import type { FileParams } from '../publishing/file';
import { patience } from '../publishing/limits';
import { multipartBody } from '../publishing/multipart';

/** What an account does: its token in the header, its `open_id` in the query. Never tried again by itself. */
export const accountPost = (
  { app, accessToken, openId }: ApiCaller,
  path: string,
  query: Record<string, string> = {},
): HttpCall => ({
  method: 'POST',
  url: endpoint(app.baseUrl, path),
  query: { open_id: openId, ...query },
  headers: { 'access-token': accessToken },
});

/** The same with a file, for as long as it moves. */
export function accountUpload(
  caller: ApiCaller,
  path: string,
  { field, query, params }: { field: string; query?: Record<string, string>; params: FileParams },
): HttpCall {
  const { file, onProgress, signal } = params;
  return {
    ...accountPost(caller, path, query),
    streamed: multipartBody(field, file, onProgress),
    timeoutMs: patience.restMs + Math.ceil(file.bytes / patience.slowestBytesPerMs),
    idleMs: patience.idleMs,
    ...(signal ? { signal } : {}),
  };
}
