import type { Context as KoaContext } from 'koa';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The client that HTTP Basic names, decoded as the library does it: one client has one name, however it is written. */
function inBasic(header: string): string {
  const [, credentials = ''] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  const [id = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1);
  try {
    return decodeURIComponent(id.replace(/\+/g, '%20'));
  } catch {
    return '';
  }
}

/** The client that a request for authorisation says it is; an empty text where it names none. */
export const clientInQuery = ({ query }: Pick<KoaContext, 'query'>): string => textOf(query.client_id);

/** The client that a request with credentials says it is, in its body or by HTTP Basic; an empty text where it names none. */
export const clientInCredentials = (body: unknown, authorization: string): string =>
  textOf((body as { client_id?: unknown } | null | undefined)?.client_id) || inBasic(authorization);
