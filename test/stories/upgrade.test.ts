import type { PanelPage } from '../../src/plugins/douyin/contracts/lead-panel';
import { appsOf } from '../support/apps';
import { isHere } from '../support/databases';
import { dashboardOf, recountIn } from '../support/lead-dashboard';
import { allowSync, runThrough, streamOf } from '../support/sync';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, getAtOnce } from '../support/tokens';
import { former, formerDatabase, type FormerKind } from '../support/upgrade';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<FormerKind>(['sqlite'], ['postgres']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`a site of the first version with leads, on ${kind}, that starts with this one`, () => {
    let world: World;
    const accounts = former.accounts[kind];
    beforeAll(async () => {
      const store = await formerDatabase(kind);
      const offsetMs = new Date(former.made).getTime() + 60_000 - Date.now();
      world = await createWorld({ database: kind, store, offsetMs });
    });
    afterAll(() => world?.close());

    const service = <Result>(name: string, call: string): Promise<Result> =>
      world.strapi.run<Result>(`return strapi.plugin('douyin').service('${name}').${call}`);

    it('has all it had', async () => {
      expect(world.strapi.output()).not.toMatch(/\berror\b/);
      const counts = ['douyin_leads', 'douyin_lead_events', 'up_users', 'douyin_accounts'].map((name) =>
        countRows(world.tables, name),
      );
      expect(await Promise.all(counts)).toEqual([former.leads, former.events, former.users, accounts.length]);
    });

    it('opens every sealed value, and gives the tokens it held', async () => {
      const { checked, unopened } = await service<{ checked: number; unopened: object[] }>(
        'secrets',
        'check()',
      );
      expect({ enough: checked >= 5, unopened }).toEqual({ enough: true, unopened: [] });
      const tokens = await Promise.all(accounts.map((id) => getAtOnce(world.strapi, id, 1)));
      expect(tokens.flat()).toEqual(former.accessTokens);
    });

    it('proves the histories of its accounts', async () => {
      for (const id of accounts) {
        const { chain } = await service<{ chain: object }>(
          'tokens',
          `history('${id}', { page: 1, pageSize: 1 })`,
        );
        expect(chain).toMatchObject({ ok: true, brokenAt: null });
      }
    });

    it('finds its leads, by what is new as well, and lets them be changed', async () => {
      const query = new URLSearchParams({ keyword: '木鱼石' }).toString();
      const { records } = await world.admin.data<PanelPage>('GET', `/douyin/leads?${query}`);
      const [lead] = records;
      expect(lead).toMatchObject({ nickname: '木鱼石', status: 'NEW' });
      await world.admin.data('PATCH', `/douyin/leads/${lead?.leadId}`, { version: 1, status: 'CONTACTED' });
      await recountIn(world.strapi);
      const [year] = former.made.split('-');
      const span = { from: `${year}-01-01`, to: `${year}-12-31`, zone: '+08:00' };
      const { total, statuses } = await dashboardOf(world.admin, span);
      expect({ total, statuses }).toEqual({
        total: former.leads,
        statuses: expect.arrayContaining([
          { status: 'NEW', count: former.leads - 1 },
          { status: 'CONTACTED', count: 1 },
        ]) as unknown,
      });
    });

    it('lets the same person in as the same user, and pulls the same people without doubling one', async () => {
      const [app] = await appsOf(world).list();
      await appsOf(world).save(app as NonNullable<typeof app>, {
        baseUrl: world.simulator.url,
        clientSecret: undefined,
      });
      await allowSync(world, ['fans.list', 'user.intention']);
      await world.sim('people/xiaohe/audience', { count: 120 });
      expect(accounts).toContain(await connectDouyin(world));
      expect(await countRows(world.tables, 'up_users')).toBe(former.users);
      const { id } = await streamOf(world.strapi, accounts[0] ?? '', 'fans');
      expect(await runThrough(world.strapi, id, 'FULL')).toMatchObject({
        stage: 'done',
        counters: { inserted: 0 },
      });
      expect(await countRows(world.tables, 'douyin_leads')).toBe(former.leads);
    });
  });
}
