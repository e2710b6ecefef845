import { appsOf } from './apps';
import { connectDouyin } from './tokens';
import type { World } from './world';

/** Every scope an account API asks the person for. */
export const apiScopes = [
  'user_info',
  'mobile_alert',
  'fans.check',
  'fans.data.bind',
  'data.external.user',
  'data.external.fans_source',
  'data.external.fans_favourite',
  'video.list.bind',
  'video.data.bind',
];

/** Logs a person in who grants these scopes, and gives the id of the account. */
export async function connectWith(world: World, person: string, scopes: string[]): Promise<string> {
  const [app] = await appsOf(world).list();
  if (!app) throw new Error('There is no app');
  await appsOf(world).save(app, { scopes });
  return connectDouyin(world, person);
}

/** Calls an account API as the site's own code does; rejects with the error's code. */
export const callApi = <Result>(
  world: World,
  accountId: string,
  name: string,
  params: object = {},
): Promise<Result> =>
  world.strapi.run<Result>(
    `return strapi.plugin('douyin').service('api').call(${[accountId, name, params].map((value) => JSON.stringify(value)).join(', ')})`,
  );

/** What the explorer answers. */
export type Explored = {
  request: { method: string; url: string; headers: Record<string, string>; body: string | null };
  answer: { status: number; body: string } | null;
  durationMs: number;
  error: {
    code: string;
    remedy: string;
    message: string;
    number: number | null;
    logId: string | null;
  } | null;
};

/** Calls an API by hand in the admin. */
export const explore = (
  world: World,
  accountId: string,
  api: string,
  params: object = {},
): Promise<Explored> =>
  world.admin.data<Explored>('POST', `/douyin/accounts/${accountId}/explore`, { api, params });

/** Every token the site holds of an account or an app at this moment, in clear. */
export const heldTokens = (world: World, accountId: string): Promise<string[]> =>
  world.strapi.run<string[]>(`
    const service = (name) => strapi.plugin('douyin').service(name);
    const { accessToken } = await service('tokens').get('${accountId}');
    const { appId, provider } = await service('accounts').get('${accountId}');
    if (provider !== 'douyin') return [accessToken];
    const ofApp = await service('tokens').useApp(appId, async (caller) => caller.accessToken);
    return [accessToken, ofApp];
  `);
