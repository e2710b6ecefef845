import type { Core } from '@strapi/strapi';
import type { ApiView, Exploration } from '../../../contracts/explorer';
import type { Actor } from '../audit/service';
import {
  apisOf,
  type DouyinApis,
  type Pan115Apis,
  type ParamsOf,
  reasonOf,
  type ProviderName,
  type ResultOf,
  type RowOf,
} from '../providers';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import { callApi } from './call';
import { explore, explorableApis } from './explore';
import { createPaced, type Paced } from './pace';

/** Follows a call: `onSent` is called each time it goes out, retries included. */
export type Watch = { onSent?: () => void };

/**
 * The account APIs of the platforms, for this plugin and for others:
 * `strapi.plugin('douyin').service('api').call(accountId, 'fansCheck', { followerOpenId })`.
 */
export type ApiService = {
  /**
   * Calls one of Douyin's APIs for an account, with a valid token of it or of its app. A token the platform refuses is
   * replaced and the call made once more; reads are tried again after passing trouble. Throws `API_*`, `AUTH_*`, or
   * CONFIG_INVALID for parameters it does not take and for an account of another platform.
   */
  call<Name extends keyof DouyinApis>(
    accountId: string,
    name: Name,
    params: ParamsOf<DouyinApis[Name]>,
    watch?: Watch,
  ): Promise<ResultOf<DouyinApis[Name]>>;
  /** Reads one row of an API's answer once more, as it came, for an app. Throws API_UNREADABLE with the fields that are wrong. */
  readRow<Name extends keyof DouyinApis>(
    appId: string,
    name: Name,
    row: unknown,
  ): Promise<RowOf<DouyinApis[Name]>>;
  /** The same for an account of 115, one call a second: others wait their turn, for five seconds at most. */
  callPan115<Name extends keyof Pan115Apis>(
    accountId: string,
    name: Name,
    params: ParamsOf<Pan115Apis[Name]>,
  ): Promise<ResultOf<Pan115Apis[Name]>>;
  /** A client_code of an app: a credential, good for a moment, that stands in for the app at a client. */
  clientCode(appId: string): Promise<ResultOf<DouyinApis['clientCode']>>;
  /** Calls one of Douyin's APIs that are about an app itself, with the app's own token. Throws as `call` does. */
  callApp<Name extends keyof DouyinApis>(
    appId: string,
    name: Name,
    params: ParamsOf<DouyinApis[Name]>,
  ): Promise<ResultOf<DouyinApis[Name]>>;
  /** The APIs that may be called by hand. */
  explorable(): ApiView[];
  /** Calls one of them with an account's rights and shows it, without secrets; leaves a line in the account's history. */
  explore(
    accountId: string,
    request: { api: string; params: Record<string, unknown> },
    actor: Actor,
  ): Promise<Exploration>;
};

declare module '../shared/service' {
  interface Services {
    api: ApiService;
  }
}

async function call(
  strapi: Core.Strapi,
  provider: ProviderName,
  accountId: string,
  name: string,
  params: unknown,
  { paced, watch }: { paced: Paced; watch?: Watch },
): Promise<unknown> {
  const api = Object.hasOwn(apisOf[provider], name) ? apisOf[provider][name] : undefined;
  if (!api) throw new PluginError('CONFIG_INVALID', `${provider} has no API "${name}"`);
  const account = await service(strapi, 'accounts').get(accountId);
  if (account.provider !== provider)
    throw new PluginError('CONFIG_INVALID', `This account is one of ${account.provider}, not of ${provider}`);
  const send = paced(account, (sent) => service(strapi, 'platform').send({ ...sent, ...watch }));
  return callApi(strapi, { api, name, provider }, { appId: account.appId, account }, params, send);
}

async function readRow(strapi: Core.Strapi, appId: string, name: string, row: unknown): Promise<unknown> {
  const apps = service(strapi, 'apps');
  const app = await apps.get(appId);
  const shape = apisOf[app.provider][name]?.row?.(apps.credentials(app));
  if (!shape) throw new PluginError('CONFIG_INVALID', `${app.provider} has no rows of "${name}"`);
  const read = shape.safeParse(row);
  if (read.success) return read.data;
  throw new PluginError('API_UNREADABLE', reasonOf(read.error));
}

/** The `api` service. */
export function apiService({ strapi }: Context): ApiService {
  const paced = createPaced(strapi);
  // The tables say what belongs to a name; what goes through here is only carried.
  const calls =
    (provider: ProviderName) => (accountId: string, name: string, params: unknown, watch?: Watch) =>
      call(strapi, provider, accountId, name, params, { paced, watch });
  const callApp = async (appId: string, name: string, params: unknown) => {
    const { provider } = await service(strapi, 'apps').get(appId);
    const api = Object.hasOwn(apisOf[provider], name) ? apisOf[provider][name] : undefined;
    if (!api || api.token === 'account')
      throw new PluginError('CONFIG_INVALID', `Apps of ${provider} have no API "${name}" of their own`);
    const send = service(strapi, 'platform').send;
    return callApi(strapi, { api, name, provider }, { appId, account: null }, params, send);
  };
  return {
    call: calls('douyin') as ApiService['call'],
    callPan115: calls('pan115') as ApiService['callPan115'],
    readRow: ((appId, name, row) => readRow(strapi, appId, name, row)) as ApiService['readRow'],
    callApp: callApp as ApiService['callApp'],
    clientCode: (appId) => callApp(appId, 'clientCode', {}) as Promise<ResultOf<DouyinApis['clientCode']>>,
    explorable: explorableApis,
    explore: (accountId, request, actor) => explore(strapi, accountId, request, actor, paced),
  };
}
