import { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from '../../simulator';
import { appsOf } from './apps';
import type { World } from './world';

/** Makes the app of 115 that the simulator knows; gives its id. */
export async function createPan115App(world: World): Promise<string> {
  const { app } = await appsOf(world).create({
    name: '河畔书店网盘',
    provider: 'pan115',
    clientKey: DEMO_PAN115_CLIENT_ID,
    clientSecret: DEMO_PAN115_CLIENT_SECRET,
    baseUrl: world.simulator.url,
    scopes: [],
  });
  return app.id;
}

const services = `
  const service = (name) => strapi.plugin('douyin').service(name);
  const provider = service('platform').of('pan115');
`;

/** A consent at 115 by scanning, stored as a connected account; gives the account's id. */
export async function connectPan115(world: World, appId: string, person = 'xiaohe'): Promise<string> {
  const login = await world.strapi.run<{ uid: string }>(`${services}
    const app = await service('apps').get('${appId}');
    return provider.device.start(service('apps').credentials(app));
  `);
  await world.sim(`pan115/codes/${login.uid}/scan`, { person });
  await world.sim(`pan115/codes/${login.uid}/confirm`, { person });
  return world.strapi.run<string>(`${services}
    const app = await service('apps').get('${appId}');
    const credentials = service('apps').credentials(app);
    const set = await provider.device.exchange(credentials, ${JSON.stringify(login)});
    const profile = await provider.profile(credentials, { accessToken: set.accessToken, openId: '' });
    const known = await service('accounts').known(app, profile.openId);
    return strapi.db.transaction(async () => {
      const account = await service('accounts').save(known, app, profile, []);
      const { documentId: accountId, nickname, provider } = account;
      await service('tokens').save({ accountId, nickname, provider, renewable: false }, set);
      return accountId;
    });
  `);
}
