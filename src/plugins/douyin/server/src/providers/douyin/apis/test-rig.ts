import { DEMO_CLIENT_KEY } from '../../../../../../../../simulator';
import type { ParamsOf, ResultOf } from '../../api';
import { send } from '../../test-rig';
import { provider, startDouyin, type DouyinRig } from '../test-rig';
import { douyinApis, type DouyinApis } from './index';

/** A connected account. */
export type Account = { accessToken: string; openId: string };

/** A simulator whose demo app holds every scope, and the ways to ask it. */
export type ApisRig = DouyinRig & {
  /** 小河, who granted these scopes; every scope of a person unless told otherwise. */
  connected(scopes?: string[]): Promise<Account>;
  /** Calls an API as it says: with the account's token, the app's or none. */
  ask<Name extends keyof DouyinApis>(
    name: Name,
    account: Account,
    params: ParamsOf<DouyinApis[Name]>,
  ): Promise<ResultOf<DouyinApis[Name]>>;
};

const scopesOf = (apis: { scope: string | null }[]) => [...new Set(apis.flatMap(({ scope }) => scope ?? []))];

/** Starts one for one test. */
export async function startApis(): Promise<ApisRig> {
  const rig = await startDouyin();
  const all = Object.values(douyinApis);
  await rig.steer(`apps/${DEMO_CLIENT_KEY}`, { scopes: [...scopesOf(all), 'aweme.forward'] }, 'PATCH');
  const userScopes = scopesOf(all.filter(({ token }) => token === 'account'));
  const appToken = async () => (await provider.appToken?.(rig.app(), 'stable'))?.accessToken ?? '';
  return {
    ...rig,
    connected: (scopes = userScopes) => rig.tokens(scopes),
    async ask(name, account, params) {
      const api = douyinApis[name];
      const own = { account: async () => account.accessToken, secret: async () => '', app: appToken };
      const caller = { app: rig.app(), accessToken: await own[api.token](), openId: account.openId };
      const answer = await send(api.request(caller, params as never));
      return api.read(answer, caller) as ResultOf<DouyinApis[typeof name]>;
    },
  };
}
