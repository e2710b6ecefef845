import { readdirSync } from 'node:fs';
import path from 'node:path';
import { accountContracts } from '../../src/plugins/douyin/contracts/accounts';
import { appContracts } from '../../src/plugins/douyin/contracts/apps';
import { auditContracts } from '../../src/plugins/douyin/contracts/audit';
import { checkContracts } from '../../src/plugins/douyin/contracts/checks';
import { connectContracts, deviceContracts } from '../../src/plugins/douyin/contracts/connect';
import { explorerContracts } from '../../src/plugins/douyin/contracts/explorer';
import { leadContracts } from '../../src/plugins/douyin/contracts/leads';
import { leadPanelContracts } from '../../src/plugins/douyin/contracts/lead-panel';
import { leadPrivacyContracts } from '../../src/plugins/douyin/contracts/lead-privacy';
import { loginContracts } from '../../src/plugins/douyin/contracts/login';
import { channelContracts } from '../../src/plugins/douyin/contracts/notice-channels';
import { noticeContracts } from '../../src/plugins/douyin/contracts/notices';
import { overviewContracts } from '../../src/plugins/douyin/contracts/overview';
import { adminActions } from '../../src/plugins/douyin/contracts/permissions';
import { syncContracts } from '../../src/plugins/douyin/contracts/sync';
import { tokenContracts } from '../../src/plugins/douyin/contracts/tokens';
import { createAdmin, type Admin } from '../support/admin';
import { grantMyAccounts } from '../support/grants';
import { ask } from '../support/http';
import { askAs, openSession } from '../support/session';
import { root } from '../support/strapi';
import { createWorld, type World } from '../support/world';

const contracts: Record<string, Record<string, { method: string; path: string }>> = {
  accounts: accountContracts,
  apps: appContracts,
  audit: auditContracts,
  checks: checkContracts,
  connect: {
    ...connectContracts,
    startDevice: deviceContracts.start,
    pollDevice: deviceContracts.poll,
    cancelDevice: deviceContracts.cancel,
    pollAgain: deviceContracts.pollAgain,
  },
  explorer: explorerContracts,
  'lead-panel': leadPanelContracts,
  'lead-privacy': leadPrivacyContracts,
  leads: leadContracts,
  login: loginContracts,
  'notice-channels': channelContracts,
  notices: noticeContracts,
  overview: overviewContracts,
  sync: syncContracts,
  tokens: tokenContracts,
};

/** Files of contracts that describe no route. */
const withoutRoutes = [
  'contract',
  'errors',
  'grants',
  'lead-stages',
  'notice-texts',
  'permissions',
  'platforms',
  'scopes',
];

type Permission = (typeof adminActions)[number];

/** What every route asks for; `site` marks those of the content API. */
const needed: Record<string, Permission | 'site'> = {
  'accounts.list': 'account.read',
  'accounts.mine': 'site',
  'accounts.ofUser': 'account.read',
  'accounts.disconnect': 'account.disconnect',
  'apps.list': 'app.read',
  'apps.read': 'app.read',
  'apps.create': 'app.update',
  'apps.update': 'app.update',
  'apps.makeDefault': 'app.update',
  'apps.impact': 'app.delete',
  'apps.remove': 'app.delete',
  'apps.restore': 'app.delete',
  'apps.roles': 'app.read',
  'audit.list': 'audit.read',
  'audit.export': 'audit.export',
  'checks.run': 'app.check',
  'connect.start': 'account.connect',
  'connect.poll': 'account.connect',
  'connect.follow': 'account.connect',
  'connect.renewQr': 'account.connect',
  'connect.enterReturnCode': 'account.connect',
  'connect.cancel': 'account.connect',
  'connect.startDevice': 'account.connect',
  'connect.pollDevice': 'account.connect',
  'connect.cancelDevice': 'account.connect',
  'connect.pollAgain': 'site',
  'explorer.apis': 'account.explore',
  'explorer.call': 'account.explore',
  'lead-panel.list': 'lead.read',
  'lead-panel.read': 'lead.read',
  'lead-panel.update': 'lead.update',
  'lead-privacy.erase': 'lead.erase',
  'lead-privacy.hold': 'lead.erase',
  'lead-privacy.person': 'lead.reveal',
  'lead-privacy.ledger': 'lead.erase',
  'lead-privacy.lift': 'lead.erase',
  'lead-privacy.retention': 'lead.erase',
  'leads.list': 'site',
  'leads.read': 'site',
  'leads.update': 'site',
  'login.authUrl': 'site',
  'login.start': 'site',
  'login.poll': 'site',
  'login.follow': 'site',
  'login.renewQr': 'site',
  'login.enterReturnCode': 'site',
  'login.cancel': 'site',
  'login.exchange': 'site',
  'login.startLink': 'site',
  'login.finishLink': 'site',
  'login.unlink': 'site',
  'login.counters': 'app.read',
  'notice-channels.list': 'notice.read',
  'notice-channels.create': 'notice.update',
  'notice-channels.update': 'notice.update',
  'notice-channels.remove': 'notice.update',
  'notice-channels.test': 'notice.update',
  'notices.list': 'notice.read',
  'notices.acknowledge': 'notice.update',
  'overview.read': 'app.read',
  'sync.start': 'site',
  'sync.show': 'site',
  'sync.pause': 'site',
  'sync.resume': 'site',
  'sync.cancel': 'site',
  'sync.streams': 'sync.read',
  'sync.edit': 'sync.run',
  'sync.run': 'sync.run',
  'tokens.refresh': 'account.refresh',
  'tokens.renew': 'account.refresh',
  'tokens.history': 'account.read',
  'tokens.reauthorizeLink': 'account.connect',
};

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
  const holders = new Map<Permission, Admin>();
  const others = new Map<Permission, Admin>();
  let stranger: Admin;
  beforeAll(async () => {
    world = await createWorld();
    stranger = createAdmin(world.front.url);
    const id = (action: Permission) => `plugin::douyin.${action}`;
    for (const action of adminActions) {
      const name = action.replace('.', '-');
      holders.set(action, await world.admin.colleague(`with-${name}`, [id(action)]));
      const rest = adminActions.filter((other) => other !== action).map(id);
      others.set(action, await world.admin.colleague(`without-${name}`, rest));
    }
  });
  afterAll(() => world?.close());

  const firstApp = async () =>
    (await world.admin.data<{ apps: { id: string; revision: number }[] }>('GET', '/douyin/apps')).apps[0];

  const knock = async (who: Admin | undefined, method: string, where: string) => {
    const app = await firstApp();
    const target = where.replace(':id', app?.id ?? '').replace(':name', 'clock');
    const json = ['POST', 'PUT'].includes(method) ? { ...body, revision: -1 } : undefined;
    const reply = await who?.call(method, `/douyin${target}`, json);
    // A row that is not there is the plugin's own answer, and not that of a missing route.
    const isOurs = /"code":"(CONFIG_NOT_FOUND|AUTH_ATTEMPT_UNKNOWN|SYNC_NOT_FOUND|LEAD_NOT_FOUND)"/.test(
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
    const permission = needed[route.name] as Permission;
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
            'lead:douyin:leads:view': { find: off, findOne: off, own: off },
            'lead:douyin:leads:edit': { update: off, own: off },
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
