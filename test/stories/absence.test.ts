import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { Admin } from '../support/admin';
import { copyApplication, type Application } from '../support/application';
import { grantMyAccounts } from '../support/grants';
import { askAs, openSession, type Session } from '../support/session';
import { startRefused } from '../support/strapi';
import { createWorld, type World } from '../support/world';

const tables = ['douyin_apps', 'douyin_accounts', 'douyin_tokens', 'douyin_attempts', 'douyin_audit_entries'];

describe('one start without the plugin', () => {
  let application: Application;
  let world: World;
  let reader: Admin;
  let session: Session;
  let stored: unknown;
  let grants: unknown;
  beforeAll(async () => {
    application = await copyApplication();
    world = await createWorld({ appDir: application.dir });
    session = await openSession(world);
    reader = await world.admin.colleague('reader', ['plugin::douyin.app.read', 'plugin::douyin.app.check']);
    await grantMyAccounts(world, 'authenticated');
    stored = await readRows();
    grants = await readGrants();
    // Grants are noted a moment after they change, and with every start.
    await world.restart();
  });
  afterAll(async () => {
    await world?.close();
    await application?.drop();
  });

  const readRows = () => Promise.all(tables.map((table) => world.tables(table).select('*').orderBy('id')));
  const readGrants = async () => ({
    admin: await world
      .tables('admin_permissions as p')
      .join('admin_permissions_role_lnk as l', 'l.permission_id', 'p.id')
      .where('p.action', 'like', 'plugin::douyin.%')
      .orderBy(['l.role_id', 'p.action'])
      .select('l.role_id', 'p.action', 'p.properties', 'p.conditions'),
    site: await world
      .tables('up_permissions as p')
      .join('up_permissions_role_lnk as l', 'l.permission_id', 'p.id')
      .where('p.action', 'like', 'plugin::douyin.%')
      .select('l.role_id', 'p.action'),
  });

  const expectAllBack = async () => {
    expect(await readRows()).toEqual(stored);
    expect(await readGrants()).toEqual(grants);
    const [app] = (await reader.data<{ apps: { id: string }[] }>('GET', '/douyin/apps')).apps;
    for (const check of ['credentials', 'accessToken', 'refreshToken']) {
      const result = await reader.data('POST', `/douyin/apps/${app?.id}/checks/${check}`);
      expect(result).toMatchObject({ name: check, outcome: 'pass' });
    }
    expect((await askAs(world, session.jwt, '/api/douyin/me/accounts')).status).toBe(200);
    expect((await openSession(world)).user).toEqual(session.user);
    stored = await readRows();
  };

  it('starts from grants worth keeping', () => {
    expect(grants).toMatchObject({ site: [{ action: 'plugin::douyin.me.find' }] });
    expect(stored).toHaveLength(tables.length);
  });

  it('leaves every row, sealed value and grant in place when it was switched off', async () => {
    await world.restart({ DOUYIN_ENABLED: 'false' });
    expect((await world.admin.call('GET', '/douyin/apps')).status).toBe(404);
    expect(await readRows()).toEqual(stored);
    await world.restart();
    await expectAllBack();
  });

  it('is refused with a sentence when the plugin was not built, and nothing is lost', async () => {
    await world.strapi.stop();
    const [dist, away] = [path.join(application.plugin, 'dist'), path.join(application.plugin, 'away')];
    await rename(dist, away);
    const output = await startRefused({ appDir: application.dir, env: world.env });
    expect(output).toContain('The Douyin plugin is not built');
    expect(output).toContain('npm run build');
    expect(await readRows()).toEqual(stored);
    await rename(away, dist);
    await world.restart();
    await expectAllBack();
  });

  it('keeps the grants as they are at the next ordinary start', async () => {
    await grantMyAccounts(world, 'authenticated', false);
    await world.restart();
    expect((await readGrants()).site).toEqual([]);
    expect((await askAs(world, session.jwt, '/api/douyin/me/accounts')).status).toBe(403);
  });
});
