import { getFetchClient } from '@strapi/strapi/admin';
import type { Answer, Contract, Input } from '../../contracts/contract';
import { pluginId } from './plugin-id';
import { requestUrl } from './shared/request-url';

type Envelope<C extends Contract> = { data: Answer<C> };

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
export async function fetchFile<C extends Contract>(contract: C, query: Input<C>['query']): Promise<Blob> {
  const url = requestUrl(`/${pluginId}${contract.path}`, undefined, query);
  return (await getFetchClient().get(url, { responseType: 'blob' })).data;
}

/** Where Strapi's server is; its fetch client reads the same. */
const backendUrl = (): string =>
  (window as Window & { strapi?: { backendURL?: string } }).strapi?.backendURL ?? '';

/** Where a route's events are followed, past Strapi's fetch client. */
export const eventsUrl = <C extends Contract>({ path }: C, params: Input<C>['params']): string =>
  `${backendUrl()}${requestUrl(`/${pluginId}${path}`, params)}`;
