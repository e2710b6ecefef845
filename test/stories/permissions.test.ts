import { readdirSync } from 'node:fs';
import path from 'node:path';
import { adminActions, type AdminAction } from '../../src/plugins/douyin/contracts/permissions';
import { createAdmin, type Admin } from '../support/admin';
import { grantMyAccounts } from '../support/grants';
import { ask } from '../support/http';
import { askAs, openSession } from '../support/session';
import { contracts, withoutRoutes } from '../../scripts/openapi/contracts';
import { needed } from '../../scripts/openapi/needs';
import { root } from '../support/strapi';
import { createWorld, type World } from '../support/world';

const routes = Object.entries(contracts).flatMap(([file, table]) =>
  Object.entries(table).map(([name, { method, path: where }]) => ({
    name: `${file}.${name}`,
    method,
    where,
  })),
);
const adminRoutes = routes.filter(({ name }) => needed[name] !== 'site');

const body = {
  name: 'Story',
  clientKey: 'awpermission',
  baseUrl: 'https://open.douyin.com',
  scopes: ['user_info'],
  switches: { login: false, publish: false, leads: false, webhook: false },
  defaultRole: 'authenticated',
  newUserRule: 'create',
  embeddedQr: false,
  developer: null,
};

describe('what people may do', () => {
  let world: World;
  const holders = new Map<AdminAction, Admin>();
  const others = new Map<AdminAction, Admin>();
  let stranger: Admin;
  beforeAll(async () => {
    world = await createWorld();
    stranger = createAdmin(world.front.url);
    const id = (action: AdminAction) => `plugin::douyin.${action}`;
    for (const action of adminActions) {
      const name = action.replace('.', '-');
      const rest = adminActions.filter((other) => other !== action).map(id);
      const [holder, other] = await Promise.all([
        world.admin.colleague(`with-${name}`, [id(action)]),
        world.admin.colleague(`without-${name}`, rest),
      ]);
      holders.set(action, holder);
      others.set(action, other);
    }
    // Two people for each action, and each with a password that is slow to hash.
  }, 600_000);
  afterAll(() => world?.close());

  const firstApp = async () =>
    (await world.admin.data<{ apps: { id: string; revision: number }[] }>('GET', '/douyin/apps')).apps[0];

  const knock = async (who: Admin | undefined, method: string, where: string) => {
    const app = await firstApp();
    const target = where.replace(':id', app?.id ?? '').replace(':name', 'clock');
    const json = ['POST', 'PUT'].includes(method) ? { ...body, revision: -1 } : undefined;
    const reply = await who?.call(method, `/douyin${target}`, json);
    // A row that is not there is the plugin's own answer, and not that of a missing route.
    const isOurs =
      /"code":"(CONFIG_NOT_FOUND|AUTH_ATTEMPT_UNKNOWN|SYNC_NOT_FOUND|LEAD_NOT_FOUND|LEAD_FILE_NOT_FOUND|POST_NOT_FOUND)"/.test(
        reply?.text ?? '',
      );
    return isOurs ? 'no such row' : reply?.status;
  };

  it('is written down here for every route there is', () => {
    const files = readdirSync(path.join(root, 'src/plugins/douyin/contracts'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.replace('.ts', ''));
    expect(files.sort()).toEqual([...Object.keys(contracts), ...withoutRoutes].sort());
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(needed).sort());
  });

  it.each(adminRoutes)('is refused without the permission, and nothing else: $name', async (route) => {
    const permission = needed[route.name] as AdminAction;
    expect(await knock(stranger, route.method, route.where)).toBe(401);
    expect(await knock(others.get(permission), route.method, route.where)).toBe(403);
    const status = await knock(holders.get(permission), route.method, route.where);
    expect([401, 403, 404, 500]).not.toContain(status);
  });

  it('is refused by a session of the site, which is no administrator', async () => {
    const { jwt } = await openSession(world);
    for (const { method, where } of adminRoutes) {
      const reply = await ask(`${world.front.url}/douyin${where}`, {
        method,
        headers: { authorization: `Bearer ${jwt}` },
      });
      expect([where, reply.status]).toEqual([where, 401]);
    }
  });

  it('does not include the secret with editing an app', async () => {
    const secret = { ...body, clientSecret: 'a-secret-of-some-length' };
    const editor = holders.get('app.update');
    const reply = await editor?.call('POST', '/douyin/apps', { ...secret, clientKey: 'awother' });
    expect(reply?.status).toBe(403);
    expect(reply?.json()).toMatchObject({ error: { details: { code: 'CONFIG_FORBIDDEN' } } });
    const app = await firstApp();
    const change = { ...secret, revision: app?.revision };
    expect((await editor?.call('PUT', `/douyin/apps/${app?.id}`, change))?.status).toBe(403);
    const both = await world.admin.colleague('both', [
      'plugin::douyin.app.update',
      'plugin::douyin.app.secret',
    ]);
    expect((await both.call('POST', '/douyin/apps', { ...secret, clientKey: 'awboth' })).status).toBe(200);
    expect((await holders.get('app.secret')?.call('POST', '/douyin/apps', secret))?.status).toBe(403);
  });

  it('is offered in the screen of administrators’ roles, each with its own name', async () => {
    type Action = { action: string; displayName: string; subCategory: string };
    const { plugins } = (
      await world.admin.data<{ sections: { plugins: Action[] } }>('GET', '/admin/permissions')
    ).sections;
    const ours = plugins.filter(({ action }) => action.startsWith('plugin::douyin.'));
    expect(ours.map(({ action }) => action.replace('plugin::douyin.', '')).sort()).toEqual(
      [...adminActions].sort(),
    );
  });

  it('is offered for users of the site in the screen of their roles', async () => {
    const reply = await world.admin.call('GET', '/users-permissions/permissions');
    const off = { enabled: false };
    expect(reply.json()).toMatchObject({
      permissions: {
        'plugin::douyin': {
          controllers: {
            me: { find: off },
            'lead:douyin:auth:get_url': { start: off },
            'lead:douyin:fans:sync': { start: off, findOne: off },
            'lead:douyin:leads:edit': { update: off, startMany: off, assign: off, own: off },
            'lead:douyin:leads:reveal': { phone: off, own: off },
            'lead:douyin:leads:view': { find: off, findOne: off, match: off, own: off },
            'lead:douyin:leads:merge': { preview: off, merge: off, find: off, separate: off, own: off },
            'lead:douyin:posts:publish': { publishVideo: off, publishImage: off, create: off, cancel: off },
            'lead:douyin:posts:view': { find: off, findOne: off, eventsFind: off },
            'lead:douyin:leads:convert': { maps: off, convert: off, find: off, phone: off, own: off },
          },
        },
      },
    });
  });

  it('lets a user of the site see its own accounts, once the role may', async () => {
    const mine = await openSession(world, { person: 'xiaohe' });
    await openSession(world, { person: 'muyu' });
    expect((await askAs(world, mine.jwt, '/api/douyin/me/accounts')).status).toBe(403);
    await grantMyAccounts(world, 'authenticated');
    const reply = await askAs(world, mine.jwt, '/api/douyin/me/accounts');
    expect(reply.status).toBe(200);
    const { accounts } = reply.json<{ data: { accounts: Record<string, unknown>[] } }>().data;
    expect(accounts.map(({ nickname }) => nickname)).toEqual(['小河']);
    const fields = ['appName', 'avatarUrl', 'connectedAt', 'id', 'nickname'];
    expect(Object.keys(accounts[0] ?? {}).sort()).toEqual(fields);
    expect((await ask(`${world.front.url}/api/douyin/me/accounts`)).status).toBe(403);
    await grantMyAccounts(world, 'public');
    expect((await ask(`${world.front.url}/api/douyin/me/accounts`)).status).toBe(401);
  });
});
