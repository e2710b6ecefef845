import { getFetchClient } from '@strapi/strapi/admin';
import type { Answer, Contract, Input } from '../../contracts/contract';
import { pluginId } from './plugin-id';
import { post, type Posting } from './shared/post-file';
import { refusalOf } from './shared/refusal';
import { requestUrl } from './shared/request-url';

type Envelope<C extends Contract> = { data: Answer<C> };
type Sending<C extends Contract> = Posting & { query: Input<C>['query'] };

/** Calls one admin route of the plugin and gives back its answer; throws what Strapi's fetch client throws. */
export async function callApi<C extends Contract>(
  contract: C,
  input: Partial<Input<C>> = {},
  signal?: AbortSignal,
): Promise<Answer<C>> {
  const client = getFetchClient();
  const url = requestUrl(`/${pluginId}${contract.path}`, input.params, input.query);
  const options = signal ? { signal } : {};
  if (contract.method === 'GET') return (await client.get<Envelope<C>>(url, options)).data.data;
  if (contract.method === 'DELETE') return (await client.del<Envelope<C>>(url, options)).data.data;
  const send = contract.method === 'PUT' ? client.put : client.post;
  return (await send<Envelope<C>>(url, input.body ?? {}, options)).data.data;
}

/** Fetches what a route of the plugin sends as a file; throws what Strapi's fetch client throws. */
export async function fetchFile<C extends Contract>(
  contract: C,
  input: Partial<Input<C>> = {},
): Promise<Blob> {
  const url = requestUrl(`/${pluginId}${contract.path}`, input.params, input.query);
  // The client throws away what a refusal says; a session that ended is its own business.
  const validateStatus = (status: number) => status !== 401;
  const options = { responseType: 'blob' as const, validateStatus };
  const { data, status = 200 } = await getFetchClient().get<Blob>(url, options);
  if (status >= 400) throw refusalOf(status, await data.text());
  return data;
}

/** Where Strapi's server is; its fetch client reads the same. */
const backendUrl = (): string =>
  (window as Window & { strapi?: { backendURL?: string } }).strapi?.backendURL ?? '';

/** Sends a file as it is to a route of the plugin; `token` is the panel's own. Throws what Strapi's fetch client throws. */
export async function sendFile<C extends Contract>(
  { path }: C,
  { query, file, token, signal, onSent }: Sending<C>,
): Promise<Answer<C>> {
  const url = `${backendUrl()}${requestUrl(`/${pluginId}${path}`, undefined, query)}`;
  const { status, text } = await post(url, { file, token, signal, onSent });
  if (status >= 400) throw refusalOf(status, text);
  return (JSON.parse(text) as Envelope<C>).data;
}

/** Where a route's events are followed, past Strapi's fetch client. */
export const eventsUrl = <C extends Contract>({ path }: C, params: Input<C>['params']): string =>
  `${backendUrl()}${requestUrl(`/${pluginId}${path}`, params)}`;

/** Where the browser fetches a file of the media library; one that lies here has an address without a host. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? `${backendUrl()}${url}` : url);
