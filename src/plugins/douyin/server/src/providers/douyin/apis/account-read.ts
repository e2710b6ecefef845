import type { HttpCall } from '../../../shared/request';
import type { ApiCaller } from '../../api';
import { endpoint } from '../endpoints';

/** A read about an account: its token in the header, its `open_id` in the query. Fields that are undefined are left out. */
export function accountRead(
  { app, accessToken, openId }: ApiCaller,
  path: string,
  query: Record<string, string | undefined> = {},
): HttpCall {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    method: 'GET',
    url: endpoint(app.baseUrl, path),
    query: { open_id: openId, ...Object.fromEntries(given) },
    headers: { 'access-token': accessToken },
    idempotent: true,
  };
}
