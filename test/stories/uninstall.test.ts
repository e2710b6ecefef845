import { isHere, type DatabaseKind } from '../support/databases';
import { runScript } from '../support/run-command';
import { openSession } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`taking the plugin out of a site on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      await openSession(world);
    });
    afterAll(() => world?.close());

    const run = (...words: string[]) => runScript('uninstall', words, world.env);
    const name = () => (kind === 'sqlite' ? 'data.db' : (world.env.DATABASE_NAME ?? ''));
    const rights = () => world.tables('admin_permissions').where('action', 'like', 'plugin::douyin.%');

    it('says what is stored and what stays, and changes nothing', async () => {
      const { code, output } = await run();
      expect(output).toMatch(/\n +1 {2}douyin_accounts\n/);
      expect(output).toMatch(/\n +1 {2}douyin_tokens\n/);
      expect(output).toContain('forceMigration: false');
      expect(code).toBe(0);
      expect(await countRows(world.tables, 'douyin_accounts')).toBe(1);
    });

    it('removes nothing without the name of the database, or with another', async () => {
      expect((await run('--remove')).code).toBe(2);
      const { code, output } = await run('--remove', '--confirm', 'other');
      expect(output).toContain(`Nothing was removed. This is the database "${name()}"`);
      expect(code).toBe(1);
      expect(await countRows(world.tables, 'douyin_accounts')).toBe(1);
    });

    it('removes its tables, settings and rights, and nothing else', async () => {
      expect((await rights()).length).toBeGreaterThan(0);
      const users = await countRows(world.tables, 'up_users');
      await world.strapi.stop();
      const { code, output } = await run('--remove', '--confirm', name());
      expect(output).toContain('Removed');
      expect(code).toBe(0);
      for (const table of ['douyin_accounts', 'douyin_leads', 'douyin_lead_search', 'oauth_clients'])
        expect([table, await world.tables.schema.hasTable(table)]).toEqual([table, false]);
      expect(await rights()).toEqual([]);
      expect(await world.tables('strapi_core_store_settings').where('key', 'like', 'plugin_douyin%')).toEqual(
        [],
      );
      expect(await countRows(world.tables, 'up_users')).toBe(users);
    });

    it('leaves a site that starts without it', async () => {
      await world.restart({ DOUYIN_ENABLED: 'false' });
      const reply = await world.admin.call('GET', '/admin/users/me');
      expect(reply.status).toBe(200);
      expect(await world.tables.schema.hasTable('douyin_accounts')).toBe(false);
    });
  });
}
