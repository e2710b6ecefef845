import type { Core } from '@strapi/strapi';
import type { ApiView, Exploration } from '../../../contracts/explorer';
import type { AccountRow } from '../accounts/service';
import type { Actor } from '../audit/service';
import { apisOf, type Api, type ProviderName } from '../providers';
import { PluginError } from '../shared/errors';
import type { HttpAnswer, HttpCall, Send } from '../shared/request';
import { service } from '../shared/service';
import { callApi } from './call';
import type { Paced } from './pace';
import { formFields } from './fields';
import { shownAnswer, shownRequest, withoutSecrets } from './shown';

const toView = (provider: ProviderName, name: string, api: Api): ApiView => ({
  name,
  provider,
  title: api.title,
  method: api.method,
  path: api.path,
  token: api.token,
  scope: api.scope,
  fields: formFields(api.fields),
  docs: api.docs,
});

const providers = Object.keys(apisOf) as ProviderName[];

/** Every API that may be called by hand. */
export const explorableApis = (): ApiView[] =>
  providers.flatMap((provider) =>
    Object.entries(apisOf[provider])
      .filter(([, { explorable }]) => explorable)
      .map(([name, api]) => toView(provider, name, api)),
  );

function explorableApi({ provider }: AccountRow, name: string): Api {
  const apis = apisOf[provider];
  const api = Object.hasOwn(apis, name) ? apis[name] : undefined;
  if (api?.explorable) return api;
  throw new PluginError('CONFIG_NOT_FOUND', 'There is no such API to call by hand', { api: name });
}

/** What went over the wire last: a call whose token was replaced is made twice. */
type Seen = { call: HttpCall | null; answer: HttpAnswer | null };

const recording =
  (send: Send, seen: Seen): Send =>
  async (call) => {
    Object.assign(seen, { call, answer: null } satisfies Seen);
    seen.answer = await send(call);
    return seen.answer;
  };

function shownError(error: PluginError, call: HttpCall): Exploration['error'] {
  const { number, text, logId } = error.details;
  const said = typeof text === 'string' && text ? text : error.message;
  return {
    code: error.code,
    remedy: error.remedy,
    message: withoutSecrets(said, call),
    number: typeof number === 'number' ? number : null,
    logId: typeof logId === 'string' && logId ? logId : null,
  };
}

const failureOf = (error: unknown): PluginError => {
  if (error instanceof PluginError) return error;
  throw error;
};

/**
 * Calls a read API with an account's rights and shows what was sent and what came back, without secrets. Leaves a line in the
 * account's history. Throws what kept the call from being sent at all.
 */
export async function explore(
  strapi: Core.Strapi,
  accountId: string,
  { api: name, params }: { api: string; params: Record<string, unknown> },
  actor: Actor,
  paced: Paced,
): Promise<Exploration> {
  const account = await service(strapi, 'accounts').get(accountId);
  const api = explorableApi(account, name);
  const seen: Seen = { call: null, answer: null };
  const send = paced(account, recording(service(strapi, 'platform').send, seen));
  const named = { api, name, provider: account.provider };
  const start = performance.now();
  const error = await callApi(strapi, named, { appId: account.appId, account }, params, send).then(
    () => null,
    failureOf,
  );
  const durationMs = Math.round(performance.now() - start);
  if (!seen.call) throw error ?? new Error(`The API ${name} sent nothing`);
  const outcome = error?.code ?? 'ok';
  await service(strapi, 'tokens').note(accountId, 'api.explored', actor, { api: name, outcome });
  return {
    request: shownRequest(seen.call),
    answer: seen.answer && shownAnswer(seen.answer, seen.call),
    durationMs,
    error: error && shownError(error, seen.call),
  };
}
