import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../../../../../../simulator';
import { send, startRig, type Rig } from '../test-rig';
import { createDouyin } from './index';

/** What an app can be told to be instead of the demo app. */
export type Change = { clientKey?: string; clientSecret?: string };

/** Where the demo app's logins come back to. */
export const redirectUri = 'https://site.example/api/v1/lead/douyin/auth/callback';

/** The provider under test. */
export const provider = createDouyin(send);

/** The simulator's Douyin side, and what a login needs. */
export type DouyinRig = Rig & {
  app(change?: Change): { clientKey: string; clientSecret: string; baseUrl: string };
  /** Opens our login address, approves on the phone and gives the code. */
  newCode(scopes?: string[]): Promise<string>;
  exchange(code: string, change?: Change): ReturnType<typeof provider.exchange>;
  /** What a login leaves: tokens and whose they are. */
  tokens(scopes?: string[]): Promise<{ accessToken: string; openId: string; refreshToken: string }>;
};

/** Starts a simulator for one test. */
export async function startDouyin(): Promise<DouyinRig> {
  const base = await startRig();
  const rig: DouyinRig = {
    ...base,
    app: (change = {}) => ({
      clientKey: DEMO_CLIENT_KEY,
      clientSecret: DEMO_CLIENT_SECRET,
      baseUrl: base.simulator.url,
      ...change,
    }),
    async newCode(scopes = ['user_info']) {
      await fetch(provider.loginUrl(rig.app(), { scopes, redirectUri, state: 'state-1' }));
      const { redirectUrl } = await base.steer('people/xiaohe/approve', { state: 'state-1' });
      return new URL(String(redirectUrl)).searchParams.get('code') ?? '';
    },
    exchange: (code, change) => provider.exchange(rig.app(change), code, redirectUri),
    async tokens(scopes) {
      const { accessToken, openId, refreshToken } = await rig.exchange(await rig.newCode(scopes));
      return { accessToken, openId: openId ?? '', refreshToken: refreshToken ?? '' };
    },
  };
  return rig;
}
