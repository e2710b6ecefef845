import * as tea from '@alicloud/tea-typescript';
import Client, { OauthAccessTokenRequest } from '@open-dy/open_api_sdk';
import { APP, closeAll, loginCode, start } from './test-rig';

/**
 * The official SDK as an independent client. Its host and scheme are literals, so its transport's one writable
 * function is wrapped (reference §10.2, proof A); its own files stay untouched.
 */
const realDoAction = tea.doAction;
// The namespace object of a CommonJS module is the module itself, which TypeScript shows as read-only.
const transport = jest.requireActual<{ doAction: typeof tea.doAction }>('@alicloud/tea-typescript');

function aimAt(url: string): void {
  transport.doAction = (request, runtime) => {
    request.protocol = 'http';
    request.headers.host = new URL(url).host;
    return realDoAction(request, runtime);
  };
}

/** Lets the SDK go and stops its simulators; use as `afterEach(closeSdk)`. */
export async function closeSdk(): Promise<void> {
  transport.doAction = realDoAction;
  await closeAll();
}

/** The demo app's credentials as the SDK wants them. */
export const KEYS = { clientKey: APP.client_key, clientSecret: APP.client_secret };

/** The SDK, aimed at a simulator of its own. */
export async function sdk(): Promise<{ client: Client; url: string }> {
  const url = await start();
  aimAt(url);
  return { url, client: new Client({ ...KEYS } as ConstructorParameters<typeof Client>[0]) }; // a plain object does
}

/** Exchanges a code for tokens. */
export const exchange = (client: Client, code: string) =>
  client.oauthAccessToken(new OauthAccessTokenRequest({ ...KEYS, code, grantType: 'authorization_code' }));

/** An account of 小河 that granted the scopes, as every request of it names it. */
export async function account(client: Client, url: string, scope: string) {
  const { data } = await exchange(client, await loginCode(url, 'xiaohe', { scope }));
  return { accessToken: data?.accessToken ?? '', openId: data?.openId ?? '', header: {} };
}
