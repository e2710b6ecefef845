import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../accounts/service';
import type { Api, ApiCaller, ProviderName } from '../providers';
import { PluginError } from '../shared/errors';
import type { Send } from '../shared/request';
import { service } from '../shared/service';

function readParams(api: Api, given: unknown): Record<string, unknown> {
  const read = api.fields.safeParse(given ?? {});
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const sentence = issues.map(({ path, message }) => `${path || 'parameters'}: ${message}`).join('; ');
  throw new PluginError('CONFIG_INVALID', sentence, { issues });
}

/** Whom a call is about: an account, or an app alone. */
export type ApiSubject = { appId: string; account: AccountRow | null };

/** Lets a call prove itself with what it needs; a token that the platform refuses is replaced once. */
async function asCaller<Result>(
  strapi: Core.Strapi,
  token: Api['token'],
  { appId, account }: ApiSubject,
  call: (caller: ApiCaller) => Promise<Result>,
): Promise<Result> {
  const openId = account?.openId ?? '';
  const tokens = service(strapi, 'tokens');
  if (token === 'app') return tokens.useApp(appId, (access) => call({ ...access, openId }));
  if (token === 'account' && account)
    return tokens.use(account.documentId, (access) => call({ ...access, openId }));
  const apps = service(strapi, 'apps');
  return call({ app: apps.credentials(await apps.get(appId)), accessToken: '', openId });
}

/**
 * Calls one API, and counts the call. Throws CONFIG_INVALID for parameters it does not take, otherwise what the platform says or `AUTH_GRANT_LOST`
 * where the account has no tokens.
 */
export async function callApi(
  strapi: Core.Strapi,
  { api, ...names }: { api: Api; name: string; provider: ProviderName },
  subject: ApiSubject,
  given: unknown,
  send: Send,
): Promise<unknown> {
  const params = readParams(api, given);
  const labels = { provider: names.provider, api: names.name };
  return asCaller(strapi, api.token, subject, (caller) =>
    service(strapi, 'metrics').call(labels, async () =>
      api.read(await send(api.request(caller, params)), caller),
    ),
  );
}
